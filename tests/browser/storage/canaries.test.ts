/** Nothing that a member writes or reads lies in the clear: not in the browser's storage, its files, an address, a title, or on the line. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newId } from '@kopri/protocol';
import { newCanaries } from '../../../libs/testing/canary/canary.js';
import { scanFolder } from '../../../libs/testing/canary/scan-files.js';
import { Search } from '../../../libs/testing/canary/search.js';
import { evidenceSummary, queryDocument } from '../../../libs/testing/case-papers.js';
import { Line } from '../../../libs/testing/line.js';
import { TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { DrivenTab, drivenPage } from '../harness/driven-tab.js';
import { builtPage } from '../harness/web-server.js';

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

const planted = newCanaries(
  {
    passphrase: 'the passphrase',
    sent: 'a message sent',
    received: 'a message received',
    title: 'the title of a case query',
    facts: 'its facts',
    question: 'its question',
    answer: 'an answer',
    draft: 'an unfinished form',
    evidence: 'the title of evidence',
    fileName: 'the name of a file',
    file: 'the bytes of a file',
    searched: 'a word searched for',
  },
  random,
);
/** Planted in the clear on purpose, to be found by the same search. */
const controls = newCanaries(
  { database: 'a database', local: 'local storage', cache: 'a cache', address: 'an address', line: 'the line' },
  random,
);

describeInBrowser('of what a member writes and reads in a browser', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let line: Line;
  let gyzylgul: TestDevice;
  let tab: DrivenTab;
  let webDir: string | undefined;
  const search = new Search(Object.values(planted));
  const controlSearch = new Search(Object.values(controls));

  const look = (place: string, text: string): void => {
    const bytes = Buffer.from(text);
    search.trail(place)(bytes);
    controlSearch.trail(place)(bytes);
  };

  beforeAll(async () => {
    webDir = await builtPage(drivenPage);
    network = await TestNetwork.start({ webDir });
    line = await Line.to(network.url);
    const trails = [search.trail('the line'), controlSearch.trail('the line')];
    line.watch = (bytes) => trails.forEach((follow) => follow(bytes));
    const kerem = await network.correspondent('Kerem', 'TR', 'tr-moj-dgfr');
    const ogulnar = await network.correspondent('Ogulnar', 'TM', 'tm-gpo');
    gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul', 'TM', 'tm-gpo');
    browser = await TestBrowser.launch();
    const page = await browser.context.newPage();
    await page.goto(line.url);
    tab = new DrivenTab(page);
    const { link } = await kerem.kopri.enrolment.invite({ role: 'practitioner', country: 'TR', authority: 'tr-cpo' });
    const secret = { kind: 'passphrase', passphrase: planted.passphrase.text } as const;
    await tab.session.join({ secret, link: link.replace(network.url, line.url), name: 'Elif' });
    await kerem.kopri.enrolment.admit('all');
    for (let admitted = false; !admitted; ) admitted = (await tab.kopri.standing()).status.state === 'active';
    await exchange(tab, gyzylgul);
  });

  afterAll(async () => {
    await browser?.close();
    await line?.close();
    await network?.stop();
    if (webDir !== undefined) await rm(webDir, { recursive: true });
  });

  test('all of it was written, read and found by those it is for', async () => {
    const [entry] = await gyzylgul.kopri.queries.list();
    expect(entry?.title).toContain(planted.title.text);
    const own = await tab.kopri.queries.show(entry?.query ?? '');
    expect(own.questions[0]?.answer?.text).toBe(planted.answer.text);
    expect(await tab.kopri.search.find(planted.received.text)).toHaveLength(1);
    expect((await tab.kopri.drafts.find('a form'))?.value).toEqual({ text: planted.draft.text });
  });

  test('nothing stands in IndexedDB, in Cache Storage, in local storage, in the address or the title', async () => {
    await plantControls(tab.page);
    for (const [place, text] of await contentsOf(tab.page)) look(place, text);
    look('the address', tab.page.url());
    look('the title', await tab.page.title());
    const found = controlSearch.findings.map(({ canary }) => canary.name);
    expect(new Set(found)).toEqual(new Set(['a database', 'local storage', 'a cache', 'an address']));
    expect(search.findings).toEqual([]);
  });

  test('nothing crossed the line to the server, where a control does', async () => {
    await fetch(`${line.url}/${controls.line.text}`);
    expect(
      controlSearch.findings.filter(({ place }) => place === 'the line').map(({ canary }) => canary.name),
    ).toContain('the line');
    expect(search.findings).toEqual([]);
    expect(line.bytes).toBeGreaterThan(100_000);
  });

  test('nothing is in a file of the browser, where the control in local storage is', async () => {
    await browser.context.close();
    const scanned = await scanFolder(search, browser.folder);
    await scanFolder(controlSearch, browser.folder);
    const inFiles = controlSearch.findings.filter(({ place }) => /Local Storage|leveldb/i.test(place));
    expect(inFiles.map(({ canary }) => canary.name)).toContain('local storage');
    expect(search.findings).toEqual([]);
    expect(scanned.bytes).toBeGreaterThan(1_000_000);
  });
});

