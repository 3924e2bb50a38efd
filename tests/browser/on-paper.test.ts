/** What is printed, as Chromium prints it: the sheet of an invitation and the court paper of a case. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { queryDocument } from '../../libs/testing/case-papers.js';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { printedPages, type PrintedPage } from './harness/printed-pages.js';
import { readQr } from './harness/qr-reader.js';
import { joinInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const A4 = { width: 595, height: 842 };
/** Between the margins of A4, at 96 dots per inch. */
const BETWEEN_MARGINS_PX = Math.floor(((210 - 25 - 18) / 25.4) * 96);
const QUIET_MODULES = 4;
const PATIENCE_MS = 30_000;

describeInBrowser('on paper', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let gyzylgul: TestDevice;
  let page: Page;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const ogulnar = await network.correspondent('Ogulnar Atayewa', 'TM', 'tm-gpo');
    gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul Berdiyewa', 'TM', 'tm-gpo');
    browser = await TestBrowser.launch({ locale: 'en-GB', colorScheme: 'dark', deviceScaleFactor: 2 });
    page = await joinInBrowser({
      network,
      browser,
      name: 'Selin Aksoy',
      role: 'correspondent',
      country: 'TR',
      authority: 'tr-moj-dgfr',
    });
    page.setDefaultTimeout(PATIENCE_MS);
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const print = async (): Promise<readonly PrintedPage[]> => {
    await page.evaluate(() => document.fonts.ready);
    return printedPages(await page.pdf({ preferCSSPageSize: true }));
  };

  /** Pages that are of A4, wide enough for what stands on them, and without anything to press. */
  const expectPaper = async (pages: readonly PrintedPage[]): Promise<void> => {
    for (const { width, height } of pages) expect({ width: Math.round(width), height: Math.round(height) }).toEqual(A4);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: BETWEEN_MARGINS_PX, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(BETWEEN_MARGINS_PX);
    expect(await page.locator('button:visible, .rail:visible, .bar:visible, .crumb a:visible').count()).toBe(0);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  /** Where to go, and who is here: words that only the frame of the application has. */
  const wordsOfTheFrame = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.rail a.nav, .rail .me')]
        .map((one) => one.textContent?.trim() ?? '')
        .filter((words) => words.length > 3),
    );

  const joined = (pages: readonly PrintedPage[]): string => pages.map(({ text }) => text).join('');
  const pressed = (words: string): string => words.replaceAll(/\s/g, '');

  test('the sheet of an invitation is one page with its steps, its link and whom to call, and nothing of the application', async () => {
    await page.evaluate(() => (location.hash = '#/admissions/invite'));
    await page.getByRole('radio', { name: /Chief Public Prosecutor/ }).check({ force: true });
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.waitForSelector('.sheet .qr');
    const pages = await print();
    expect(pages).toHaveLength(1);
    for (const words of [
      ...(await page.locator('.sheet li, .sheet h2, .sheet h3, .sheet dd, .sheet figcaption').allInnerTexts()),
      await page.locator('.sheet .groups').evaluate((link) => link.textContent ?? ''),
      'Selin Aksoy',
    ])
      expect(joined(pages)).toContain(pressed(words));
    for (const words of await wordsOfTheFrame()) expect(joined(pages)).not.toContain(pressed(words));
    await expectPaper(pages);
  });

  test('the code on the sheet, read from its picture, is the link', async () => {
    const link = await page.locator('.sheet .groups').evaluate((shown) => shown.textContent ?? '');
    await page.emulateMedia({ media: 'print' });
    const picture = await page.locator('.sheet .qr').screenshot();
    const modules = Number((await page.getAttribute('.sheet .qr', 'viewBox'))?.split(' ')[2]);
    await page.emulateMedia({ media: null });
    const rows = await modulesIn(await browser.context.newPage(), { picture, modules });
    const inner = rows.slice(QUIET_MODULES, -QUIET_MODULES).map((row) => row.slice(QUIET_MODULES, -QUIET_MODULES));
    expect(rows.flat().filter(Boolean)).toHaveLength(inner.flat().filter(Boolean).length);
    expect(readQr(inner)).toBe(link);
  });

  test('a case is a court paper: everything of it, on each page reference, handling, page and who printed it, and nothing of the application', async () => {
    const questions = Array.from({ length: 14 }, (_, place) => ({
      text: `Question ${place + 1}: what is known of the journey from Lebap to Istanbul, of who paid for it, and of who met her?`,
    }));
    await gyzylgul.kopri.sync();
    const { query, reference } = await gyzylgul.kopri.queries.ask({
      to: { members: ['Selin Aksoy'] },
      document: { ...queryDocument, title: 'Journey of V1', questions },
    });
    await page.evaluate((at) => (location.hash = `#/case/${at}`), query);
    await page.waitForSelector('.facts');
    const pages = await print();
    expect(pages.length).toBeGreaterThan(1);
    for (const words of [
      'Journey of V1',
      queryDocument.factsSummary,
      'Gyzylgul Berdiyewa',
      ...questions.map(({ text }) => text),
    ])
      expect(joined(pages)).toContain(pressed(words));
    const own = ['Not in judicial proceedings without permission', reference ?? 'none', query, 'Printed: Selin Aksoy'];
    for (const [place, { text }] of pages.entries())
      for (const words of [...own, `${place + 1}/${pages.length}`]) expect(text).toContain(pressed(words));
    for (const words of await wordsOfTheFrame()) expect(joined(pages)).not.toContain(pressed(words));
    await expectPaper(pages);
  });
});

/** Whether each module of a picture is dark, in its middle. */
function modulesIn(
  page: Page,
  { picture, modules }: { readonly picture: Buffer; readonly modules: number },
): Promise<readonly (readonly boolean[])[]> {
  return page.evaluate(
    async ([base64, count]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas?.drawImage(bitmap, 0, 0);
      const middle = (place: number, edge: number): number => Math.floor(((place + 0.5) * edge) / count);
      const isDark = (y: number, x: number): boolean => {
        const dot = canvas?.getImageData(middle(x, bitmap.width), middle(y, bitmap.height), 1, 1).data;
        return (dot?.[0] ?? 255) < 128;
      };
      return Array.from({ length: count }, (_, y) => Array.from({ length: count }, (__, x) => isDark(y, x)));
    },
    [picture.toString('base64'), modules] as const,
  );
}
