/** Today in a browser: what is owed, in order; from the list to an acknowledged case by keys alone. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settle, TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { askFor, liveTomorrow } from './harness/cases-at-hand.js';
import { joinInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const titlesOf = (page: Page, within = 'main'): Promise<string[]> => page.locator(`${within} .row .t`).allInnerTexts();
const groupsOf = (page: Page): Promise<string[]> => page.locator('.group > header > h2').allInnerTexts();
/** Waits for a row to have focus. */
const focusedTitle = (page: Page): Promise<string> => page.locator('.row:focus .t').innerText({ timeout: 5_000 });
const rowOf = (page: Page, title: string) => page.locator('.row', { hasText: title });

describeInBrowser('Today', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let page: Page;
  let elif: TestDevice;
  let somchai: TestDevice;
  let own: string;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    browser = await TestBrowser.launch({ timezoneId: 'Asia/Ashgabat', locale: 'en-GB' });
    await browser.context.addInitScript(() => {
      Reflect.set(window, 'noticesOfTest', []);
      Reflect.set(
        window,
        'Notification',
        class {
          static permission = 'granted';
          constructor(...shown: readonly unknown[]) {
            Reflect.get(window, 'noticesOfTest').push(JSON.stringify(shown));
          }
        },
      );
    });
    const ogulnar = await network.correspondent('Ogulnar', 'TM', 'tm-gpo');
    elif = await network.correspondent('Elif', 'TR', 'tr-moj-dgfr');
    somchai = await network.correspondent('Somchai', 'TH', 'th-oag');
    page = await joinInBrowser({ network, browser, by: ogulnar, name: 'Gyzylgul' });
    await settle(elif, somchai);
    own = (await elif.kopri.directory.require('Gyzylgul')).member;
    await askFor(elif, own, { title: 'Later, nationality' });
    await askFor(elif, own, { title: 'Today at six', dueAt: '18:00' });
    await askFor(somchai, own, { title: 'Today at two', dueAt: '14:00', questions: 3, type: 'DOC' });
    await askFor(somchai, own, { title: 'Missed at night', urgency: 'U1' });
    await liveTomorrow(page);
    await rowOf(page, 'Missed at night').waitFor({ timeout: 60_000 });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  beforeEach(async () => {
    await page.evaluate(() => (location.hash = '#/today'));
    await page.waitForSelector('.row');
  });

  test('shows what is overdue, then what is due today by its hour, then what waits', async () => {
    await expect(groupsOf(page)).resolves.toEqual(['Overdue', 'Due today', 'Waiting for me']);
    await expect(titlesOf(page)).resolves.toEqual([
      'Missed at night',
      'Today at two',
      'Today at six',
      'Later, nationality',
    ]);
    await expect(page.innerText('.head p')).resolves.toBe('1 case is overdue, 2 are due today.');
  });

  test('says a deadline on both clocks, who has it and how far it is', async () => {
    const row = await rowOf(page, 'Today at two').innerText();
    for (const said of ['14:00 Ashgabat', '16:00 Bangkok', 'Nobody has it', 'in 3 h', 'Thailand', 'not acknowledged'])
      expect(row).toContain(said);
  });

  test('shows the hours of colleagues, in words too', async () => {
    await expect(page.locator('.hours .city').allInnerTexts()).resolves.toEqual(['Ashgabat', 'Bangkok', 'Ankara']);
    await expect(page.locator('.hours .line', { hasText: 'Bangkok' }).textContent()).resolves.toMatch(
      /deadlines today: .*14:00/,
    );
  });

  test('names no case on the tab', async () => {
    await expect(page.title()).resolves.toBe('Today · Köpri');
  });

  test('leads by keys alone to a case that is acknowledged and taken', async () => {
    await page.locator('.row').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await expect(focusedTitle(page)).resolves.toContain('Today at six');
    await page.keyboard.press('a');
    const { reference } = (await elif.kopri.queries.list()).find(({ title }) => title === 'Today at six') ?? {};
    await untilState(elif, reference ?? '', 'acknowledged');
    await rowOf(page, 'Today at six').getByText('You').waitFor();
    await expect(focusedTitle(page)).resolves.toContain('Today at six');
    await page.keyboard.press('c');
    await untilState(elif, reference ?? '', 'accepted');
    await page.keyboard.press('d');
    await page.waitForURL(`**#/case/${reference}/extend`);
  });

  test('keeps the focus with a case that moves to another group', async () => {
    await rowOf(page, 'Missed at night').focus();
    await page.keyboard.press('a');
    await page.waitForFunction(() => document.querySelector('.group.late') === null);
    await expect(focusedTitle(page)).resolves.toContain('Missed at night');
  });

  test('says why a second acknowledgement does nothing', async () => {
    await rowOf(page, 'Today at six').focus();
    await page.keyboard.press('a');
    await page.waitForSelector('.note >> text=This cannot be done with this case now.');
  });

  test('is filtered by country and by words, and says by what', async () => {
    await page.keyboard.press('f');
    await page.getByLabel('Country').selectOption('TH');
    await page.waitForFunction(() => document.querySelectorAll('.row').length === 2);
    await page.getByLabel('Words').fill('missed');
    await page.waitForFunction(() => document.querySelectorAll('.row').length === 1);
    await page.getByRole('button', { name: 'Remove: Country: Thailand' }).waitFor();
    await page.evaluate(() => (location.hash = '#/cases'));
    await page.waitForFunction(() => document.querySelectorAll('.row').length === 4);
    await page.evaluate(() => (location.hash = '#/today'));
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.row').length === 4);
  });

  test('puts a life at risk on top, says so at once, and outside of the window says no more than that', async () => {
    await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
    await askFor(somchai, own, { title: 'A hotel in Bang Kapi', urgency: 'U0', dueAt: '13:00' });
    await page.waitForSelector('[role=alert]:has-text("Life at risk: a query has arrived. Thailand.")', {
      state: 'attached',
    });
    await expect(titlesOf(page)).resolves.toContain('A hotel in Bang Kapi');
    const [first] = await titlesOf(page, '.group:has(.u0)');
    expect(first).toBe('A hotel in Bang Kapi');
    const notices = await page.evaluate(() => Reflect.get(window, 'noticesOfTest') as string[]);
    expect(notices).toEqual(['["Köpri",{"body":"1 urgent item waits","tag":"kopri-urgent"}]']);
    await expect(page.title()).resolves.toBe('Today · Köpri');
  });

  test('shows the local copy with its age while there is no server', async () => {
    await network.restartServer(async () => {
      await page.waitForSelector('.rail [role=status]:has-text("No connection. As of")', { timeout: 60_000 });
      await expect(titlesOf(page)).resolves.toHaveLength(5);
    });
  });
});

async function untilState(device: TestDevice, reference: string, state: string): Promise<void> {
  for (;;) {
    await device.kopri.sync();
    if ((await device.kopri.queries.show(reference)).state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
