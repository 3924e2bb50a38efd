/** What was on the screen is gone at a lock: no script of the page holds a word of it any more (T8). */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newCanaries } from '../../../libs/testing/canary/canary.js';
import { Search } from '../../../libs/testing/canary/search.js';
import { queryDocument } from '../../../libs/testing/case-papers.js';
import { TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { readHeaps } from '../harness/heap.js';
import { joinInBrowser } from '../harness/web-member.js';
import { builtWebClient } from '../harness/web-server.js';

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

const shown = newCanaries(
  {
    title: 'the title of a case query',
    facts: 'its facts',
    question: 'its question',
    received: 'a message',
    reply: 'an unfinished reply',
    sought: 'a word looked for everywhere',
    name: 'the name of a person',
  },
  random,
);

describeInBrowser('of what a case showed', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let elif: TestDevice;
  let page: Page;

  /** No element is asked for: what a test holds of a page the page holds too. */
  const shows = async (selector: string, words: string): Promise<void> => {
    await page.waitForFunction(([where, what]) => document.querySelector(where)?.textContent.includes(what) === true, [
      selector,
      words,
    ] as const);
  };

  const held = async (): Promise<readonly { readonly thread: string; readonly name: string }[]> => {
    const search = new Search(Object.values(shown));
    expect(await readHeaps(page, (thread) => search.trail(thread))).toEqual(['page', 'worker']);
    const found = new Set(search.findings.map(({ canary, place }) => `${place} ${canary.text}`));
    return ['page', 'worker'].flatMap((thread) =>
      search.canaries.filter(({ text }) => found.has(`${thread} ${text}`)).map(({ name }) => ({ thread, name })),
    );
  };

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const ogulnar = await network.correspondent('Ogulnar Atayewa', 'TM', 'tm-gpo');
    const deniz = await network.correspondent('Deniz Aksoy', 'TR', 'tr-moj-dgfr');
    elif = await network.practitioner(deniz, `Elif ${shown.name.text}`, 'TR', 'tr-cpo');
    browser = await TestBrowser.launch();
    const joined = await joinInBrowser({ network, browser, by: ogulnar, name: 'Gyzylgul', authority: 'tm-gpo' });
    await elif.kopri.sync();
    const { query, channel } = await elif.kopri.queries.ask({
      to: { members: ['Gyzylgul'] },
      document: {
        ...queryDocument,
        title: shown.title.text,
        factsSummary: shown.facts.text,
        questions: [{ text: shown.question.text }],
      },
    });
    await elif.kopri.channels.send(channel, shown.received.text);
    page = await browser.context.newPage();
    await page.goto(`${network.url}/#/case/${query}`);
    await shows('#main', shown.facts.text);
    await joined.close();
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('all is held while it stands there', async () => {
    await shows('#main', shown.received.text);
    await shows('.reply', '');
    await page.keyboard.press('m');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.insertText(shown.reply.text);
    await shows('.reply', 'Saved');
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText(shown.sought.text);
    await shows('.pal [role=status]', 'Nothing');
    const found = await held();
    expect(found.filter(({ thread }) => thread === 'page').map(({ name }) => name)).toEqual(
      Object.values(shown).map(({ name }) => name),
    );
    expect(found).toContainEqual({ thread: 'worker', name: shown.title.name });
  });

  test('nothing is held by the page or its worker after a lock', async () => {
    await page.keyboard.press('Escape');
    const ends = page.workers().map((worker) => new Promise((resolve) => worker.once('close', resolve)));
    const renewed = page.waitForEvent('worker');
    await page.keyboard.press('Control+l');
    await Promise.all([...ends, renewed]);
    await shows('body', 'Passphrase');
    expect(await held()).toEqual([]);
  });
});
