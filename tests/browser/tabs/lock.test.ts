/** A lock holds: against a tab that was asleep, a computer that was, a clock that was moved, and whatever still ran (T8). */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { builtPage } from '../harness/web-server.js';
import { DrivenTab, drivenPage } from '../harness/driven-tab.js';

const PASSPHRASE = 'a good long passphrase';
const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const;
const HOUR_MS = 3_600_000;

describeInBrowser('a device that is locked', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let kerem: TestDevice;
  let webDir: string | undefined;
  let one: DrivenTab;
  let other: DrivenTab;

  const newTab = async (): Promise<DrivenTab> => {
    const page = await browser.context.newPage();
    await page.goto(network.url);
    return new DrivenTab(page);
  };

  beforeAll(async () => {
    webDir = await builtPage(drivenPage);
    network = await TestNetwork.start({ webDir });
    kerem = await network.correspondent('Kerem', 'TR', 'tr-moj-dgfr');
    browser = await TestBrowser.launch();
    one = await newTab();
    const { link } = await kerem.kopri.enrolment.invite({ role: 'practitioner', country: 'TR', authority: 'tr-cpo' });
    await one.session.join({ secret, link, name: 'Elif' });
    await kerem.kopri.enrolment.admit('all');
    for (let admitted = false; !admitted; ) admitted = (await one.kopri.standing()).status.state === 'active';
    other = await newTab();
  });

  beforeEach(async () => {
    await one.session.unlock(secret);
    for (const tab of [one, other]) await tab.is('open');
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
    if (webDir !== undefined) await rm(webDir, { recursive: true });
  });

  test('leaves no thread alive that held its keys', async () => {
    await one.kopri.standing();
    const workers = [one, other].flatMap(({ page }) => page.workers());
    expect(workers).toHaveLength(2);
    const ends = workers.map((worker) => new Promise((resolve) => worker.once('close', resolve)));
    await one.session.lock();
    await Promise.all(ends);
  });

  test('stays locked when a tab that slept wakes, and still has the keys', async () => {
    const third = await newTab();
    await third.is('open');
    const asleep = (await one.writes()) ? other : one;
    const awake = asleep === one ? other : one;
    const waking = asleep.page.workers()[0]?.evaluate(() => {
      for (const until = Date.now() + 20_000; Date.now() < until; );
    });
    const late = await newTab();
    await late.is('open');
    await awake.session.lock();
    const locked = [awake, third, late];
    for (const tab of locked) await tab.is('locked');
    for (const tab of locked) await tab.session.active();
    const heard = awake.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          new BroadcastChannel('kopri').onmessage = ({ data }) => data.peer === 'opened' && resolve();
        }),
    );
    await waking;
    await asleep.is('locked');
    await heard;
    for (const tab of locked) await tab.session.active();
    for (const tab of locked) await tab.is('locked');
    await late.page.close();
    await third.page.close();
  });

  test('has kept what was typed in any tab the moment before', async () => {
    await one.types('in one', 'a word');
    await other.types('in the other', 'another word');
    await one.session.lock();
    await other.session.unlock(secret);
    await one.is('open');
    expect(await one.kopri.drafts.find('in one')).toMatchObject({ value: 'a word' });
    expect(await one.kopri.drafts.find('in the other')).toMatchObject({ value: 'another word' });
  });

  test('does not wait for a tab whose page hangs', async () => {
    let hasWoken = false;
    const waking = other.page
      .evaluate(() => {
        for (const until = Date.now() + 20_000; Date.now() < until; );
      })
      .then(() => (hasWoken = true));
    await one.session.lock();
    await one.is('locked');
    expect(hasWoken).toBe(false);
    await waking;
  });

  test.each([
    ['slept for hours, though somebody moves at once', 8 * HOUR_MS],
    ['has its clock put back', -HOUR_MS],
  ])('locks by itself where the computer %s', async (_, passedMs) => {
    await one.page.workers()[0]?.evaluate((ms) => {
      const honest = Date.now;
      Date.now = () => honest() + ms;
      self.onmessage?.call(
        self,
        new MessageEvent('message', { data: { id: 'x', method: 'session.active', args: [] } }),
      );
    }, passedMs);
    for (const tab of [one, other]) await tab.is('locked');
  });
});
