/** When colleagues, or the server's own signatures, do not agree: what is said, what stays possible, and that it stays. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeContent, parseContent, type ChannelId } from '@kopri/protocol';
import type { Page } from 'playwright-core';
import { queryDocument } from '../../libs/testing/case-papers.js';
import { earlierDirectory } from '../../libs/testing/earlier-directory.js';
import { settle, TestNetwork, textsOf, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { joinInBrowser, unlockInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const PATIENCE_MS = 40_000;

describeInBrowser('an alarm', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let ogulnar: TestDevice;
  let gyzylgul: TestDevice;
  let merdan: TestDevice;
  let page: Page;
  let channel: ChannelId;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    ogulnar = await network.correspondent('Ogulnar Atayewa', 'TM', 'tm-gpo');
    gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul Berdiyewa', 'TM', 'tm-gpo');
    merdan = await network.practitioner(ogulnar, 'Merdan Orazow', 'TM', 'tm-mia');
    await settle(gyzylgul, merdan);
    channel = await gyzylgul.kopri.channels.open(['Merdan Orazow'], 'V1');
    await gyzylgul.kopri.channels.send(channel, 'before Elif came');
    await settle(merdan, gyzylgul);
    browser = await TestBrowser.launch({ locale: 'en-GB' });
    page = await joinInBrowser({ network, browser, by: ogulnar, name: 'Elif Karaca' });
    page.setDefaultTimeout(PATIENCE_MS);
    await gyzylgul.kopri.sync();
    await gyzylgul.kopri.channels.addMembers(channel, ['Elif Karaca']);
    await gyzylgul.kopri.channels.send(channel, 'welcome, Elif');
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const go = (path: string) => page.evaluate((to) => (location.hash = `#/${to}`), path);
  const box = () => page.locator('.compose textarea');
  const alarm = (within: string) => page.locator(`${within} [role=alert]`);
  const lastSays = (words: string) => page.locator('.thread .msg', { hasText: words }).last().waitFor();

  /** As from somebody to whom the server shows another log of the channel. */
  const sendDiffering = async (device: TestDevice, send: () => Promise<unknown>): Promise<void> => {
    device.seal = (engine, group, plaintext) => {
      const content = parseContent(plaintext);
      if (content.kind === 'unknown') throw new TypeError('unknown content');
      const chain = { ...content.claims.chain, hash: new Uint8Array(32) };
      return engine.seal(group, encodeContent({ ...content, claims: { ...content.claims, chain } }));
    };
    await send();
    device.seal = undefined;
  };

  const writeDiffering = (text: string) => sendDiffering(gyzylgul, () => gyzylgul.kopri.channels.send(channel, text));

  const callsFor = async (place: string): Promise<void> => {
    await alarm(place).filter({ hasText: 'A colleague saw something else in this channel than you did.' }).waitFor();
    const words = await alarm(place).innerText();
    for (const one of ['Call by telephone before you write', 'Gyzylgul Berdiyewa', 'Code claim-differs.'])
      expect(words).toContain(one);
  };

  test('is none where a thread began before this device came: that is said at its head, and the rest is read', async () => {
    await go(`channels/${channel}`);
    await lastSays('welcome, Elif');
    expect(await page.innerText('.begins')).toBe('Sent before this device joined. Ask for it.');
    expect(await page.innerText('.thread')).not.toContain('before Elif came');
  });

  test('because of what a colleague saw stands at the message and in the place of the box, says whom to call, and stays', async () => {
    await writeDiffering('of another log');
    await lastSays('of another log');
    await callsFor('.compose');
    expect(await box().count()).toBe(0);
    expect(await page.locator('.msg', { hasText: 'of another log' }).innerText()).toContain(
      'The sender saw something else in this channel than you did.',
    );
    await page.reload();
    await unlockInBrowser(page);
    await callsFor('.compose');
  });

  test('of one channel leaves the others as they are', async () => {
    await go(`channels/${(await merdan.kopri.status()).member}`);
    await box().fill('Merdan, what do you see there?');
    await page.keyboard.press('Control+Enter');
    await lastSays('Merdan, what do you see there?');
    await page.locator('.thread .own', { hasText: 'At the server' }).waitFor();
  });

  test('ends when the person says to have called; a claim that differs after that is asked about again', async () => {
    await go(`channels/${channel}`);
    await page.getByRole('button', { name: 'I have called. Write on' }).click();
    await box().fill('We have talked.');
    await page.keyboard.press('Control+Enter');
    await lastSays('We have talked.');
    await page.locator('.thread .own', { hasText: 'At the server' }).waitFor();
    await settle(gyzylgul);
    await gyzylgul.kopri.channels.acceptDiffering(channel);
    expect(await textsOf(gyzylgul, channel)).toContain('We have talked.');
    await writeDiffering('of another log again');
    await lastSays('of another log again');
    await callsFor('.compose');
  });

  test('in a case holds back an answer, with its words, until somebody has called', async () => {
    await merdan.kopri.sync();
    const { query, channel: own } = await merdan.kopri.queries.ask({
      to: { members: ['Elif Karaca'] },
      document: { ...queryDocument, handling: { code: 'H0' } },
    });
    await settle(merdan);
    await go(`case/${query}`);
    await page.waitForSelector('.facts');
    await sendDiffering(merdan, () => merdan.kopri.channels.send(own, 'of another case'));
    await alarm('main').filter({ hasText: 'Merdan Orazow' }).filter({ hasText: 'Code claim-differs.' }).waitFor();
    await page.locator('#q1').getByRole('button', { name: 'Answer' }).click();
    await page.locator('#q1 .chip', { hasText: /^In words$/ }).click();
    await page.fill('#q1 textarea', 'She is a national.');
    await page.keyboard.press('Control+Enter');
    await page.locator('#q1 .note', { hasText: 'Code claim-differs.' }).waitFor();
    expect(await page.inputValue('#q1 textarea')).toBe('She is a national.');
    await page.getByRole('button', { name: 'I have called. Write on' }).click();
    await alarm('main').waitFor({ state: 'detached' });
    await page.locator('#q1 textarea').press('Control+Enter');
    await page.locator('#q1 textarea').waitFor({ state: 'detached' });
    const answer = async () => (await merdan.kopri.queries.show(query)).questions[0]?.answer?.text;
    for (const endMs = Date.now() + PATIENCE_MS; (await answer()) === undefined && Date.now() < endMs; )
      await merdan.kopri.sync();
    expect(await answer()).toBe('She is a national.');
  });

  test('because the server shows two histories stops all sending, names the correspondent and the code, and outlives the browser', async () => {
    await page.route('**/api/directory?*', async (route) =>
      route.fulfill({
        body: Buffer.from(await earlierDirectory(network, Buffer.from(await (await route.fetch()).body()))),
      }),
    );
    await network.practitioner(ogulnar, 'Jeren Gurbanowa', 'TM', 'tm-mia');
    const isToldOnce = async (place: string): Promise<void> => {
      await alarm(place).filter({ hasText: 'Code directory-contradicts.' }).waitFor();
      for (const words of ['Sending has stopped. Nothing left this device.', 'Call Ogulnar Atayewa by telephone'])
        await alarm(place).filter({ hasText: words }).waitFor();
      expect(await alarm('.page').count()).toBe(1);
    };
    await isToldOnce('.bar');
    await go('today');
    await isToldOnce('.lines');
    await page.unroute('**/api/directory?*');
    const context = await browser.restart();
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${network.url}/#/channels/${channel}`);
    await unlockInBrowser(page);
    await isToldOnce('.compose');
    await lastSays('of another log again');
    expect(await box().count()).toBe(0);
  });
});
