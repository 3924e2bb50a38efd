/** What the application costs in bytes, as the server sends them compressed. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { MeasuredLine, type Download } from './harness/measured-line.js';
import { askClient, exposeClient, invite } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const FIRST_SCREEN_BYTES = 80_000;
const WITH_CRYPTOGRAPHY_BYTES = 300_000;
const APPLICATION_BYTES = 450_000;

const NAME_FIELD = 'input[autocomplete=name]';

/** The page, what it names in its head, the words and the letters. */
const ofFirstScreen = (head: string) => (path: string) =>
  /^\/(join)?$|\/start-catalogue-|\.woff2$/.test(path) || head.includes(`"${path}"`);
const isWorkerOfRelease = (path: string): boolean => path === '/sw.js';
/** Words of other languages, and letters of languages other than these. */
const isForOthers = ({ path }: Download): boolean => /catalogue-|-cyrx-/.test(path);
/** What the server answers about members and messages is no part of the application. */
const isApplication = ({ path }: Download): boolean => !/^\/(api|socket\.io)\//.test(path);

const bytesOf = (downloads: readonly Download[]): number =>
  downloads.filter(isApplication).reduce((sum, { bytes }) => sum + bytes, 0);

describeInBrowser('the bytes of the application', () => {
  let webDir: string;
  let network: TestNetwork;
  let selin: TestDevice;

  beforeAll(async () => {
    webDir = await builtWebClient();
    network = await TestNetwork.start({ webDir });
    selin = await network.correspondent('Selin Aksoy', 'TR', 'tr-moj-dgfr');
  });

  afterAll(() => network?.stop());

  describe.each(['ru', 'tk'])('for a reader of %s', (language) => {
    let browser: TestBrowser;
    let line: MeasuredLine;
    let page: Page;
    let firstScreen: readonly Download[];
    let cryptography: readonly Download[];
    let rest: readonly Download[];

    beforeAll(async () => {
      line = await MeasuredLine.start(network.url);
      browser = await TestBrowser.launch({ locale: language });
      await exposeClient(browser);
      page = await browser.context.newPage();
    });

    afterAll(async () => {
      await browser?.close();
      await line?.close();
    });

    test('the first screen is drawn and can be filled in with 80 kB, while all else waits', async () => {
      const { link } = await invite(selin);
      line.letThrough(ofFirstScreen(await readFile(join(webDir, 'index.html'), 'utf8')));
      await page.goto(line.through(link), { waitUntil: 'commit' });
      await page.fill(NAME_FIELD, 'Elif Karaca');
      await page.evaluate(() => document.fonts.ready);
      await line.still();
      firstScreen = line.take();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(firstScreen.filter(({ path }) => path.endsWith('.woff2')).length).toBeGreaterThan(3);
      expect(bytesOf(firstScreen)).toBeLessThanOrEqual(FIRST_SCREEN_BYTES);
    });

    test('with the client and its cryptography it is 300 kB', async () => {
      line.letThrough((path) => !isWorkerOfRelease(path));
      await askClient(page, 'session.active');
      await line.still();
      cryptography = line.take();
      expect(cryptography.some(({ path }) => path.endsWith('.wasm'))).toBe(true);
      expect(bytesOf([...firstScreen, ...cryptography])).toBeLessThanOrEqual(WITH_CRYPTOGRAPHY_BYTES);
    });

    test('all screens together are 450 kB, and nothing is fetched twice', async () => {
      line.letThrough(() => true);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await line.still();
      rest = line.take();
      const all = [...firstScreen, ...cryptography, ...rest];
      const own = [...firstScreen, ...cryptography, ...rest.filter((download) => !isForOthers(download))];
      const whole = all.filter(({ path, status }) => path.startsWith('/assets/') && status === 200);
      process.stdout.write(
        `${language}: ${[firstScreen, [...firstScreen, ...cryptography], own, all].map(bytesOf).join(', ')} bytes\n`,
      );
      expect(whole.map(({ path }) => path).sort()).toEqual(await assetsIn(webDir));
      expect(bytesOf(own)).toBeLessThanOrEqual(APPLICATION_BYTES);
    });

    test('the second visit fetches nothing of it', async () => {
      await page.goto(line.url);
      await page.waitForSelector('textarea');
      await line.still();
      expect(bytesOf(line.take())).toBe(0);
    });
  });

  test('the MLS library has no cryptography of its own in it: it computes with ours or not at all', async () => {
    const scripts = await Promise.all(
      (await assetsIn(webDir))
        .filter((path) => path.endsWith('.js'))
        .map((path) => readFile(join(webDir, path), 'utf8')),
    );
    expect(scripts.filter((script) => /@hpke|mlkem/.test(script))).toHaveLength(0);
  });
});

const assetsIn = async (webDir: string): Promise<string[]> =>
  (await readdir(join(webDir, 'assets')))
    .filter((name) => !/\.(br|gz)$/.test(name))
    .map((name) => `/assets/${name}`)
    .sort();
