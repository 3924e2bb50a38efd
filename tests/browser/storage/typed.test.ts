/** What is typed and not sent: a browser keeps fields of a page on the disk, to restore them; of ours it keeps none (T8). */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newCanaries } from '../../../libs/testing/canary/canary.js';
import { scanFolder } from '../../../libs/testing/canary/scan-files.js';
import { Search } from '../../../libs/testing/canary/search.js';
import { TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { admitWhenAsked, invite } from '../harness/web-member.js';
import { builtWebClient } from '../harness/web-server.js';

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

const planted = newCanaries(
  {
    passphrase: 'the passphrase, shown while it was typed',
    message: 'a message not sent',
    line: 'a line of a form',
    searched: 'a word looked for in the directory',
    command: 'a word looked for everywhere',
  },
  random,
);
/** In fields of the test’s own, which a browser does keep. */
const controls = newCanaries(
  { area: 'a field that says nothing', shown: 'a field that asks for a new password, as text' },
  random,
);

describeInBrowser('of what is typed into the screens', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let page: Page;
  let kerem: TestDevice;
  const go = (path: string) => page.evaluate((to) => (location.hash = `#/${to}`), path);

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    kerem = await network.correspondent('Kerem Aydın', 'TR', 'tr-moj-dgfr');
    browser = await TestBrowser.launch();
    page = await browser.context.newPage();
    const { link, invitation } = await invite(kerem);
    await page.goto(link);
    await page.fill('input[autocomplete=name]', 'Elif Karaca');
    await page.check('.secret input[type=checkbox]');
    await page.fill('.secret input[type=text]', planted.passphrase.text);
    await page.evaluate(plantControls, { area: controls.area.text, shown: controls.shown.text });
    await page.evaluate(() => history.pushState(null, '', '/'));
    await page.click('button[type=submit]');
    await page.waitForSelector('.check', { timeout: 60_000 });
    await admitWhenAsked(kerem, invitation);
    await page.waitForSelector('#main', { timeout: 60_000 });
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  test('nothing is offered to the checkers and translators of the browser’s maker', async () => {
    await go(`channels/${(await kerem.kopri.status()).member}`);
    await page.waitForSelector('.compose textarea');
    const offered = await page.evaluate(() => ({
      checked: [...document.querySelectorAll<HTMLElement>('input, textarea')].filter((field) => field.spellcheck)
        .length,
      translated: document.documentElement.translate,
    }));
    expect(offered).toEqual({ checked: 0, translated: false });
  });

  test('nothing is in a file of the browser, where a field that it keeps is', async () => {
    await go(`channels/${(await kerem.kopri.status()).member}`);
    await page.locator('.compose textarea').fill(planted.message.text);
    await go('directory');
    await page.locator('#main input[type=search], #main input').first().fill(planted.searched.text);
    await page.keyboard.press('Control+k');
    await page.keyboard.type(planted.command.text);
    await page.keyboard.press('Escape');
    await go('channels/new');
    await page.locator('#main input.in').first().fill(planted.line.text);
    await page.evaluate(plantControls, { area: controls.area.text, shown: controls.shown.text });
    await go('settings');
    await browser.context.close();
    const [search, controlSearch] = [new Search(Object.values(planted)), new Search(Object.values(controls))];
    const scanned = await scanFolder(search, browser.folder);
    await scanFolder(controlSearch, browser.folder);
    const kept = controlSearch.findings.map(({ canary }) => canary.name);
    expect(new Set(kept)).toEqual(
      new Set(['a field that says nothing', 'a field that asks for a new password, as text']),
    );
    expect(search.findings.map(({ canary, place }) => `${canary.name}: ${place}`)).toEqual([]);
    expect(scanned.bytes).toBeGreaterThan(1_000_000);
  });
});

function plantControls({ area, shown }: { readonly area: string; readonly shown: string }): void {
  const field = document.body.appendChild(document.createElement('textarea'));
  field.focus();
  document.execCommand('insertText', false, area);
  const secret = document.body.appendChild(document.createElement('input'));
  secret.autocomplete = 'new-password';
  secret.focus();
  document.execCommand('insertText', false, shown);
}
