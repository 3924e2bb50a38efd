/** How long the web client makes people wait: `npm run bench:web`. Prints a table and holds nobody to it: times are of this machine. */
import { afterAll, beforeAll, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import {
  askClient,
  askToJoin,
  admitWhenAsked,
  exposeClient,
  invite,
  joinInBrowser,
  unlockInBrowser,
} from '../harness/web-member.js';
import { builtWebClient } from '../harness/web-server.js';
import { SlowLine } from './slow-line.js';

const NARROW = { bitsPerSecond: 256_000, roundTripMs: 300 };
const NAME_FIELD = 'input[autocomplete=name]';
const LOCK_FIELD = 'input[autocomplete=current-password]';
const ROUNDS = 3;
const MESSAGES = 10_000;
const MESSAGES_AT_ONCE = 50;
const TIMEOUT_MS = 900_000;
const WORDS = ['border', 'transit', 'witness', 'Ashgabat', 'extradition', 'statement', 'Gyzylgul', 'evidence'];

const row = (what: string, measured: string, goal: string): void => {
  process.stdout.write(`| ${what} | ${measured} | ${goal} |\n`);
};
const note = (what: string, values: readonly number[], goal: string): void => {
  row(what, values.map((ms) => `${Math.round(ms)} ms`).join(', '), goal);
};

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await act();
  return performance.now() - startedAtMs;
}

async function repeated(rounds: number, act: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  while (all.length < rounds) all.push(await act());
  return all;
}

describeInBrowser('the speed of the web client', () => {
  let network: TestNetwork;
  let selin: TestDevice;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    selin = await network.correspondent('Selin Aksoy', 'TR', 'tr-moj-dgfr');
  });

  afterAll(() => network?.stop());

  test('cold, at 256 kbit/s and 300 ms', async () => {
    const { link } = await invite(selin);
    const clients: number[] = [];
    const screens = await repeated(ROUNDS, async () => {
      const line = await SlowLine.start(network.url, NARROW);
      const browser = await TestBrowser.launch({ locale: 'ru', serviceWorkers: 'block' });
      await exposeClient(browser);
      const page = await browser.context.newPage();
      const startedAtMs = performance.now();
      await page.goto(link.replace(network.url, line.url), { waitUntil: 'commit' });
      await page.waitForSelector(NAME_FIELD);
      const shownMs = performance.now() - startedAtMs;
      await askClient(page, 'session.active');
      clients.push(performance.now() - startedAtMs);
      await browser.close();
      await line.close();
      return shownMs;
    });
    note('first screen, cold', screens, '≤ 4 s');
    note('client and cryptography, cold', clients, '');
  });

  test('warm and offline, on the same line', async () => {
    const line = await SlowLine.start(network.url, NARROW);
    const browser = await TestBrowser.launch({ locale: 'ru' });
    const { link, invitation } = await invite(selin);
    const page = await browser.context.newPage();
    await page.goto(link.replace(network.url, line.url));
    await askToJoin(page, { name: 'Elif Karaca' });
    await admitWhenAsked(selin, invitation);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 120_000 });
    const open = async (): Promise<number> => {
      const fresh = await (await browser.restart()).newPage();
      return timed(async () => {
        await fresh.goto(line.url, { waitUntil: 'commit' });
        await fresh.waitForSelector(LOCK_FIELD);
      });
    };
    note('lock screen, warm', await repeated(ROUNDS, open), '≤ 1 s');
    await line.close();
    note('lock screen, no line at all', await repeated(ROUNDS, open), '≤ 1 s');
    await browser.close();
  });

  test(
    `${MESSAGES} messages`,
    async () => {
      const browser = await TestBrowser.launch({ locale: 'ru' });
      await exposeClient(browser);
      const page = await joinInBrowser({ network, browser, by: selin, name: 'Merdan Durdyyev' });
      await selin.kopri.sync();
      const channel = await selin.kopri.channels.open(['Merdan Durdyyev'], 'Ten thousand');
      await askClient(page, 'sync');
      await page.goto('about:blank');
      note('sent by a member under Node', [await timed(() => sendMany(selin, channel))], '');
      await page.goto(network.url);
      await unlockInBrowser(page);
      note('first sync: fetched, opened, stored', [await timed(() => waitForAll(page, channel))], '');
      note('first search: the index is built', [await timed(() => find(page, 'extradition'))], '');
      note('search', await repeated(8, () => timed(() => find(page, 'witness 77'))), '≤ 100 ms');
      await page.goto(`${network.url}/#/channels/${channel}`);
      note('a keystroke in the composing box, p50, p95, longest', await keystrokes(page), 'p95 ≤ 50 ms');
      const heapBytes = (await page.evaluate('performance.memory.usedJSHeapSize')) as number;
      row('memory of the page', `${Math.round(heapBytes / 1e6)} MB`, '');
      await browser.close();
    },
    TIMEOUT_MS,
  );
});

async function sendMany({ kopri }: TestDevice, channel: string): Promise<void> {
  for (let at = 0; at < MESSAGES; at += MESSAGES_AT_ONCE) {
    const texts = Array.from(
      { length: MESSAGES_AT_ONCE },
      (_, n) => `${WORDS[n % 8]} ${WORDS[(at + n) % 7]} ${at + n}`,
    );
    await Promise.all(texts.map((text) => kopri.channels.send(channel, text)));
  }
  await kopri.sync();
}

async function waitForAll(page: Page, channel: string): Promise<void> {
  for (;;) {
    await askClient(page, 'sync');
    const range = { afterSeq: MESSAGES - 1, limit: 1 };
    const { items } = await askClient<{ readonly items: readonly unknown[] }>(page, 'channels.items', channel, range);
    if (items.length > 0) return;
  }
}

const find = (page: Page, text: string): Promise<unknown> => askClient(page, 'search.find', text);

/** From the key's event to the next frame drawn. */
async function keystrokes(page: Page): Promise<number[]> {
  const box = page.locator('textarea');
  await box.waitFor();
  await box.focus();
  await page.evaluate(() => {
    const latencies: number[] = [];
    Reflect.set(window, 'latenciesOfTest', latencies);
    addEventListener('keydown', ({ timeStamp }) =>
      requestAnimationFrame(() => setTimeout(() => latencies.push(performance.now() - timeStamp))),
    );
  });
  await page.keyboard.type('A statement of the witness has come, with two pages of evidence. '.repeat(3), {
    delay: 30,
  });
  const latencies = (await page.evaluate('latenciesOfTest')) as number[];
  const sorted = latencies.toSorted((a, b) => a - b);
  return [0.5, 0.95, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
}
