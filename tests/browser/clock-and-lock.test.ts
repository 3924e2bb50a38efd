/** Time: a clock that is wrong is said to be, and a desk that was left is locked. The tests move the clock that a page and its worker read. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page, Worker } from 'playwright-core';
import { textsOf, TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import {
  admitWhenAsked,
  askClient,
  askToJoin,
  exposeClient,
  invite,
  PASSPHRASE,
  unlockInBrowser,
} from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const PATIENCE_MS = 40_000;
/** A little more than the worker lets pass between two looks at the clock. */
const TICK_MS = 2_100;
const LOCKED = 'input[autocomplete=current-password]';

const workerOf = (page: Page): Worker => {
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('no worker');
  return worker;
};

/** From here on the page and its worker live so much later, or earlier, than it is. */
async function moveClock(page: Page, byMs: number): Promise<void> {
  const move = (ms: number): void => {
    const honest = (Reflect.get(globalThis, 'honestNow') as typeof Date.now | undefined) ?? Date.now.bind(Date);
    Object.assign(globalThis, { honestNow: honest });
    Date.now = () => honest() + ms;
  };
  await page.evaluate(move, byMs);
  await workerOf(page).evaluate(move, byMs);
}

/** A lock ends the worker; the one that comes after it reads the clock as it is. */
async function renewed(page: Page, before: Worker): Promise<void> {
  await page.waitForSelector(LOCKED);
  for (const endMs = Date.now() + PATIENCE_MS; page.workers().length === 0 || workerOf(page) === before; ) {
    if (Date.now() > endMs) throw new Error('the worker was not replaced');
    await page.waitForTimeout(50);
  }
}

/** What is typed is not kept by itself any more. */
const stopTimers = (page: Page): Promise<unknown> =>
  page.evaluate(() => Object.assign(window, { setTimeout: () => 0 }));

/** Timers of a worker end in their order: when this one has, the worker has looked at the clock. */
const looked = (page: Page): Promise<unknown> =>
  workerOf(page).evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), TICK_MS);

describeInBrowser('time', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let kerem: TestDevice;
  let selin: TestDevice;
  let page: Page;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    kerem = await network.correspondent('Kerem Aydin', 'TR', 'tr-moj-dgfr');
    selin = await network.practitioner(kerem, 'Selin Aksoy', 'TR', 'tr-cpo');
    browser = await TestBrowser.launch({ locale: 'en-GB' });
    await exposeClient(browser);
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const box = (of = page) => of.locator('.compose textarea');
  const trouble = () => page.locator('.lines .note');

  /** Whichever way the clock leaps, nobody can know how long the desk was left. */
  const leap = async (byMs: number): Promise<void> => {
    const before = workerOf(page);
    await moveClock(page, byMs);
    await renewed(page, before);
    await moveClock(page, byMs);
    await unlockInBrowser(page);
  };

  test('whoever joins on a computer that is days off is told so with the code, and loses nothing that was entered', async () => {
    const { link, invitation } = await invite(kerem);
    page = await browser.context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(link);
    await page.fill('input[autocomplete=name]', 'Elif Karaca');
    await moveClock(page, -72 * HOUR_MS);
    await page.fill('input[autocomplete=new-password]', PASSPHRASE);
    await page.click('button[type=submit]');
    const note = page.locator('.note.late');
    await note.filter({ hasText: 'The clock of this computer is wrong.' }).waitFor();
    expect(await note.innerText()).toContain('Code clock-wrong.');
    expect(await page.inputValue('input[autocomplete=name]')).toBe('Elif Karaca');
    await moveClock(page, 0);
    await askToJoin(page, { name: 'Elif Karaca' });
    await admitWhenAsked(kerem, invitation);
    await page.waitForSelector('#main');
  });

  test('a leap of the clock locks; hours off, everything goes on, and the check says that the clock is wrong', async () => {
    await leap(5 * HOUR_MS);
    await page.evaluate((member) => (location.hash = `#/channels/${member}`), (await selin.kopri.status()).member);
    await box().fill('Five hours from now.');
    await box().press('Control+Enter');
    await page.locator('.thread .own', { hasText: 'At the server' }).waitFor();
    await selin.kopri.sync();
    const [entry] = await selin.kopri.channels.list();
    expect(await textsOf(selin, entry?.channel ?? '')).toEqual(['Five hours from now.']);
    const thread = page.url();
    await page.evaluate(() => (location.hash = '#/settings'));
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('The clock is wrong. Set date, time and zone of this device.').waitFor();
    await page.evaluate((url) => (location.href = url), thread);
  });

  test('days off, nothing is sent and it is said above every screen, with the code; what waits goes when the clock is right', async () => {
    await leap(72 * HOUR_MS);
    await network.restartServer();
    await trouble().filter({ hasText: 'The clock of this computer is wrong.' }).waitFor();
    expect(await trouble().innerText()).toContain('Code clock-wrong.');
    await box().fill('Three days from now.');
    await box().press('Control+Enter');
    await page.locator('.thread .own', { hasText: 'Three days from now.' }).waitFor();
    await page.getByRole('link', { name: 'Today' }).first().click();
    await trouble().waitFor();
    await leap(0);
    await trouble().waitFor({ state: 'detached' });
    await page.goBack();
    await page
      .locator('.thread .own', { hasText: 'Three days from now.' })
      .filter({ hasText: 'At the server' })
      .waitFor();
    await selin.kopri.sync();
    const [entry] = await selin.kopri.channels.list();
    expect(await textsOf(selin, entry?.channel ?? '')).toEqual(['Five hours from now.', 'Three days from now.']);
  });

  test('what was typed the moment before another tab locked is there after', async () => {
    const other = await browser.context.newPage();
    other.setDefaultTimeout(PATIENCE_MS);
    await other.goto(page.url());
    await other.waitForSelector('#main');
    await stopTimers(page);
    await box().fill('Half a word');
    await other.keyboard.press('Control+l');
    await page.waitForSelector(LOCKED);
    await page.reload();
    await unlockInBrowser(page);
    expect(await box().inputValue()).toBe('Half a word');
    await other.close();
  });

  test('after fifteen minutes without a touch in any tab all tabs lock, and what was half written is there after', async () => {
    const other = await browser.context.newPage();
    other.setDefaultTimeout(PATIENCE_MS);
    await other.goto(page.url());
    await other.waitForSelector('#main');
    const both = [page, other] as const;
    const move = (ms: number) => Promise.all(both.map((each) => moveClock(each, ms)));
    await box().fill('Half a sen');
    await page.locator('.compose', { hasText: 'Saved on this device' }).waitFor();
    await move(14 * MINUTE_MS);
    await other.mouse.click(5, 5);
    // The touch and these calls pass through the same doors in their order.
    for (const each of both) await askClient(each, 'drafts.list');
    await move(28 * MINUTE_MS);
    await Promise.all(both.map(looked));
    for (const each of both) expect(await each.locator('#main').count()).toBe(1);
    const before = both.map(workerOf);
    await moveClock(other, 30 * MINUTE_MS);
    await Promise.all(both.map((each, n) => renewed(each, before[n] as Worker)));
    expect(await page.innerText('body')).not.toContain('Half a sen');
    await move(0);
    await unlockInBrowser(page);
    await other.waitForSelector('#main');
    expect(await box().inputValue()).toBe('Half a sen');
  });
});
