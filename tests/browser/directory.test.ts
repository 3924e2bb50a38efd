/** The directory in a browser: found in any script, proved by a file, read with the keyboard alone. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { leafHash, parseCheckpoint, verifyInclusion } from '@kopri/directory';
import type { MemberProof } from '@kopri/client';
import { toHex } from '@kopri/protocol';
import type { Page } from 'playwright-core';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { joinInBrowser, unlockInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describeInBrowser('the directory', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let page: Page;
  let ogulnar: TestDevice;
  let gyzylgul: TestDevice;
  let merdan: TestDevice;

  const idOf = async ({ kopri }: TestDevice): Promise<string> => (await kopri.status()).member;
  const field = () => page.locator('.find input');
  const names = () => page.locator('.search-part .res .n').allInnerTexts();

  async function search(text: string): Promise<void> {
    await field().fill(text);
    await page.waitForFunction(
      (typed) => document.querySelector<HTMLInputElement>('.find input')?.value === typed,
      text,
    );
  }

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    ogulnar = await network.correspondent('Ogulnar Hojaýewa', 'TM', 'tm-gpo');
    gyzylgul = await network.practitioner(ogulnar, 'Gyzylgül Orazowa', 'TM', 'tm-gpo');
    merdan = await network.practitioner(ogulnar, 'Merdan Saparow', 'TM', 'tm-mia');
    const kerem = await network.correspondent('Kerem Aydın', 'TR', 'tr-moj-dgfr');
    await network.practitioner(kerem, 'İlker Işık', 'TR', 'tr-cpo');
    browser = await TestBrowser.launch({
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
    });
    page = await joinInBrowser({ network, browser, by: kerem, name: 'Elif Karaca' });
    await page.evaluate(() => (location.hash = '#/directory'));
    await page.waitForSelector('.search-part .res a');
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test.each([
    ['Гызылгуль', 'Gyzylgül Orazowa', 'Gyzylgül'],
    ['gyzylgul', 'Gyzylgül Orazowa', 'Gyzylgül'],
    ['ilker', 'İlker Işık', 'İlker'],
    ['ISIK', 'İlker Işık', 'Işık'],
    ['Мердан', 'Merdan Saparow', 'Merdan'],
  ])('%s finds %s, and shows which part of the name it met', async (typed, name, hit) => {
    await search(typed);
    await page.waitForFunction((one) => document.querySelectorAll('.search-part .res .n').length === one, 1);
    expect(await names()).toEqual([name]);
    expect(await page.locator('.search-part .hit').allInnerTexts()).toEqual([hit]);
  });

  test('is narrowed by country and by role, and says what is filtered', async () => {
    await search('');
    await page.click('summary');
    await page.selectOption('.filters select >> nth=0', 'TM');
    await page.selectOption('.filters select >> nth=3', 'practitioner');
    await page.waitForFunction(() => document.querySelectorAll('.search-part .res .n').length === 2);
    expect((await names()).toSorted()).toEqual(['Gyzylgül Orazowa', 'Merdan Saparow']);
    expect(await page.innerText('.search-part summary')).toContain('2');
    await page.selectOption('.filters select >> nth=0', '');
    await page.selectOption('.filters select >> nth=3', '');
  });

  test('is read with the keyboard alone: the slash finds the field, arrows the row, Enter opens it', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Slash');
    await page.keyboard.type('gyzyl');
    await page.waitForFunction(() => document.querySelectorAll('.search-part .res .n').length === 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member h1');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Gyzylgül Orazowa');
    expect(page.url()).toContain(await idOf(gyzylgul));
  });

  test('says who vouches for a member, and that nobody independent has confirmed the directory yet', async () => {
    await page.waitForSelector('.proof .line1');
    expect(await page.innerText('.proof .line1')).toMatch(/^Vouched for by .*, Turkmenistan, \d/);
    await page.click('.proof summary');
    const steps = await page.locator('.proof .chain li').allInnerTexts();
    expect(steps).toHaveLength(4);
    expect(steps[0]).toContain('Ogulnar Hojaýewa');
    expect(steps[3]).toContain('No independent witness');
  });

  test('the saved proof is enough for a stranger to check it', async () => {
    const saving = page.waitForEvent('download');
    await page.click('.proof .btn');
    const proof = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as MemberProof;
    const leaf = leafHash(bytesOf(proof.statement));
    const { size, root } = parseCheckpoint(proof.checkpoint, {
      origin: proof.log.origin,
      public: bytesOf(proof.log.public),
    });
    expect([proof.member, toHex(leaf), toHex(root)]).toEqual([await idOf(gyzylgul), proof.leafHash, proof.root]);
    expect(() =>
      verifyInclusion({ index: proof.index, size, leaf, root, proof: proof.path.map((hash) => bytesOf(hash)) }),
    ).not.toThrow();
  });

  test('leads from a member to the sheet of the country, with its authorities, clock and holidays', async () => {
    await page.click('.member .kv a');
    await page.waitForSelector('.facts');
    const sheet = await page.innerText('main');
    for (const words of ['Turkmenistan', 'Ashgabat', '09:00 to 18:00', 'Saturday and Sunday', 'Ogulnar Hojaýewa'])
      expect(sheet).toContain(words);
    expect(sheet).toContain('name unconfirmed');
    expect(await page.locator('.days li').count()).toBe(6);
  });

  test('whoever was removed is said to be, and is neither written to nor asked', async () => {
    await ogulnar.kopri.members.remove(await idOf(merdan));
    const member = await idOf(merdan);
    await browser.restart();
    page = await browser.context.newPage();
    await page.goto(network.url);
    await unlockInBrowser(page);
    await page.evaluate((id) => (location.hash = `#/directory/${id}`), member);
    await page.waitForSelector('.member .note', { timeout: 30_000 });
    expect(await page.innerText('.member .note')).toContain('No longer a member');
    expect(await page.locator('.member-head .acts').count()).toBe(0);
  });
});
