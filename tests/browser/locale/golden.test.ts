/** Browsers lack Turkmen and answer in English without a word; ours come from shipped data. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundlePage } from '../harness/bundled-page.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';

const GOLDEN = join(import.meta.dirname, '../../../libs/locale/testing/golden.json');

describeInBrowser('dates, numbers and plurals in four languages', () => {
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await TestBrowser.launch();
  });

  afterAll(() => browser?.close());

  test('are the same characters in Chromium as in Node', async () => {
    const bundled = await bundlePage(browser, 'tests/browser/locale/golden-page.ts');
    const page = await bundled.open();
    await page.waitForFunction(() => 'renderGoldenTable' in globalThis);
    const written = await page.evaluate(() =>
      (globalThis as unknown as { renderGoldenTable: () => unknown }).renderGoldenTable(),
    );
    expect(written).toEqual(JSON.parse(await readFile(GOLDEN, 'utf8')));
  });
});
