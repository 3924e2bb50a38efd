/** The palette in a browser: people, cases and acts by a few letters, in whatever script. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settle, TestNetwork } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { askFor } from './harness/cases-at-hand.js';
import { joinInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

describeInBrowser('the palette', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    browser = await TestBrowser.launch({ locale: 'en-GB' });
    const ogulnar = await network.correspondent('Ogulnar', 'TM', 'tm-gpo');
    const elif = await network.correspondent('Elif', 'TR', 'tr-moj-dgfr');
    await network.practitioner(ogulnar, 'Гызылгуль Оразова', 'TM', 'tm-gpo');
    page = await joinInBrowser({ network, browser, by: ogulnar, name: 'Merdan' });
    await settle(elif);
    const { member } = await elif.kopri.directory.require('Merdan');
    await askFor(elif, member, { title: 'A workshop by the Merkezi bazaar' });
    await page.waitForSelector('.row', { timeout: 60_000 });
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  beforeEach(async () => {
    await page.keyboard.press('Control+k');
    await page.waitForSelector('dialog.pal');
  });

  const find = async (typed: string, found: string): Promise<void> => {
    await page.keyboard.type(typed);
    await page.waitForSelector(`.pal [role=option][aria-selected=true]:has-text("${found}")`);
  };

  test('finds a member written in Cyrillic by Latin letters', async () => {
    await find('gyzyl', 'Гызылгуль Оразова');
    await page.keyboard.press('Enter');
    await page.waitForURL('**#/directory/*');
  });

  test('finds a case by a word of it in another script, and opens it', async () => {
    await find('меркези', 'A workshop by the Merkezi bazaar');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/case\/CASC-TR-/);
  });

  test('finds a case by its number', async () => {
    await find('casc-tr', 'A workshop by the Merkezi bazaar');
    await page.keyboard.press('Escape');
  });

  test('offers acts with the keys that do the same', async () => {
    const cases = page.locator('.pal [role=option]', { hasText: 'Cases' });
    await expect(cases.locator('kbd').allInnerTexts()).resolves.toEqual(['G', 'C']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**#/cases');
  });

  test('changes the language and the look of everything at once', async () => {
    await find('dark', 'Dark appearance');
    await page.keyboard.press('Enter');
    await page.waitForSelector('html[data-theme=dark]');
    await page.keyboard.press('Control+k');
    await find('türkmen', 'Türkmençe');
    await page.keyboard.press('Enter');
    await page.waitForSelector('html[lang=tk] .rail >> text=Işler');
  });

  test('locks, and leaves nothing on the tab', async () => {
    await find('gulp', 'Gulpla');
    await page.keyboard.press('Enter');
    await page.waitForSelector('input[autocomplete=current-password]');
    await expect(page.title()).resolves.toBe('Köpri');
  });
});