/** Elif in the browser asks, writes, shares and keeps; Gyzylgul answers and writes back. */
async function exchange(tab: DrivenTab, gyzylgul: TestDevice): Promise<void> {
  await tab.kopri.sync();
  const asked = await tab.kopri.queries.ask({
    to: { members: ['Gyzylgul'] },
    document: {
      ...queryDocument,
      title: planted.title.text,
      factsSummary: planted.facts.text,
      questions: [{ text: planted.question.text }],
    },
  });
  const { channel } = await tab.kopri.channels.send('Gyzylgul', planted.sent.text, {
    message: newId('message', random),
  });
  await untilSent(tab);
  await gyzylgul.kopri.sync();
  await gyzylgul.kopri.queries.act(asked.query, {
    act: 'answer',
    question: 1,
    value: 'text',
    text: planted.answer.text,
  });
  await gyzylgul.kopri.channels.send(channel, planted.received.text);
  await gyzylgul.kopri.sync();
  await tab.kopri.drafts.keep('a form', { text: planted.draft.text });
  await tab.share(asked.query, {
    name: `${planted.fileName.text}.txt`,
    text: planted.file.text.repeat(1000),
    summary: { ...evidenceSummary, title: planted.evidence.text },
  });
  await tab.kopri.search.find(planted.searched.text);
  await tab.kopri.sync();
}

/** A tab does not wait for the line: what it sends is on its way when the call returns. */
async function untilSent(tab: DrivenTab): Promise<void> {
  while ((await tab.kopri.outbox.list()).length > 0) await tab.page.waitForTimeout(100);
}

async function plantControls(page: Page): Promise<void> {
  await page.evaluate(async ({ database, local, cache }) => {
    localStorage.setItem('control', local);
    await (await caches.open('control')).put('/control', new Response(cache));
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () =>
        opening.result.createObjectStore('control').put(new TextEncoder().encode(database), 1);
      opening.onsuccess = () => resolve(opening.result.close());
    });
  }, textsOf(controls));
  await page.evaluate((text) => history.replaceState(null, '', `#${text}`), controls.address.text);
}

const textsOf = <K extends string>(canaries: Readonly<Record<K, { readonly text: string }>>): Record<K, string> =>
  Object.fromEntries(Object.entries<{ text: string }>(canaries).map(([key, { text }]) => [key, text])) as Record<
    K,
    string
  >;

/** Everything the origin stores, as text: bytes as Latin-1, the rest as JSON. */
function contentsOf(page: Page): Promise<readonly (readonly [string, string])[]> {
  return page.evaluate(async () => {
    const found: [string, string][] = [];
    const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const textOf = (value: unknown): string => {
      if (value instanceof Uint8Array) return latin(value);
      if (value instanceof ArrayBuffer) return latin(new Uint8Array(value));
      if (Array.isArray(value)) return value.map(textOf).join(' ');
      return typeof value === 'object' && value !== null
        ? Object.entries(value)
            .map(([key, inner]) => `${key} ${textOf(inner)}`)
            .join(' ')
        : String(value);
    };
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        found.push([`${name} ${store}`, textOf([await asked(objects.getAllKeys()), await asked(objects.getAll())])]);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        found.push([`cache ${name}`, `${request.url} ${(await (await cache.match(request))?.text()) ?? ''}`]);
    }
    found.push(
      ['local storage', JSON.stringify({ ...localStorage })],
      ['session storage', JSON.stringify({ ...sessionStorage })],
    );
    return found;
  });
}
