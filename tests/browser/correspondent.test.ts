/** A correspondent in a browser: inviting, comparing, admitting, and what becomes of members. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { join } from '@kopri/client';
import type { Page } from 'playwright-core';
import { encode } from 'uqr';
import { queryDocument } from '../../libs/testing/case-papers.js';
import { settle, TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { askToJoin, joinInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const SOON_MS = 20_000;

describeInBrowser('a correspondent', () => {
  let network: TestNetwork;
  let own: TestBrowser;
  let other: TestBrowser;
  let page: Page;
  let invitee: Page;
  let gyzylgul: TestDevice;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const ogulnar = await network.correspondent('Ogulnar Atayewa', 'TM', 'tm-gpo');
    gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul Berdiyewa', 'TM', 'tm-gpo');
    own = await TestBrowser.launch();
    other = await TestBrowser.launch();
    page = await joinInBrowser({
      network,
      browser: own,
      name: 'Selin Aksoy',
      role: 'correspondent',
      country: 'TR',
      authority: 'tr-moj-dgfr',
    });
    page.setDefaultTimeout(SOON_MS);
  });

  afterAll(async () => {
    await own?.close();
    await other?.close();
    await network?.stop();
  });

  const stateOf = async (name: string): Promise<string | undefined> => {
    await gyzylgul.kopri.sync();
    return (await gyzylgul.kopri.directory.list()).members.find((one) => one.name === name)?.state;
  };

  /** Through the form, from the screen of admissions, by the keyboard alone. */
  const makeLink = async (): Promise<string> => {
    await openAdmissions();
    await page.keyboard.press('i');
    await page.getByRole('radio', { name: /Chief Public Prosecutor/ }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Make the link' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sheet .groups');
    return page.locator('.sheet .groups').evaluate((shown) => shown.textContent ?? '');
  };

  const openAdmissions = async (): Promise<void> => {
    await page.evaluate(() => (location.hash = '#/admissions'));
    await page.getByRole('heading', { level: 1, name: 'Admissions' }).waitFor();
  };

  const press = async (name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().focus();
    await page.keyboard.press('Enter');
  };

  test('invites into the own country only: no choice of another is offered', async () => {
    await page.evaluate(() => (location.hash = '#/admissions/invite'));
    await page.waitForSelector('form');
    expect(await page.innerText('form')).toMatch(/You invite into your own country only/);
    expect(await page.getByRole('radio').count()).toBeGreaterThan(2);
    expect(await page.getByRole('radio', { name: /Turkmenistan/ }).count()).toBe(0);
    expect(await page.locator('select').count()).toBe(0);
  });

  test('is led to what is missing before anything is made', async () => {
    await press('Make the link');
    await page.waitForSelector('.field.wrong .err');
    expect(await page.innerText('.field.wrong .err')).toBe('Choose the authority.');
    expect(await page.evaluate(() => document.activeElement?.closest('.field.wrong') !== null)).toBe(true);
  });

  test('makes a link whose code on the sheet is that of the link', async () => {
    const link = await makeLink();
    const d = await page.getAttribute('.sheet .qr path', 'd');
    const { data, size } = encode(link, { ecc: 'M', border: 4 });
    const drawn = data.map((row) => row.map(() => false));
    for (const [, x, y, length] of (d ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
    expect(drawn).toEqual(data);
    expect(await page.getAttribute('.sheet .qr', 'viewBox')).toBe(`0 0 ${size} ${size}`);
    expect(link).toMatch(new RegExp(`^${network.url}/join#[\\w-]{60,}$`));
  });

  test('withdraws a link that went astray: is told what happens, and then nobody joins or is admitted by it', async () => {
    const link = await makeLink();
    const asking = network.device('Finder of the Paper');
    asking.kopri = (await join(asking.parts(), { link, name: asking.name })).kopri;
    await openAdmissions();
    await page.locator('.adm').filter({ hasText: 'Finder of the Paper' }).waitFor({ timeout: SOON_MS });
    await press(/^Withdraw: /);
    const dialog = await page.innerText('dialog');
    expect(dialog).toMatch(/Nobody can join by this link any more/);
    expect(dialog).toMatch(/Has asked with it already and cannot be admitted then: Finder of the Paper/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Change nothing/);
    await press('Withdraw the invitation');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.getByText('Had asked, cannot be admitted: Finder of the Paper.').waitFor();
    await page.waitForSelector('.adm', { state: 'detached', timeout: SOON_MS });
    expect(await page.locator('tr', { hasText: 'Finder of the Paper' }).getByRole('link').count()).toBe(0);
    await expect(join(network.device('Next').parts(), { link, name: 'Next' })).rejects.toMatchObject({
      code: 'invitation-withdrawn',
    });
    await asking.kopri.sync();
    expect((await asking.kopri.status()).state).toBe('refused');
  });

  test('sees the request come by itself, and admits it only after the number was compared, by the keyboard', async () => {
    const link = await makeLink();
    await openAdmissions();
    invitee = await other.context.newPage();
    await invitee.goto(link);
    await askToJoin(invitee, { name: 'Elif Karaca' });
    const theirs = (await invitee.locator('.check li').allInnerTexts()).join(' ');
    await page.waitForSelector('.five', { timeout: SOON_MS });
    expect((await page.locator('.five li').allInnerTexts()).join(' ')).toBe(theirs);
    expect(theirs).toMatch(/^\d{4}( \d{4}){4}$/);
    await press('Admit');
    expect(await page.innerText('.adm .why')).toBe('Compare the number first.');
    expect(await stateOf('Elif Karaca')).toBeUndefined();
    await page.locator('.adm input[type=checkbox]').focus();
    await page.keyboard.press('Space');
    await press('Admit');
    await invitee.waitForSelector('#main', { timeout: SOON_MS });
    await page.waitForSelector('.adm', { state: 'detached', timeout: SOON_MS });
    expect(await stateOf('Elif Karaca')).toBe('active');
  });

  test('suspends with a reason that everybody reads, and reinstates', async () => {
    await press('Suspend: Elif Karaca');
    expect(await page.getByRole('button', { name: 'Suspend the member' }).getAttribute('aria-disabled')).toBe('true');
    await page.fill('dialog textarea', 'Long leave');
    await press('Suspend the member');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await stateOf('Elif Karaca')).toBe('suspended');
    await press('Reinstate: Elif Karaca');
    await press('Reinstate the member');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await stateOf('Elif Karaca')).toBe('active');
  });

  test('is shown, before removing a member, the open case query that then needs somebody else', async () => {
    const { reference } = await gyzylgul.kopri.queries.ask({
      to: { members: ['Selin Aksoy', 'Elif Karaca'] },
      document: { ...queryDocument, title: 'Nationality of V1' },
    });
    await settle(gyzylgul);
    await press('Remove: Elif Karaca');
    const listed = page.locator('dialog .open-queries a');
    await listed.filter({ hasText: 'Nationality of V1' }).waitFor({ timeout: SOON_MS });
    expect(await listed.first().getAttribute('href')).toBe(`#/case/${encodeURIComponent(reference ?? '')}`);
    expect(await page.innerText('dialog')).toMatch(/Only case queries that this device can see are listed/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Change nothing/);
    await page.fill('dialog textarea', 'Left the service');
    await press('Remove the member');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await stateOf('Elif Karaca')).toBe('removed');
  });

  test('erases the name of a member who was removed', async () => {
    await press('Erase: Elif Karaca');
    await press('Erase the name');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.getByText('name erased').first().waitFor();
    await gyzylgul.kopri.sync();
    const names = (await gyzylgul.kopri.directory.list({ country: 'TR' })).members.map(({ name }) => name);
    expect(names).toEqual(['Selin Aksoy', undefined]);
  });

  test('is alarmed by a link used twice, in words, and never admits such requests together', async () => {
    const link = await makeLink();
    await openAdmissions();
    const [first, rival] = [network.device('Deniz Kara'), network.device('Wrong Person')];
    first.kopri = (await join(first.parts(), { link, name: first.name })).kopri;
    await expect(join(rival.parts(), { link, name: rival.name })).rejects.toMatchObject({ code: 'invitation-used' });
    await page.getByText('This link was used more than once.').nth(1).waitFor({ timeout: SOON_MS });
    const boxes = page.locator('.adm input[type=checkbox]');
    expect(await boxes.count()).toBe(2);
    for (const box of await boxes.all()) await box.check({ force: true });
    expect(await page.getByRole('button', { name: /compared/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Admit', exact: true }).count()).toBe(2);
  });

  test('keeps a reason that is typed as soon as there is a box', async () => {
    await page
      .locator('.adm', { hasText: 'Wrong Person' })
      .getByRole('button', { name: 'Refuse' })
      .evaluate(async (button) => {
        (button as HTMLElement).click();
        const find = () => document.querySelector<HTMLTextAreaElement>('dialog textarea');
        const box = await new Promise<HTMLTextAreaElement>((resolve) => {
          const watch = new MutationObserver(() => {
            const found = find();
            if (found === null) return;
            watch.disconnect();
            resolve(found);
          });
          watch.observe(document.body, { childList: true, subtree: true });
        });
        box.value = 'Unknown';
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    await page.locator('dialog', { hasText: 'Refuse the request' }).waitFor();
    await page.waitForTimeout(1_000);
    expect(await page.inputValue('dialog textarea')).toBe('Unknown');
    await page.keyboard.press('Escape');
  });

  test('refuses with a reason, which is kept until it is done and noted on this device only', async () => {
    const card = page.locator('.adm').filter({ hasText: 'Wrong Person' });
    await card.getByRole('button', { name: 'Refuse' }).focus();
    await page.keyboard.press('Enter');
    await page.fill('dialog textarea', 'Nobody knows this person');
    await press('Refuse the request');
    await card.waitFor({ state: 'detached', timeout: SOON_MS });
    await page.locator('summary', { hasText: 'Refused' }).click();
    expect(await page.innerText('details')).toMatch(/Wrong Person.*Nobody knows this person/s);
  });

  test('admits several together when each number was compared', async () => {
    const links = [await makeLink(), await makeLink()];
    await openAdmissions();
    await page.locator('.adm').filter({ hasText: 'Deniz Kara' }).locator('input').uncheck({ force: true });
    for (const [nth, link] of links.entries()) {
      const device = network.device(`Member ${nth}`);
      device.kopri = (await join(device.parts(), { link, name: `Member ${nth}` })).kopri;
    }
    await page.locator('.adm').filter({ hasText: 'Member 1' }).waitFor({ timeout: SOON_MS });
    for (const name of ['Member 0', 'Member 1'])
      await page.locator('.adm').filter({ hasText: name }).locator('input').check({ force: true });
    await press('Admit 2 compared');
    await page.locator('.adm').filter({ hasText: 'Member 1' }).waitFor({ state: 'detached', timeout: SOON_MS });
    expect([await stateOf('Member 0'), await stateOf('Member 1'), await stateOf('Deniz Kara')]).toEqual([
      'active',
      'active',
      undefined,
    ]);
  });

  test('reads a name as it was written: composed, in any script and direction; one that is too long is never cut', async () => {
    const [latin, local] = ['Gu\u0308ls\u0327en Oʻtkir', 'مريم (الأنصاري)'];
    const joining = await other.context.newPage();
    await joining.goto((await makeLink()).replace('127.0.0.1', 'localhost'));
    const names = joining.locator('form input[type=text], form input:not([type])');
    for (const place of [0, 1]) await names.nth(place).fill('e'.repeat(200));
    await joining.click('button[type=submit]');
    expect(await joining.locator('.field.wrong', { hasText: 'At most 120 characters.' }).count()).toBe(2);
    expect(await names.first().inputValue()).toHaveLength(200);
    await names.nth(1).fill(local);
    await askToJoin(joining, { name: latin });
    await openAdmissions();
    const card = page
      .locator('.adm')
      .filter({ hasText: latin.normalize('NFC') })
      .filter({ hasText: local });
    await card.locator('input').check({ force: true });
    await card.getByRole('button', { name: 'Admit' }).click();
    await joining.waitForSelector('#main', { timeout: SOON_MS });
    const shown = page.locator('bdi', { hasText: local });
    await shown.waitFor();
    expect(await shown.evaluate((place) => getComputedStyle(place).unicodeBidi)).toBe('isolate');
  });
});
