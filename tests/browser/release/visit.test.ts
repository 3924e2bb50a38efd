import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeInBrowser } from '../harness/browser.js';
import { Publisher } from './publisher.js';
import { Stage, untilRunning, updateOf } from './stage.js';

/** Asked for at each visit, and answered without a body when unchanged. */
const ALWAYS_ASKED = new Set(['/sw.js', '/release.json']);

const HER_IMAGE = {
  status: 200,
  headers: { 'content-type': 'image/svg+xml' },
  body: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'),
};

describeInBrowser('a visit', () => {
  let publisher: Publisher;
  let stage: Stage;

  beforeAll(async () => {
    publisher = await Publisher.open();
    stage = await Stage.withFirst(await publisher.publish('first'));
  });
  afterAll(async () => {
    await stage?.end();
    await publisher?.close();
  });

  test('the second time takes nothing of the application from the network', async () => {
    const page = await stage.browser.context.newPage();
    const devtools = await stage.browser.context.newCDPSession(page);
    await devtools.send('Network.enable');
    const received: string[] = [];
    devtools.on('Network.responseReceived', ({ response }) => {
      if (!response.fromServiceWorker && !ALWAYS_ASKED.has(new URL(response.url).pathname)) received.push(response.url);
    });
    stage.mallory.seen.length = 0;
    await page.goto(stage.mallory.url);
    await untilRunning(page);
    expect(await page.evaluate(() => window.kopri.later())).toBe('loaded later');
    await page.waitForTimeout(500);
    expect(received).toEqual([]);
    expect(stage.mallory.seen.filter(({ path }) => !ALWAYS_ASKED.has(path))).toEqual([]);
    const [check] = stage.mallory.seen.filter(({ path }) => path === '/release.json');
    expect(check).toMatchObject({ status: 304, bodyBytes: 0 });
    expect(check?.headBytes).toBeLessThan(1_000);
    await page.close();
  });

  test('works without the server, also in parts not seen before, and after the browser was closed', async () => {
    await stage.mallory.vanish();
    const context = await stage.browser.restart();
    const page = await context.newPage();
    await page.goto(`${stage.mallory.url}/cases/of/mine`);
    await untilRunning(page);
    expect(await page.title()).toBe('first');
    expect(await page.evaluate(() => window.kopri.later())).toBe('loaded later');
    await page.close();
    await stage.mallory.listenAgain();
  });

  test('lets what code asks of the server through, and no page or part of the server’s', async () => {
    const page = await stage.browser.context.newPage();
    await page.goto(`${stage.mallory.url}/health`);
    await untilRunning(page);
    expect(await page.title()).toBe('first');
    const statusOf = (path: string) => page.evaluate((asked) => fetch(asked).then(({ status }) => status), path);
    expect(await statusOf('/health')).toBe(200);
    expect(await statusOf('/api/directory')).toBe(401);
    stage.mallory.changes.set('/hers.svg', () => HER_IMAGE);
    const image = page.evaluate(() => {
      const img = document.createElement('img');
      img.src = '/hers.svg';
      return new Promise<string>((resolve) => {
        for (const type of ['load', 'error']) img.addEventListener(type, () => resolve(type));
      });
    });
    expect(await image).toBe('error');
    await page.close();
  });

  test('a newer release is fetched in its changed parts only, held until a page adopts it, and told to all pages', async () => {
    const [one, other] = [await stage.browser.context.newPage(), await stage.browser.context.newPage()];
    await other.goto(stage.mallory.url);
    await untilRunning(other);
    await stage.serve(await publisher.publish('second', { without: /later-/ }));
    stage.mallory.seen.length = 0;
    await one.goto(stage.mallory.url);
    expect([await updateOf(one), await updateOf(other)]).toEqual(['second', 'second']);
    const fetched = stage.mallory.seen.map(({ path }) => path).filter((path) => !ALWAYS_ASKED.has(path));
    expect(fetched).toEqual(['/']);

    await other.reload();
    await untilRunning(other);
    expect(await other.title()).toBe('first');

    await one.evaluate(() => window.kopri.adopt());
    await other.waitForFunction(() => window.kopri.state().isAdopted);
    expect(await other.evaluate(() => window.kopri.later())).toBe('loaded later');
    await other.reload();
    await untilRunning(other);
    expect(await other.title()).toBe('second');
    expect(await other.evaluate(() => window.kopri.alarms)).toEqual([]);
  });
});
