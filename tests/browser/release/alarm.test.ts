/** The application itself, when its server swaps the service worker. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { startWebServer, type WebServer } from '../harness/web-server.js';
import { Mallory } from './mallory.js';

describeInBrowser('a program that nobody signed', () => {
  let server: WebServer;
  let mallory: Mallory;
  let browser: TestBrowser;

  beforeAll(async () => {
    server = await startWebServer();
    mallory = await Mallory.before(server.url);
    browser = await TestBrowser.launch({ locale: 'en-GB' });
  });

  afterAll(async () => {
    await browser?.close();
    await mallory?.stop();
    await server?.stop();
  });

  test('leaves nothing on the screen but the alarm: no field that a passphrase could be typed into', async () => {
    const page = await browser.context.newPage();
    await page.goto(mallory.url);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.waitForSelector('form');
    mallory.changes.set('/sw.js', (answer) => ({
      ...answer,
      body: Buffer.concat([answer.body, Buffer.from('\n// hers\n')]),
    }));
    await page.reload();
    await page.waitForSelector('[role=alert]', { timeout: 60_000 });
    expect(await page.locator('[role=alert]').innerText()).toContain('release-tampered');
    await page.waitForFunction(() => document.querySelector('form, input, textarea') === null);
  });
});
