/** Everything before the device is open. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeInvitationLink, parseInvitationLink } from '@kopri/protocol';
import type { Page } from 'playwright-core';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import {
  admitWhenAsked,
  askClient,
  askToJoin,
  exposeClient,
  invite,
  joinInBrowser,
  PASSPHRASE,
  unlockInBrowser,
} from './harness/web-member.js';
import { builtWebClient, startWebServer, type WebServer } from './harness/web-server.js';

const PASSPHRASE_FIELD = 'input[autocomplete=current-password]';

describeInBrowser('before the device is open', () => {
  let network: TestNetwork;
  let selin: TestDevice;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    selin = await network.correspondent('Selin Aksoy', 'TR', 'tr-moj-dgfr');
  });

  afterAll(() => network?.stop());

  describe('a member', () => {
    let browser: TestBrowser;
    let page: Page;
    beforeAll(async () => {
      browser = await TestBrowser.launch();
      await exposeClient(browser);
    });
    afterAll(() => browser?.close());

    test('joins from a link in at most nine interactions, and the secret leaves the address at once', async () => {
      const { link, invitation } = await invite(selin);
      page = await browser.context.newPage();
      const interactions = await countInteractions(page);
      await page.goto(link);
      await page.waitForSelector('input[autocomplete=name]');
      expect(page.url()).toBe(`${network.url}/`);
      await askToJoin(page, { name: 'Elif Karaca' });
      const shown = await page.innerText('.check');
      expect(shown.match(/\d{4}/g)?.join(' ')).toBe(await admitWhenAsked(selin, invitation));
      await page.waitForSelector('#main');
      expect(interactions.count).toBeLessThanOrEqual(9);
      expect(interactions.count).toBeGreaterThanOrEqual(3);
      const secret = link.slice(link.indexOf('#') + 1);
      const history: string = await page.evaluate(() =>
        JSON.stringify([document.title, location.href, window.history.state]),
      );
      expect(history).not.toContain(secret);
    });

    test('locks by a shortcut: the content is gone at once, the drafts are kept', async () => {
      await askClient(page, 'drafts.keep', 'reply', 'a sentence half writ');
      await page.keyboard.press('Control+KeyL');
      await page.waitForSelector(PASSPHRASE_FIELD);
      expect(await page.$('#main')).toBeNull();
      expect(await page.innerText('body')).not.toContain('Elif Karaca');
      await unlockInBrowser(page);
      expect(await askClient(page, 'drafts.find', 'reply')).toMatchObject({ value: 'a sentence half writ' });
    });

    test('is told when the passphrase is wrong, in the field, and opens with the right one', async () => {
      await page.keyboard.press('Control+KeyL');
      await page.fill(PASSPHRASE_FIELD, 'seven loud bridges');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.field.wrong');
      expect(await page.innerText('.field .err')).toContain('The passphrase is wrong.');
      await page.waitForFunction((field) => document.activeElement?.matches(field), PASSPHRASE_FIELD);
      await page.keyboard.type(PASSPHRASE);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#main');
    });

    test('opening a further invitation beside the open device is told whose it is, in their language; nothing is sent', async () => {
      const { link, invitation } = await invite(selin);
      const beside = await browser.context.newPage();
      await beside.goto(link);
      for (const [language, title, says] of [
        ['English', 'This device already belongs to Elif Karaca', 'nothing was sent'],
        ['Русский', 'Это устройство уже принадлежит: Elif Karaca', 'ничего не отправлено'],
        ['Türkmençe', 'Bu enjam eýýäm şu adama degişli: Elif Karaca', 'hiç zat iberilmedi'],
        ['Türkçe', 'Bu cihaz zaten Elif Karaca adlı kişinin', 'hiçbir şey gönderilmedi'],
      ] as const) {
        await beside.getByText(language, { exact: true }).click();
        await beside.getByRole('heading', { level: 1, name: title }).waitFor();
        expect(await beside.innerText('main')).toContain(says);
      }
      await beside.getByText('English', { exact: true }).click();
      expect(beside.url()).toBe(`${network.url}/`);
      await beside.getByRole('button', { name: 'Continue' }).click();
      await beside.waitForSelector('#main');
      expect((await selin.kopri.enrolment.requests()).filter((one) => one.invitation === invitation)).toEqual([]);
      await beside.close();
    });

    test('opening a further invitation at the lock is told that it was not used, and whose device it is once it opens', async () => {
      const { link } = await invite(selin);
      await page.keyboard.press('Control+KeyL');
      await page.waitForSelector(PASSPHRASE_FIELD);
      await page.goto(link);
      await page.waitForSelector(PASSPHRASE_FIELD);
      expect(await page.innerText('.note')).toContain('The link was not used: nothing was sent');
      expect(page.url()).toBe(`${network.url}/`);
      await page.fill(PASSPHRASE_FIELD, PASSPHRASE);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'This device already belongs to Elif Karaca' }).waitFor();
    });

    test('opening a setup link, at the lock or in the open page, is told that it was not used and why', async () => {
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForSelector('#main');
      await page.goto(`${network.url}/#setup=not-for-here`);
      await page.getByRole('heading', { level: 1, name: 'This device already belongs to Elif Karaca' }).waitFor();
      expect(page.url()).toBe(`${network.url}/`);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForSelector('#main');
      await page.goto('about:blank');
      await page.goto(`${network.url}/#setup=not-for-here`);
      await page.waitForSelector(PASSPHRASE_FIELD);
      expect(await page.innerText('.note')).toContain('The link was not used: nothing was sent');
      expect(page.url()).toBe(`${network.url}/`);
      await page.fill(PASSPHRASE_FIELD, PASSPHRASE);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'This device already belongs to Elif Karaca' }).waitFor();
    });

    test('whose browser deleted the store is told that the device is lost, before anything new is offered', async () => {
      const session = await browser.context.newCDPSession(page);
      await page.goto('about:blank');
      await session.send('Storage.clearDataForOrigin', { origin: network.url, storageTypes: 'indexeddb' });
      await page.goto(network.url);
      await page.waitForSelector('ol.todo');
      expect(await page.innerText('h1')).toBe('This device is lost');
      expect(await page.$('textarea')).toBeNull();
      await page.click('main button');
      await page.waitForSelector('textarea');
    });
  });

  describe('somebody with an invitation', () => {
    let browser: TestBrowser;
    beforeAll(async () => {
      browser = await TestBrowser.launch();
    });
    afterAll(() => browser?.close());

    test('may paste it with spaces and line breaks; a missing part is named and nothing entered is lost', async () => {
      const { link } = await invite(selin);
      const page = await browser.context.newPage();
      await page.goto(network.url);
      await page.fill('textarea', link.slice(0, -9));
      await page.click('button[type=submit]');
      expect(await page.innerText('.field .err')).toContain('This link is incomplete or damaged.');
      expect(await page.inputValue('textarea')).toBe(link.slice(0, -9));
      await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      await page.fill('textarea', ` ${link.slice(0, 40)}\n  ${link.slice(40)} `);
      await page.click('button[type=submit]');
      await page.waitForSelector('input[autocomplete=name]');
      await page.waitForFunction(() => document.querySelector('main')?.innerText.includes('Türkiye'));
      expect(page.url()).toBe(`${network.url}/`);
      await page.close();
    });

    test('of another server is shown the address of that server', async () => {
      const { link } = await invite(selin);
      const page = await browser.context.newPage();
      await page.goto(network.url);
      await page.fill('textarea', link.replace(network.url, 'https://kopri.elsewhere.example'));
      await page.click('button[type=submit]');
      expect(await page.innerText('.note')).toContain('https://kopri.elsewhere.example');
      await page.close();
    });

    test('of another network of the same server is told so with the code, and keeps what was entered', async () => {
      const { server, link } = parseInvitationLink((await invite(selin)).link);
      const page = await browser.context.newPage();
      await page.goto(encodeInvitationLink(server, { ...link, network: new Uint8Array(32) }));
      await page.fill('input[autocomplete=name]', 'Elif Karaca');
      await page.fill('input[autocomplete=new-password]', PASSPHRASE);
      await page.click('button[type=submit]');
      await page.locator('.note.late', { hasText: 'Code invitation-wrong-network.' }).waitFor({ timeout: 60_000 });
      expect(await page.inputValue('input[autocomplete=name]')).toBe('Elif Karaca');
      await page.close();
    });

    test('is told of a name in another script and of a short passphrase, at the fields, before anything is sent', async () => {
      const { link } = await invite(selin);
      const page = await browser.context.newPage();
      await page.goto(link);
      await page.fill('input[autocomplete=name]', 'Элиф');
      await page.fill('input[autocomplete=new-password]', 'too short');
      await page.click('button[type=submit]');
      expect(await page.locator('.field.wrong').count()).toBe(2);
      await page.waitForFunction(() => document.activeElement?.getAttribute('autocomplete') === 'name');
      await page.close();
    });

    test('who waits finds the same check number after closing the browser, and goes on by itself when admitted', async () => {
      const { link, invitation } = await invite(selin);
      const page = await browser.context.newPage();
      await page.goto(link);
      await askToJoin(page, { name: 'Deniz Kaya' });
      const before = await page.innerText('.check');
      const again = await (await browser.restart()).newPage();
      await again.goto(network.url);
      await again.fill(PASSPHRASE_FIELD, PASSPHRASE);
      await again.keyboard.press('Enter');
      await again.waitForSelector('.check');
      expect(await again.innerText('.check')).toBe(before);
      await admitWhenAsked(selin, invitation);
      await again.waitForSelector('#main', { timeout: 30_000 });
    });
  });

  test('the lock is shown while the client is still on its way, and opens once it is there', async () => {
    const browser = await TestBrowser.launch({ serviceWorkers: 'block' });
    await joinInBrowser({ network, browser, by: selin, name: 'Nino Beridze' });
    const page = await (await browser.restart()).newPage();
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const isAsked = new Promise<void>((resolve) => {
      void browser.context.route('**/assets/tab-*.js', async (route) => {
        resolve();
        await gate;
        await route.continue();
      });
    });
    await page.goto(network.url);
    await isAsked;
    await page.waitForSelector(PASSPHRASE_FIELD);
    letGo();
    await unlockInBrowser(page);
    await browser.close();
  });

  test('a refused request is worded, and the same browser can begin anew with another link', async () => {
    const browser = await TestBrowser.launch();
    try {
      const { link, invitation } = await invite(selin);
      const page = await browser.context.newPage();
      await page.goto(link);
      await askToJoin(page, { name: 'Mallory' });
      const request = (await selin.kopri.enrolment.requests()).find((one) => one.invitation === invitation);
      await selin.kopri.enrolment.refuse(request?.request ?? never(), 'not the number');
      await page.waitForFunction(() => document.querySelector('h1')?.innerText === 'Your request was not accepted');
      await page.click('button:has-text("Begin anew")');
      await page.click('dialog .btn.danger');
      await page.waitForSelector('textarea');
    } finally {
      await browser.close();
    }
  });

  test('a suspended member is told so and what can still be read; reinstated, the application goes on by itself', async () => {
    const browser = await TestBrowser.launch();
    try {
      const page = await joinInBrowser({ network, browser, by: selin, name: 'Nil Arslan' });
      await selin.kopri.members.suspend('Nil Arslan');
      await page.waitForFunction(() => document.querySelector('h1')?.innerText === 'Your membership is suspended');
      await page.click('button:has-text("Read what is here")');
      await page.waitForSelector('#main');
      await page.reload();
      await page.fill(PASSPHRASE_FIELD, PASSPHRASE);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('h1')?.innerText === 'Your membership is suspended');
      await selin.kopri.members.reinstate('Nil Arslan');
      await page.waitForSelector('#main', { timeout: 60_000 });
    } finally {
      await browser.close();
    }
  });

  test('a store that cannot be read is worded with its code, and nothing is offered that would overwrite it', async () => {
    const browser = await TestBrowser.launch();
    try {
      const page = await browser.context.newPage();
      await page.goto(`${network.url}/icons/kopri.svg`);
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const newer = indexedDB.open('kopri', 99);
            newer.onsuccess = () => resolve(newer.result.close());
          }),
      );
      await page.goto(network.url);
      await page.waitForSelector('.note.late');
      expect(await page.innerText('main')).toMatch(
        /The data of this profile is damaged\..*Code store-corrupt\..*Try again/s,
      );
      expect(await page.$('input, textarea')).toBeNull();
    } finally {
      await browser.close();
    }
  });

  test('a device that confirms takes the place of a passphrase, for joining and for unlocking', async () => {
    const browser = await TestBrowser.launch();
    try {
      const { link, invitation } = await invite(selin);
      const page = await browser.context.newPage();
      const removeRefusing = await addAuthenticator(page, { isConfirming: false });
      await page.goto(link.replace('127.0.0.1', 'localhost'));
      await page.fill('input[autocomplete=name]', 'Ada Demir');
      await page.click('button:has-text("Confirm with this device instead")');
      await page.waitForSelector('.note.late');
      expect(await page.innerText('.note.late')).toContain('The device did not confirm.');
      await removeRefusing();
      await addAuthenticator(page, { isConfirming: true });
      await page.click('button:has-text("Confirm with this device instead")');
      await page.waitForSelector('.check', { timeout: 30_000 });
      await admitWhenAsked(selin, invitation);
      await page.waitForSelector('#main');
      await page.keyboard.press('Control+KeyL');
      await page.click('button:has-text("Unlock by confirming")');
      await page.waitForSelector('#main');
    } finally {
      await browser.close();
    }
  });

  test('a browser without what Köpri needs is told so before anything is asked, and the worker never starts', async () => {
    const browser = await TestBrowser.launch();
    try {
      const { link } = await invite(selin);
      await browser.context.addInitScript(() => {
        Reflect.deleteProperty(Navigator.prototype, 'locks');
        const Honest = window.Worker;
        window.Worker = class extends Honest {
          constructor(url: string | URL, options?: WorkerOptions) {
            super(url, options);
            document.title = 'started';
          }
        };
      });
      const page = await browser.context.newPage();
      await page.goto(link);
      await page.waitForSelector('h1');
      expect(await page.innerText('h1')).toBe('This browser cannot run Köpri');
      expect(await page.innerText('main')).toMatch(/Web Locks\..*Chrome 109/s);
      expect(await page.$('input, textarea')).toBeNull();
      expect(await page.title()).toBe('Köpri');
      expect(page.url()).toBe(link);
      await page.click('button[lang=tk]');
      await page.waitForFunction(() => document.querySelector('h1')?.innerText === 'Köpri bu brauzerde işlemeýär');
      expect(await page.getAttribute('html', 'lang')).toBe('tk');
    } finally {
      await browser.close();
    }
  });

  test('a browser that runs no script is told so in four languages', async () => {
    const browser = await TestBrowser.launch({ javaScriptEnabled: false });
    try {
      const page = await browser.context.newPage();
      await page.goto(network.url);
      expect(await page.locator('.unstarted').evaluate((place) => getComputedStyle(place).visibility)).toBe('hidden');
      await page.waitForTimeout(4_500);
      expect(await page.locator('.unstarted p:visible').count()).toBe(4);
    } finally {
      await browser.close();
    }
  });
});

