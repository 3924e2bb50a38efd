/** Channels in a browser: both ways, offline, back through a long history, with the keyboard, until somebody leaves. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChannelId } from '@kopri/protocol';
import type { Locator, Page } from 'playwright-core';
import { textsOf, TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { joinInBrowser, unlockInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

describeInBrowser('channels', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let page: Page;
  let kerem: TestDevice;
  let ogulnar: TestDevice;
  let gyzylgul: TestDevice;
  let channel: ChannelId;

  const box = () => page.locator('.compose textarea');
  const said = () => page.locator('.thread .said');
  const go = (path: string) => page.evaluate((to) => (location.hash = `#/${to}`), path);
  const lastSays = (text: string) =>
    page.waitForFunction((one) => [...document.querySelectorAll('.thread .said')].at(-1)?.textContent === one, text, {
      timeout: 60_000,
    });
  const lastStands = (words: string) =>
    page.waitForFunction(
      (one) =>
        [...document.querySelectorAll('.thread .own')]
          .at(-1)
          ?.querySelector('summary, .below .acts')
          ?.textContent?.includes(one),
      words,
      { timeout: 30_000 },
    );

  async function opened(path: string): Promise<void> {
    await go(path);
    await page.waitForSelector('.compose textarea');
  }

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    kerem = await network.correspondent('Kerem Aydın', 'TR', 'tr-moj-dgfr');
    ogulnar = await network.correspondent('Ogulnar Hojaýewa', 'TM', 'tm-gpo');
    gyzylgul = await network.practitioner(ogulnar, 'Gyzylgül Orazowa', 'TM', 'tm-gpo');
    browser = await TestBrowser.launch({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    page = await joinInBrowser({ network, browser, by: kerem, name: 'Elif Karaca' });
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('a first message opens the channel of just the two, and its states advance to opened', async () => {
    await opened(`channels/${(await gyzylgul.kopri.status()).member}`);
    await box().fill('Good morning, Gyzylgül.');
    await page.keyboard.press('Control+Enter');
    await lastSays('Good morning, Gyzylgül.');
    await lastStands('At the server');
    await gyzylgul.kopri.sync();
    [channel] = (await gyzylgul.kopri.channels.list()).map((entry) => entry.channel) as [ChannelId];
    expect(await textsOf(gyzylgul, channel)).toEqual(['Good morning, Gyzylgül.']);
    await lastStands('On a device of: Gyzylgül Orazowa');
    await gyzylgul.kopri.channels.markRead(channel);
    await gyzylgul.kopri.sync();
    await lastStands('Opened: Gyzylgül Orazowa');
  });

  test('an answer arrives on the open screen, and the reader is told that it was opened', async () => {
    const { message } = await gyzylgul.kopri.channels.send(channel, 'Good morning, Elif.');
    await lastSays('Good morning, Elif.');
    await expectSoon(async () => {
      await gyzylgul.kopri.sync();
      const { items } = await gyzylgul.kopri.channels.items(channel);
      return items.find((item) => item.message === message)?.state === 'opened';
    });
  });

  test('with the keyboard alone a message is answered, under its own handling or a stricter one', async () => {
    await gyzylgul.kopri.channels.send(channel, 'One thing more.', { handling: { code: 'H1' } });
    await lastSays('One thing more.');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.locator('.thread [data-row]').last().focus();
    await page.keyboard.press('KeyR');
    await page.keyboard.type('Which one?');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.compose .undo');
    await lastSays('Which one?');
    expect(await page.locator('.thread .own').last().innerText()).toMatch(/Gyzylgül Orazowa One thing more\./);
    expect(await page.locator('.thread .own .h').last().innerText()).toBe('H1');
  });

  test('what is held can be taken back for ten seconds: the words return to the box, and nobody receives them', async () => {
    await page.click('.compose .undo button');
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Which one?');
    await lastSays('One thing more.');
    await gyzylgul.kopri.sync();
    expect(await textsOf(gyzylgul, channel)).not.toContain('Which one?');
    await page.locator('.compose .seg label').first().click();
    await page.keyboard.press('KeyM');
    await box().focus();
    await page.keyboard.press('Control+Enter');
    await lastSays('Which one?');
    await lastStands('At the server');
    await gyzylgul.kopri.sync();
    const { items } = await gyzylgul.kopri.channels.items(channel);
    expect(items.at(-1)).toMatchObject({ text: 'Which one?', handling: { code: 'H0' } });
    expect(items.find(({ message }) => message === items.at(-1)?.parent)?.text).toBe('One thing more.');
  });

  test('what is half written is still there after the browser was closed', async () => {
    await box().fill('Half a sent');
    await page.waitForFunction(() => document.querySelector('.terms')?.textContent?.includes('Saved on this device'));
    await reopen();
    await opened(`channels/${channel}`);
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Half a sent');
  });

  test('what is typed when the device is locked is on the disk before it locks', async () => {
    await box().focus();
    await page.keyboard.press('End');
    await page.keyboard.type('ence');
    await page.keyboard.press('Control+l');
    await page.waitForSelector('input[type=password]');
    await reopen();
    await opened(`channels/${channel}`);
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Half a sentence');
    await box().fill('');
  });

  test('sent without a connection it waits in sight, outlives the browser, and goes once', async () => {
    await browser.context.setOffline(true);
    await box().fill('Written on the train.');
    await page.keyboard.press('Control+Enter');
    await lastSays('Written on the train.');
    await lastStands('It waits here and goes by itself.');
    await reopen();
    await opened(`channels/${channel}`);
    await lastStands('At the server');
    await gyzylgul.kopri.sync();
    const texts = await textsOf(gyzylgul, channel);
    expect(texts.filter((text) => text === 'Written on the train.')).toHaveLength(1);
  });

  test('what is new is counted in the list, stands under a line, and is counted no more once it was on the screen', async () => {
    await go('channels');
    await page.waitForSelector('.threads a');
    for (const n of [1, 2, 3]) await gyzylgul.kopri.channels.send(channel, `Unread ${n}`);
    await page.waitForFunction(() => document.querySelector('.threads .unread')?.textContent?.includes('3 new'));
    await page.locator('.threads a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.unread-line');
    const below = await page.locator('.unread-line ~ .msg .said').allInnerTexts();
    expect(below).toEqual(['Unread 1', 'Unread 2', 'Unread 3']);
    await go('channels');
    await page.waitForFunction(
      () => document.querySelector('.threads a') && !document.querySelector('.threads .unread'),
    );
  });

  test('a history of 600 messages is scrolled back to its first, with few of them standing in the page', async () => {
    for (let n = 1; n <= 600; n += 1) await queued(gyzylgul, channel, `Number ${n}`);
    await gyzylgul.kopri.sync();
    await opened(`channels/${channel}`);
    await page.waitForFunction(() => document.querySelectorAll('.thread .said').length >= 60, undefined, {
      timeout: 60_000,
    });
    let most = 0;
    await expectSoon(async () => {
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(60);
      most = Math.max(most, await said().count());
      return (await said().first().innerText()) === 'Good morning, Gyzylgül.';
    });
    expect(most).toBeLessThanOrEqual(180);
    await page.getByRole('button', { name: 'To the newest' }).click();
    await lastSays('Number 600');
  });

  test('the head of a long thread stays where it is from the first frame on, and where it can be pressed', async () => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 640 });
      await go('channels');
      await page.waitForSelector('.threads a');
      await page.evaluate(watchHead);
      await opened(`channels/${channel}`);
      await lastSays('Number 600');
      await page.waitForFunction(() => scrollY > 900);
      const seen = await page.evaluate(() => Reflect.get(globalThis, 'headsSeen') as string[]);
      expect(new Set(seen)).toEqual(new Set(['8 px, in sight']));
      await page.evaluate(() => scrollBy(0, -900));
      const firstMessage = page.locator('.thread .said', { hasText: 'Number 59' }).last();
      const before = await topOf(firstMessage);
      await page.getByRole('button', { name: 'Search in this channel' }).click();
      await page.waitForSelector('.thread-search');
      expect(Math.abs((await topOf(firstMessage)) - before)).toBeLessThan(2);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.thread-search', { state: 'detached' });
      await page.getByRole('button', { name: '2 people' }).click();
      await page.waitForSelector('dialog');
      await page.keyboard.press('Escape');
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('J leads into a thread at its newest message', async () => {
    await go('channels');
    await page.waitForSelector('.threads a');
    await opened(`channels/${channel}`);
    await lastSays('Number 600');
    await page.keyboard.press('KeyJ');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Number 600'));
  });

  test('typing in a long thread redraws nothing of the thread', async () => {
    await page.evaluate(() => {
      const thread = document.querySelector('.thread');
      const seen: string[] = [];
      const note = ({ type, target }: MutationRecord) =>
        seen.push(`${type} of ${target.parentElement?.className ?? ''} ${target.nodeName} ${target.textContent ?? ''}`);
      if (thread !== null)
        new MutationObserver((records) => records.forEach(note)).observe(thread, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      Object.assign(globalThis, { redrawn: seen });
    });
    // What the jump to the newest began comes to rest first.
    await expectSoon(async () => {
      await page.evaluate(() => Reflect.get(globalThis, 'redrawn').splice(0));
      await page.waitForTimeout(1_000);
      return page.evaluate(() => Reflect.get(globalThis, 'redrawn').length === 0);
    });
    await box().pressSequentially('a line that is typed letter by letter');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'redrawn'))).toEqual([]);
    await box().fill('');
  });

  test('a search in the channel leads to its place, wherever that is', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Slash');
    await page.fill('.thread-search input', 'train');
    await page.waitForSelector('.thread-search .res button');
    await page.locator('.thread-search .res button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.thread .said')].some((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return one.textContent === 'Written on the train.' && top > 0 && bottom < innerHeight;
      }),
    );
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Written on the train.'));
    expect(await page.locator('.thread-search').count()).toBe(0);
  });

  test('a search shows the newest first, and begins with the words of the last', async () => {
    await page.keyboard.press('Slash');
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.thread-search input')?.value === 'train',
    );
    await page.keyboard.type('unread');
    await page.waitForFunction(() => document.querySelectorAll('.thread-search .res button').length === 3);
    expect(await page.locator('.thread-search .res button > span:first-child').allInnerTexts()).toEqual([
      'Unread 3',
      'Unread 2',
      'Unread 1',
    ]);
    await page.keyboard.press('Escape');
  });

  test('whoever owns a channel adds and removes people, and is told what that does', async () => {
    await go('channels');
    await page.waitForSelector('.threads a');
    await opened(`channels/${channel}`);
    await page.getByRole('button', { name: '2 people' }).click();
    await page.fill('.picker input', 'Kerem');
    await page.click('.offers button');
    expect(await page.innerText('dialog')).toContain('reads what is written from now on, and nothing from before');
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await page.getByRole('button', { name: 'Remove: Kerem Aydın' }).click({ timeout: 30_000 });
    expect(await page.innerText('dialog')).toContain('What has arrived stays on their device');
    await page.getByRole('button', { name: 'Remove: Kerem Aydın' }).click();
    await page.waitForFunction(
      () => document.querySelector('.thread')?.textContent?.includes('No longer taking part: Kerem Aydın.'),
      undefined,
      { timeout: 30_000 },
    );
    await page.keyboard.press('Escape');
  });

  test('to a member who was removed nothing can be written any more, and the screen says why', async () => {
    await ogulnar.kopri.members.remove((await gyzylgul.kopri.status()).member);
    await reopen();
    await go(`channels/${channel}`);
    await page.waitForSelector('.compose .note', { timeout: 30_000 });
    expect(await page.innerText('.compose')).toMatch(/(No longer a member: Gyzylgül Orazowa|Nobody else takes part)/);
    expect(await box().count()).toBe(0);
  });

  async function reopen(): Promise<void> {
    await browser.restart();
    page = await browser.context.newPage();
    await page.goto(network.url);
    await unlockInBrowser(page);
  }
});

/** Where the head of the thread is pressed, in every frame from the first in which there is one. */
function watchHead(): void {
  const seen: string[] = [];
  Object.assign(globalThis, { headsSeen: seen });
  const look = (): void => {
    const button = document.querySelector('.thread-head button');
    if (button !== null) {
      const { left, top, width, height } = button.getBoundingClientRect();
      const isReached = button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      seen.push(`${Math.round(top)} px, ${isReached ? 'in sight' : 'covered'}`);
    }
    if (seen.length < 60) requestAnimationFrame(look);
  };
  look();
}

const topOf = (element: Locator): Promise<number> => element.evaluate((one) => one.getBoundingClientRect().top);

/** At once on the disk and sent with the next turn: six hundred turns would take minutes. */
async function queued({ kopri }: TestDevice, channel: ChannelId, text: string): Promise<void> {
  await kopri.channels.send(channel, text);
}

const PATIENCE_MS = 60_000;

async function expectSoon(isSo: () => Promise<boolean>): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; !(await isSo()); ) {
    if (Date.now() > until) throw new Error('it did not become so in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
