/** One case on one screen, answered in a browser, seen from the other country. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { QueryView } from '@kopri/client';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { admitWhenAsked, askToJoin, invite, unlockInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const document = {
  title: 'Nationality of three presumed victims, Istanbul',
  type: 'NAT',
  urgency: 'U2',
  urgencyReason: 'A hearing is set for the coming week.',
  factsSummary: 'Three presumed victims were found in Istanbul on 27 October.\nV1 and V2 are adults, C1 is a child.',
  questions: [
    { text: 'Is V1 a national of Turkmenistan?' },
    { text: 'Whom of the family is it safe to contact?' },
    { text: 'What is known of the age of C1?' },
    { text: 'Was a passport issued to V2?' },
    { text: 'Who applied for it?' },
  ],
  handling: { code: 'H1', caveats: ['no-contact-with-family'] },
  stage: 'investigation',
  legalBasis: ['palermo-8', 'untoc-18-4'],
  purposeOfUse: 'evidence-to-follow-by-mla',
  neutralityDeclaration: true,
  nature: 'pre-mla',
  counterpartFile: '18/2-417',
  persons: [
    { token: 'V1', role: 'victim', inCountry: 'TR' },
    { token: 'C1', role: 'victim', inCountry: 'TR', consent: { scope: 'verification', date: '2026-11-01' } },
  ],
  offence: {
    article: 'Criminal Code, art. 80',
    acts: ['recruitment', 'transportation'],
    means: ['deception', 'abuse-of-vulnerability'],
    purposes: ['forced-labour'],
    childVictim: true,
  },
  languages: { written: 'en', accepted: ['ru', 'tr'] },
  documents: [{ kind: 'passport', number: 'A 07' }, 'A return ticket'],
} as const;

const PEOPLE = { elif: 'Elif Kaya', merdan: 'Merdan Orazow', gyzylgul: 'Gyzylgul Berdiyewa' } as const;
const HOLD_MS = 10_000;
const PATIENCE_MS = 25_000;

describeInBrowser('a case', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let elif: TestDevice;
  let merdan: TestDevice;
  let page: Page;
  let query: string;
  const errors: string[] = [];

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const ogulnar = await network.correspondent('Ogulnar Atayewa', 'TM', 'tm-gpo');
    const deniz = await network.correspondent('Deniz Aksoy', 'TR', 'tr-moj-dgfr');
    merdan = await network.practitioner(ogulnar, PEOPLE.merdan, 'TM', 'tm-mia');
    elif = await network.practitioner(deniz, PEOPLE.elif, 'TR', 'tr-cpo');
    browser = await TestBrowser.launch();
    page = await join(browser, ogulnar);
    watch(page);
    await elif.kopri.sync();
    query = await ask(document);
    await show(query);
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const join = async (at: TestBrowser, by: TestDevice): Promise<Page> => {
    const { link, invitation } = await invite(by, { authority: 'tm-gpo' });
    const joined = await at.context.newPage();
    await joined.goto(link);
    await askToJoin(joined, { name: PEOPLE.gyzylgul });
    await admitWhenAsked(by, invitation);
    await joined.waitForSelector('.rail', { timeout: 60_000 });
    return joined;
  };

  const watch = (watched: Page): void => {
    watched.on('pageerror', (error) => errors.push(String(error)));
  };

  const ask = async (asked: unknown): Promise<string> => {
    const to = { members: [PEOPLE.gyzylgul, PEOPLE.merdan] };
    return (await elif.kopri.queries.ask({ to, document: asked })).query;
  };

  const show = async (id: string): Promise<void> => {
    await page.evaluate((route) => void (location.hash = route), `#/case/${id}`);
    await page.waitForSelector('.facts', { timeout: 30_000 });
  };

  const press = (words: string | RegExp, inside = 'main') =>
    page.locator(inside).getByRole('button', { name: words }).first().click();

  const atElif = async (id = query): Promise<QueryView> => {
    await elif.kopri.sync();
    return elif.kopri.queries.show(id);
  };

  const until = async (id: string, isSo: (view: QueryView) => boolean): Promise<QueryView> => {
    for (const endMs = Date.now() + PATIENCE_MS; ; ) {
      const view = await atElif(id);
      if (isSo(view)) return view;
      if (Date.now() > endMs) throw new Error(`not so yet: ${JSON.stringify(view.history)}`);
    }
  };

  const open = async (number: number, kind: string): Promise<void> => {
    await press(/^(Answer|Go on with the answer)$/, `#q${number}`);
    await page.locator(`#q${number} .chip`, { hasText: new RegExp(`^${kind}$`) }).click();
  };

  /** Faster than the screen is painted: the press follows the last letter at once. */
  const typeAndSend = (area: string, words: string): Promise<void> =>
    page.locator(area).evaluate(async (box, typed) => {
      (box as HTMLTextAreaElement).value = typed;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await Promise.resolve();
      const press = { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
      box.dispatchEvent(new KeyboardEvent('keydown', press));
    }, words);

  const send = () => page.keyboard.press('Control+Enter');
  const undo = () => page.getByRole('button', { name: /^Undo/ });

  test('stands on one screen, every field worded, both clocks and the date of the deadline', async () => {
    const words = await page.innerText('main');
    for (const word of [
      'Nationality of three presumed victims, Istanbul',
      'Elif Kaya',
      'Türkiye',
      'Turkmenistan',
      'Not in judicial proceedings without permission',
      'No contact with the family',
      'Recruitment; Transportation',
      'Deception; Abuse of vulnerability',
      'Palermo Protocol, art. 8',
      'Evidence to follow by MLA',
      'C1 · Victim · Türkiye · consent: verification, 1 November 2026',
      'kind: passport; number: A 07',
      'your number 18/2-417',
      'Ashgabat',
      'Ankara',
      'Waiting for an answer',
    ])
      expect(words).toContain(word);
    expect(await page.innerText('.facts')).toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(words).not.toContain('case.');
  });

  test('is acknowledged with one letter, and taken with another', async () => {
    await page.keyboard.press('a');
    await undo().waitFor();
    await page.waitForTimeout(HOLD_MS);
    await until(query, ({ state }) => state === 'acknowledged');
    await page.getByRole('button', { name: /^Take it/ }).waitFor();
    await page.keyboard.press('c');
    await until(query, ({ state }) => state === 'accepted');
  });

  test('on a phone shows at once what is asked and by when, and folds what can wait, which is never folded on paper', async () => {
    const fields = page.locator('.fold > .folds');
    expect(await fields.isVisible()).toBe(true);
    await page.setViewportSize({ width: 360, height: 740 });
    const next = page.getByRole('button', { name: 'Question 1: Is V1 a national of Turkmenistan?' });
    for (const shown of [next, page.locator('.facts .due'), page.locator('.facts .h1')]) {
      const { y = Infinity, height = 0 } = (await shown.boundingBox()) ?? {};
      expect(y + height).toBeLessThan(740);
    }
    expect(await fields.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect([await fields.isVisible(), await next.isVisible()]).toEqual([true, false]);
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: /more fields$/ }).click();
    expect(await fields.isVisible()).toBe(true);
    await next.click();
    await page.locator('#q1 :focus').waitFor();
    await page.setViewportSize({ width: 1280, height: 720 });
    expect(await next.isVisible()).toBe(false);
  });

  test('is answered question by question; what will be sent is said before', async () => {
    await open(1, 'In words');
    expect(await page.innerText('.bar')).toContain('Write the answer');
    await page.fill('#q1 textarea', 'V1 is a national; the record of birth was found.');
    const bar = await page.innerText('.bar');
    for (const word of ['Answer 1', 'Türkiye', 'Turkmenistan', '3 people', 'H1', 'left', '10 seconds'])
      expect(bar).toContain(word);
    await send();
    await undo().waitFor();
    expect((await atElif()).questions[0]?.state).toBe('pending');
    const answered = await until(query, ({ questions }) => questions[0]?.state === 'answered');
    expect(answered.questions[0]?.answer?.text).toBe('V1 is a national; the record of birth was found.');
  });

  test('is refused at one question with its ground and the offer of a consultation', async () => {
    await open(2, 'Refuse');
    await page.selectOption('#q2 select', 'victim-safety');
    await page.fill('#q2 textarea', 'Contact is excluded until the risk is assessed.');
    await page.locator('#q2 label', { hasText: 'Offer a consultation' }).click();
    await send();
    const refused = await until(query, ({ questions }) => questions[1]?.state === 'refused');
    expect(refused.questions[1]).toMatchObject({
      ground: 'victim-safety',
      remark: 'Contact is excluded until the risk is assessed.\nWe offer a consultation on this question.',
    });
    await page.locator('#q2', { hasText: 'Safety of the victim' }).waitFor();
  });

  test('taken back within ten seconds, an answer leaves nothing at the other end', async () => {
    await open(4, 'Yes');
    await send();
    await undo().click();
    await page.locator('#q4', { hasText: 'You are answering' }).waitFor();
    await page.waitForTimeout(HOLD_MS + 1000);
    const view = await atElif();
    expect(view.questions[3]?.state).toBe('pending');
    expect(view.history.filter(({ question }) => question === 4)).toEqual([]);
    await press('Later', '#q4');
  });

  test('keeps what was being typed when the page is killed', async () => {
    await open(3, 'In words');
    await page.fill('#q3 textarea', 'The record of birth says that C1 turned 15');
    await page.locator('#q3', { hasText: 'Saved on this device' }).waitFor();
    const context = await browser.restart();
    page = context.pages()[0] ?? (await context.newPage());
    watch(page);
    await page.goto(`${network.url}/#/case/${query}`);
    await unlockInBrowser(page);
    await page.waitForSelector('#q3 textarea', { timeout: 30_000 });
    expect(await page.inputValue('#q3 textarea')).toBe('The record of birth says that C1 turned 15');
  });

  test('answered by two at once keeps the words of the later one, and says so in place', async () => {
    await page.locator('#q3 textarea').press('End');
    await page.fill('#q3 textarea', 'C1 is fifteen.');
    await send();
    await undo().waitFor();
    await merdan.kopri.sync();
    await merdan.kopri.queries.act(query, { act: 'answer', question: 3, value: 'text', text: 'Merdan was faster.' });
    await page.locator('#q3', { hasText: 'answered by somebody else' }).waitFor({ timeout: 30_000 });
    // The answer to question 4 is begun too: it does not open where the undo stands.
    expect(await page.locator('[data-answer]').count()).toBe(0);
    const card = await page.innerText('#q3');
    expect(card).toContain('Merdan was faster.');
    expect(card).toContain('C1 is fifteen.');
    const view = await until(query, ({ history }) => history.some(({ applied }) => !applied));
    expect(view.questions[2]?.answer?.text).toBe('Merdan was faster.');
    await page.locator('.chain.round', { hasText: 'This question already has its answer' }).waitFor();
  });

  test('sends at once what carries H0', async () => {
    const free = await ask({ ...document, title: 'Free', handling: { code: 'H0' } });
    await show(free);
    await page.getByRole('heading', { name: 'Free' }).waitFor();
    await open(1, 'Yes');
    expect(await page.innerText('.bar')).not.toContain('10 seconds');
    const beganMs = Date.now();
    await send();
    await until(free, ({ questions }) => questions[0]?.state === 'answered');
    expect(Date.now() - beganMs).toBeLessThan(HOLD_MS);
  });

  test('tells of a message how far it has come, up to who opened it', async () => {
    await show(query);
    await page.getByRole('heading', { name: document.title }).waitFor();
    await typeAndSend('.reply textarea', 'We answer today.');
    await page.locator('.msg', { hasText: 'We answer today.' }).locator('.undo').waitFor();
    expect(await page.inputValue('.reply textarea')).toBe('');
    await page.locator('.msg .steps4', { hasText: 'At the server' }).waitFor();
    await page.locator('.msg [aria-current=step]', { hasText: 'At the server' }).waitFor({ timeout: 30_000 });
    const { channel } = await atElif();
    await elif.kopri.sync();
    await page.locator('.msg [aria-current=step]', { hasText: 'on a device of: Elif Kaya' }).waitFor();
    await elif.kopri.channels.markRead(channel);
    await elif.kopri.sync();
    await page.locator('.msg [aria-current=step]', { hasText: 'opened by: Elif Kaya' }).waitFor({ timeout: 30_000 });
    expect((await elif.kopri.channels.items(channel)).items.some(({ text }) => text === 'We answer today.')).toBe(true);
  });

  test('is worked on without a connection; what was done is sent once', async () => {
    await page.context().setOffline(true);
    await open(5, 'No');
    await page.locator('.bar', { hasText: 'Answer 5' }).waitFor();
    await send();
    await page.locator('#q5', { hasText: 'Waits here to be sent' }).waitFor({ timeout: 60_000 });
    expect((await atElif()).questions[4]?.state).toBe('pending');
    await page.context().setOffline(false);
    const view = await until(query, ({ questions }) => questions[4]?.state === 'answered');
    await page.locator('#q5 .meta', { hasText: 'Waits here' }).waitFor({ state: 'detached', timeout: 30_000 });
    expect(view.history.filter(({ question }) => question === 5)).toHaveLength(1);
  });

  test('gives a new date with its reason, where the letter D on Today leads', async () => {
    await page.evaluate((route) => void (location.hash = route), `#/case/${query}/extend`);
    await page.waitForSelector('dialog input', { timeout: 30_000 });
    await page.fill('dialog input', '2027-02-05');
    await page.fill('dialog textarea', 'The registry is closed this week.');
    await press('Give the new date', 'dialog');
    const view = await until(query, ({ due }) => due.answer.startsWith('2027-02-05'));
    expect(view.history.at(-1)).toMatchObject({ act: 'extend', text: 'The registry is closed this week.' });
    await page.locator('.facts', { hasText: '2027-02-05' }).waitFor();
  });

  test('offers nothing that the client does not offer, and nothing broke on the way', async () => {
    const { acts } = await merdan.kopri.queries.show(query);
    expect(acts.some(({ act }) => act === 'close')).toBe(false);
    expect(await page.getByRole('button', { name: /^Close with/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Acknowledge/ }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
