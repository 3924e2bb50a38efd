/** Any number of tabs, one writer: whatever dies, every message arrives once and no ratchet state is used twice (T6). */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId, type ChannelId } from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import { TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { builtPage } from '../harness/web-server.js';
import { DrivenTab, drivenPage } from '../harness/driven-tab.js';

const TABS = 5;
const ROUNDS = 6;
const PER_TAB = 3;
const PASSPHRASE = 'a good long passphrase';

describeInBrowser('five tabs of one member', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let kerem: TestDevice;
  let selin: TestDevice;
  let webDir: string | undefined;
  let tabs: DrivenTab[] = [];

  const newTab = async (): Promise<DrivenTab> => {
    const page = await browser.context.newPage();
    await page.goto(network.url);
    return new DrivenTab(page);
  };

  const openTab = async (): Promise<DrivenTab> => {
    const tab = await newTab();
    await tab.is('open');
    return tab;
  };

  const findWriter = async (): Promise<DrivenTab | undefined> => {
    for (const tab of tabs) if (await tab.writes()) return tab;
    return undefined;
  };

  beforeAll(async () => {
    webDir = await builtPage(drivenPage);
    network = await TestNetwork.start({ webDir });
    kerem = await network.correspondent('Kerem', 'TR', 'tr-moj-dgfr');
    selin = await network.practitioner(kerem, 'Selin', 'TR', 'tr-cpo');
    browser = await TestBrowser.launch();
    const first = await newTab();
    const { link } = await kerem.kopri.enrolment.invite({ role: 'practitioner', country: 'TR', authority: 'tr-cpo' });
    await first.session.join({ secret: { kind: 'passphrase', passphrase: PASSPHRASE }, link, name: 'Elif' });
    await kerem.kopri.enrolment.admit('all');
    await first.is('open');
    for (let admitted = false; !admitted; ) admitted = (await first.kopri.standing()).status.state === 'active';
    tabs = [first];
    while (tabs.length < TABS) tabs.push(await openTab());
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
    if (webDir !== undefined) await rm(webDir, { recursive: true });
  });

  test('are opened together, and one of them writes', async () => {
    const writing = await Promise.all(tabs.map((tab) => tab.writes()));
    expect(writing.filter(Boolean)).toHaveLength(1);
  });

  test('each message arrives once and in one order, while the writing tab is killed again and again', async () => {
    const channel: ChannelId = await (tabs[0] as DrivenTab).kopri.channels.open(['Selin']);
    const expected: string[] = [];
    let kills = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const writer = await findWriter();
      const surviving = tabs.filter((tab) => tab !== writer);
      const sending = surviving.flatMap((tab, place) =>
        Array.from({ length: PER_TAB }, (_, turn) => {
          const text = `round ${round} tab ${place} turn ${turn}`;
          expected.push(text);
          return tab.kopri.channels.send(channel, text, { message: newId('message', randomBytes) });
        }),
      );
      if (writer !== undefined) {
        await writer.page.close({ runBeforeUnload: false });
        kills += 1;
      }
      await Promise.all(sending);
      tabs = [...surviving, await openTab()];
    }
    expect(kills).toBeGreaterThanOrEqual(ROUNDS - 1);
    const texts = await textsAt(selin, channel, expected.length);
    expect([...texts].sort()).toEqual([...expected].sort());
    for (const tab of tabs) {
      const { items } = await tab.kopri.channels.items(channel, { afterSeq: 0 });
      expect(items.map(({ text }) => text).filter((text) => text?.startsWith('round'))).toEqual(texts);
    }
  });

  test('a writer that hangs is overtaken, and writes nothing when it wakes', async () => {
    const writer = await findWriter();
    if (writer === undefined) throw new Error('nobody writes');
    const [other] = tabs.filter((tab) => tab !== writer);
    if (other === undefined) throw new Error('no other tab');
    const [worker] = writer.page.workers();
    const hang = worker?.evaluate(() => {
      for (const until = Date.now() + 30_000; Date.now() < until; );
    });
    const { members } = await other.kopri.directory.list();
    expect(members.length).toBeGreaterThan(2);
    expect(await other.kopri.outbox.list()).toEqual([]);
    await hang;
    await writer.kopri.channels.send('Selin', 'after the sleep', { message: newId('message', randomBytes) });
    expect(await writer.writes()).toBe(false);
  });

  test('are locked together; a call then says so', async () => {
    await (tabs[0] as DrivenTab).session.lock();
    await Promise.all(tabs.map((tab) => tab.is('locked')));
    await (tabs[1] as DrivenTab).session.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
    await Promise.all(tabs.map((tab) => tab.is('open')));
    expect((await (tabs[2] as DrivenTab).kopri.standing()).status.state).toBe('active');
  });
});

async function textsAt(reader: TestDevice, channel: ChannelId, count: number): Promise<readonly (string | null)[]> {
  for (let turn = 0; turn < 60; turn += 1) {
    await reader.kopri.sync();
    const { items } = await reader.kopri.channels.items(channel, { afterSeq: 0 });
    const texts = items.map(({ text }) => text).filter((text) => text?.startsWith('round'));
    if (texts.length >= count) return texts;
  }
  throw new Error('messages are missing');
}
