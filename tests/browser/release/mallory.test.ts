/** Mallory holds the server or the line. What a browser that has a release does with what she offers. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { describeInBrowser } from '../harness/browser.js';
import { Publisher, type PublishedRelease } from './publisher.js';
import { alarmOf, Stage, untilRunning, updateOf } from './stage.js';

/** Appended to `sw.js`: takes over at once and serves what it likes. */
const HOSTILE_LOGIC = "\nself.addEventListener('install', () => self.skipWaiting());\n";

describeInBrowser('Mallory', () => {
  let publisher: Publisher;
  let first: PublishedRelease;
  let second: PublishedRelease;
  let stage: Stage;

  beforeAll(async () => {
    publisher = await Publisher.open();
    first = await publisher.publish('first');
    second = await publisher.publish('second');
  });
  afterAll(() => publisher?.close());
  afterEach(() => stage.end());

  /** What a page is told that comes after the first release; it must still be the first release. */
  async function comeBack(): Promise<{ code: string; reason?: string }> {
    await stage.page.reload();
    const alarm = await alarmOf(stage.page);
    expect(await stage.page.title()).toBe('first');
    expect(await stage.page.evaluate(() => window.kopri.updates)).toEqual([]);
    return alarm;
  }

  const refused = (reason: string) => ({ code: 'release-refused', reason });

  test('changes an asset: refused', async () => {
    stage = await Stage.withFirst(first);
    await stage.serve(second);
    stage.change('/', (html) => html.replace('second', 'hacked'));
    expect(await comeBack()).toEqual(refused('hash'));
  });

  test('weakens the policy in a response header: refused', async () => {
    stage = await Stage.withFirst(first);
    await stage.serve(second);
    stage.mallory.changes.set('/', (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'content-security-policy': "script-src 'self' 'unsafe-inline'" },
    }));
    expect(await comeBack()).toEqual(refused('headers'));
  });

  test('changes what was signed: refused', async () => {
    stage = await Stage.withFirst(first);
    await stage.serve(second);
    stage.change('/release.json', (text) =>
      text.replace(String.raw`\"version\":\"second\"`, String.raw`\"version\":\"third\"`),
    );
    expect(await comeBack()).toEqual(refused('signature'));
  });

  test('offers an older release, or another under the same number: refused', async () => {
    stage = await Stage.withFirst(second);
    await stage.serve(first);
    await stage.page.reload();
    expect(await alarmOf(stage.page)).toEqual(refused('sequence'));
    stage.change('/release.json', () => publisher.resigned(second, (text) => text.replace('second', 'another')));
    await stage.page.reload();
    expect(await alarmOf(stage.page)).toEqual(refused('sequence'));
    expect(await stage.page.title()).toBe('second');
  });

  test('signs with a key of her own: refused', async () => {
    stage = await Stage.withFirst(first);
    await stage.serve(await publisher.publish('of Mallory', { keyName: 'mallory' }));
    expect(await comeBack()).toEqual(refused('key'));
  });

  test('has a form of another site sent to an address of hers: the person gets the release, not her answer', async () => {
    stage = await Stage.withFirst(first);
    const hers = '<!doctype html><title>hers</title><script>document.title = "hers runs";</script>';
    stage.mallory.changes.set('/hers', () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from(hers),
    }));
    const elsewhere = await stage.browser.context.newPage();
    await elsewhere.setContent(`<form method="post" action="${stage.mallory.url}/hers"><button>prize</button></form>`);
    await elsewhere.click('button');
    await elsewhere.waitForURL('**/hers');
    await elsewhere.waitForFunction(() => document.title !== '');
    expect(await elsewhere.title()).toBe('first');
  });

  test('swaps the service worker: the page is told that it must lock', async () => {
    stage = await Stage.withFirst(first);
    stage.change('/sw.js', (text) => `${text}\n// hers\n`);
    expect(await comeBack()).toEqual({ code: 'release-tampered' });
  });

  test('swaps it for the browser only, and takes over at once: the page is told that it must lock', async () => {
    stage = await Stage.withFirst(first);
    stage.mallory.changes.set('/sw.js', (answer, asked) =>
      asked['service-worker'] === 'script'
        ? { ...answer, body: Buffer.concat([answer.body, Buffer.from(HOSTILE_LOGIC)]) }
        : answer,
    );
    await stage.page.reload();
    expect(await alarmOf(stage.page)).toEqual({ code: 'release-tampered' });
  });

  test('is not suspected when a signed release brings a new service worker', async () => {
    stage = await Stage.withFirst(first);
    const edits = { 'sw.js': (text: string) => `${text}\n// of the publisher\n` };
    await stage.serve(await publisher.publish('third', { edits }));
    await stage.page.reload();
    expect(await updateOf(stage.page)).toBe('third');
    await stage.page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting);
    await stage.page.waitForTimeout(1_000);
    expect(await stage.page.evaluate(() => window.kopri.alarms)).toEqual([]);
    await stage.page.evaluate(() => window.kopri.adopt());
    await stage.page.reload();
    await untilRunning(stage.page);
    expect(await stage.page.title()).toBe('third');
    expect(await stage.page.evaluate(() => window.kopri.alarms)).toEqual([]);
  });
});