describeInBrowser('a server without a network', () => {
  let server: WebServer;
  let browser: TestBrowser;
  beforeAll(async () => {
    server = await startWebServer();
    browser = await TestBrowser.launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('offers to found it, and a wrong setup token loses nothing that was entered', async () => {
    const page = await browser.context.newPage();
    await page.goto(server.url);
    await page.waitForSelector('input[autocomplete=name]');
    expect(await page.innerText('h1')).toBe('Found the network');
    await page.fill('input[autocomplete=off]', 'not-the-token');
    await page.fill('input[autocomplete=name]', 'Secretariat');
    await page.fill('input[autocomplete=new-password]', PASSPHRASE);
    await page.click('button[type=submit]');
    await page.waitForSelector('.note.late');
    expect(await page.inputValue('input[autocomplete=name]')).toBe('Secretariat');
    await page.close();
  });

  test('is founded from its setup link, and the profile of the secretariat is open', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${server.url}/#setup=${server.setupToken}`);
    await page.waitForSelector('input[autocomplete=name]');
    expect(page.url()).toBe(`${server.url}/`);
    expect(await page.inputValue('input[autocomplete=off]')).toBe(server.setupToken);
    await page.fill('input[autocomplete=name]', 'Secretariat');
    await page.fill('input[autocomplete=new-password]', PASSPHRASE);
    await page.click('button[type=submit]');
    await page.locator('.rail .me').getByText('Secretariat').waitFor({ timeout: 30_000 });
    expect(await page.innerText('.rail .me')).toContain('Secretariat');
  });
});

/** Clicks of a mouse and fields typed into, from now on. */
async function countInteractions(page: Page): Promise<{ count: number }> {
  const counted = { count: 0 };
  await page.exposeFunction('countOne', () => (counted.count += 1));
  await page.addInitScript(() => {
    const count = Reflect.get(window, 'countOne') as () => void;
    const typed = new Set<EventTarget | null>();
    addEventListener('click', count, true);
    addEventListener(
      'input',
      ({ target }) => {
        if (!typed.has(target)) count();
        typed.add(target);
      },
      true,
    );
  });
  return counted;
}

/** A virtual authenticator with PRF, whose holder confirms or does not. The returned function takes it away. */
async function addAuthenticator(
  page: Page,
  { isConfirming }: { readonly isConfirming: boolean },
): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: isConfirming,
      automaticPresenceSimulation: true,
    },
  });
  return async () => {
    await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  };
}

function never(): never {
  throw new Error('no such request');
}
