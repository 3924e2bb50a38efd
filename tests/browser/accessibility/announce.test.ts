/** What a screen reader hears without moving: a life at risk at once and once, everything else when there is time. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { settle, TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { askFor } from '../harness/cases-at-hand.js';
import { joinInBrowser } from '../harness/web-member.js';
import { builtWebClient } from '../harness/web-server.js';

const WORDS = 'Life at risk: a query has arrived. Thailand.';
const QUIET_MS = 4_000;

/** Everything that enters a live region, with how it is said. */
const listen = (): void => {
  const heard: string[] = [];
  Reflect.set(window, 'heardOfTest', heard);
  const POLITENESS: Readonly<Record<string, string>> = { alert: 'assertive', status: 'polite' };
  const hear = (changed: Node): void => {
    const element = changed instanceof Element ? changed : changed.parentElement;
    const region = element?.closest('[role=alert], [role=status], [aria-live]');
    const said = changed.textContent?.trim();
    if (!region || !said) return;
    const role = region.getAttribute('role') ?? '';
    heard.push(`${region.getAttribute('aria-live') ?? POLITENESS[role] ?? 'off'}: ${said}`);
  };
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes)
      if (type === 'characterData') hear(target);
      else addedNodes.forEach(hear);
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
};

describeInBrowser('the announcer', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let somchai: TestDevice;
  let page: Page;
  let own: string;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    browser = await TestBrowser.launch({ timezoneId: 'Asia/Ashgabat', locale: 'en-GB' });
    const ogulnar = await network.correspondent('Ogulnar Berdiyewa', 'TM', 'tm-gpo');
    somchai = await network.correspondent('Somchai Wongrat', 'TH', 'th-rtp-atpd');
    page = await joinInBrowser({ network, browser, by: ogulnar, name: 'Gyzylgul Annayewa' });
    await settle(somchai);
    own = (await somchai.kopri.directory.require('Gyzylgul Annayewa')).member;
    await page.evaluate(listen);
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const heard = (): Promise<readonly string[]> =>
    page.evaluate(() => Reflect.get(window, 'heardOfTest') as readonly string[]);

  test('says a life at risk assertively, once, wherever one is', async () => {
    await page.evaluate(() => void (location.hash = '#/directory'));
    await page.waitForSelector('.res');
    await askFor(somchai, own, { title: 'A hotel in Bang Kapi', urgency: 'U0' });
    await page.waitForSelector(`[role=alert]:has-text("${WORDS}")`, { state: 'attached', timeout: 30_000 });
    await somchai.kopri.channels.send(own, 'Is it read?');
    await page.evaluate(() => void (location.hash = '#/today'));
    await page.waitForSelector('.row');
    await page.waitForTimeout(QUIET_MS);
    expect((await heard()).filter((said) => said.startsWith('assertive'))).toEqual([`assertive: ${WORDS}`]);
  });

  test('says a query that can wait not at all, and a change of the state of sending politely', async () => {
    await askFor(somchai, own, { title: 'It can wait', urgency: 'U3' });
    await page.waitForSelector('.row:has-text("It can wait")', { timeout: 30_000 });
    await network.restartServer(async () => {
      await page.waitForSelector('.rail [role=status]:has-text("No connection")', { timeout: 60_000 });
    });
    const said = await heard();
    expect(said.filter((one) => one.startsWith('assertive'))).toEqual([`assertive: ${WORDS}`]);
    expect(said.some((one) => one.startsWith('polite: No connection'))).toBe(true);
    expect(said.some((one) => one.includes('It can wait'))).toBe(false);
  });
});
