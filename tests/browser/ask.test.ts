/** A member asks in a browser, by mouse and by keyboard; the colleague abroad reads it with another client. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Draft, OutboxItem, QueryEntry, QueryView } from '@kopri/client';
import { computeDue } from '@kopri/domain';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { askClient, exposeClient, joinInBrowser, unlockInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describeInBrowser('a case query in the browser', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let gyzylgul: TestDevice;
  let page: Page;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const kerem = await network.correspondent('Kerem', 'TR', 'tr-moj-dgfr');
    const serdar = await network.correspondent('Serdar', 'TM', 'tm-gpo');
    gyzylgul = await network.practitioner(serdar, 'Gyzylgul', 'TM', 'tm-sms');
    browser = await TestBrowser.launch({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    await exposeClient(browser);
    page = await joinInBrowser({ network, browser, by: kerem, name: 'Elif', authority: 'tr-cpo' });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const open = async (...at: readonly string[]): Promise<void> => {
    await page.evaluate((hash) => (location.hash = hash), `#/${['ask', ...at].join('/')}`);
    await page.waitForSelector('.ask-steps');
  };
  const step = (number: number): Promise<unknown> =>
    page.waitForSelector(`.ask-steps li:nth-child(${number})[aria-current=step]`);
  const chip = (words: string): Promise<void> => page.getByLabel(words, { exact: true }).check();
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      return (at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? at?.textContent ?? '';
    });
  const heldItems = async (): Promise<readonly OutboxItem[]> =>
    (await askClient<readonly OutboxItem[]>(page, 'outbox.list')).filter(({ state }) => state === 'held');

  /** What arrived on the other client, of one type. */
  const arrived = async (type: string): Promise<QueryView> => {
    for (;;) {
      await gyzylgul.kopri.sync();
      const entry = (await gyzylgul.kopri.queries.list()).find((one) => one.type === type);
      if (entry !== undefined) return gyzylgul.kopri.queries.show(entry.query);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };

  describe('asked by mouse', () => {
    test('goes on only when its step is filled, and leads to the first field at fault', async () => {
      await open('new');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.waitForSelector('.field.wrong');
      expect(await focused()).toBe('Which country');
      await page.getByLabel('Which country').selectOption('TM');
      await page.waitForSelector('label.per');
      const proposed = await page.locator('label.per b').allTextContents();
      expect(proposed).toEqual(['Gyzylgul', 'Serdar', 'The country as a whole'].toSorted(byPlaceIn(proposed)));
      await page.getByLabel('Gyzylgul').check();
      await page.getByRole('button', { name: 'Go on' }).click();
      await step(2);
      await page.locator('input[value=NAT]').check();
      expect(await page.locator('label.per b').first().textContent()).toBe('Gyzylgul');
      await page.getByRole('button', { name: 'Go on' }).click();
      await step(3);
    });

    test('says a fault when its field is left, and not while somebody types', async () => {
      const article = page.getByLabel('Article of your law');
      await article.focus();
      await article.pressSequentially('Article 80', { delay: 60 });
      expect(await page.locator('.err').count()).toBe(0);
      await article.fill('');
      await article.blur();
      await page.waitForSelector('.err');
      await article.fill('Turkish Penal Code, article 80');
      await page.waitForFunction(() => document.querySelector('.err') === null);
    });

    test('marks a telephone number in its text, and lets it stay with a reason', async () => {
      await page.getByRole('button', { name: 'Victim', exact: true }).click();
      await chip('No');
      await chip('Recruitment');
      await chip('Forced labour');
      await chip('U2 Priority');
      await page.getByLabel('Reason for the urgency').fill('The hearing is on 1 December.');
      const facts = page.getByLabel('Summary of facts');
      await facts.fill('V1 was found in a workshop. She is called from +993 65 12-34-56-78 every day.');
      expect(await page.locator('mark').allTextContents()).toEqual(['+993 65 12-34-56-78']);
      await page.getByRole('button', { name: 'Leave it, and write why' }).click();
      await page.getByLabel('Why it stays').fill('The holder is asked for.');
      await page.getByLabel('Question 1', { exact: true }).fill('Is V1 a national of Turkmenistan?');
      await page.getByRole('button', { name: 'Add a question' }).click();
      await page.getByLabel('Question 2', { exact: true }).fill('May she return safely?');
      await page.keyboard.press('Alt+ArrowUp');
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll<HTMLTextAreaElement>('.asked textarea')][0]?.value === 'May she return safely?',
      );
      expect(await focused()).toBe('Question 1');
      await page.getByRole('button', { name: 'Go on' }).click();
      await step(4);
    });

    test('is read back in the language of the reader: codes are translated, words are not', async () => {
      await chip('H1 Not in judicial proceedings without permission');
      await chip('No contact with the family');
      await page.getByLabel('Stage of the proceedings').selectOption('investigation');
      await page.getByLabel('Purpose of use').selectOption('lead');
      await chip('Palermo Protocol, art. 10');
      await chip('This query has no political, military, religious or racial purpose.');
      await page.getByRole('button', { name: 'Go on' }).click();
      await step(5);
      await page.getByLabel('Türkmençe').check();
      await page.waitForSelector('[data-read=tk]');
      const read = await page.locator('.read-back').textContent();
      expect(read).toContain('Raýatlygy ýa-da ýaşamak hukugy');
      expect(read).toContain('V1 was found in a workshop.');
    });

    test('shows on both clocks the deadline that the rules compute', async () => {
      const clocks = await page.locator('.read-back .big').allTextContents();
      const dates = await page.locator('.read-back .clock2 .num').allTextContents();
      const computed = [Date.now(), Date.now() - 60_000].map((sentAt) => {
        const { answer } = computeDue({ urgency: 'U2', sentAt, countries: ['TM'] });
        const there = [3, 5].map((hours) => new Date(Date.parse(answer) + hours * HOUR_MS).toISOString());
        return [there.map((at) => at.slice(11, 16)), there.map((at) => at.slice(0, 10))];
      });
      expect(computed).toContainEqual([clocks, dates]);
    });

    test('comes back on undo, with everything as it was, and nothing has left', async () => {
      await page.getByRole('button', { name: 'Send query' }).click();
      await page.waitForSelector('.undo button');
      expect(await heldItems()).toHaveLength(1);
      await page.locator('.undo button').click();
      await page.getByRole('button', { name: 'Send query' }).waitFor();
      expect(await heldItems()).toEqual([]);
      expect(await askClient<readonly QueryEntry[]>(page, 'queries.list')).toEqual([]);
      expect(await page.locator('.read-back').textContent()).toContain('V1 was found in a workshop.');
    });

    test('arrives after the ten seconds with exactly the codes that were chosen, and its draft is gone', async () => {
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction(() => location.hash.startsWith('#/case/'), undefined, { timeout: 40_000 });
      const view = await arrived('NAT');
      expect(view.document).toMatchObject({
        type: 'NAT',
        urgency: 'U2',
        urgencyReason: 'The hearing is on 1 December.',
        factsSummary:
          'V1 was found in a workshop. She is called from +993 65 12-34-56-78 every day.\n(The holder is asked for.)',
        questions: [{ text: 'May she return safely?' }, { text: 'Is V1 a national of Turkmenistan?' }],
        handling: { code: 'H1', caveats: ['no-contact-with-family'] },
        stage: 'investigation',
        purposeOfUse: 'lead',
        legalBasis: ['palermo-10'],
        neutralityDeclaration: true,
        persons: [{ token: 'V1', role: 'victim', inCountry: 'TR' }],
        offence: {
          article: 'Turkish Penal Code, article 80',
          acts: ['recruitment'],
          purposes: ['forced-labour'],
          childVictim: false,
        },
      });
      expect(Math.abs(Date.parse(view.due.answer) - Date.now() - 7 * DAY_MS)).toBeLessThan(120_000);
      expect(await askClient<readonly Draft[]>(page, 'drafts.list')).toEqual([]);
    });
  });

  describe('asked by keyboard alone', () => {
    /** Tab until the control under that label has focus. */
    const tabTo = async (label: string): Promise<void> => {
      for (let press = 0; press < 90; press++) {
        if ((await focused()).trim().startsWith(label)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`no way by Tab to ${label}`);
    };
    const choose = async (label: string): Promise<void> => {
      await tabTo(label);
      await page.keyboard.press('Space');
    };

    test('goes from the country to the read-back and away', async () => {
      await open('new');
      await tabTo('Which country');
      await page.keyboard.type('Turkmen');
      await choose('Gyzylgul');
      await page.keyboard.press('Control+Enter');
      await step(2);
      await tabTo('Victim at immediate risk');
      for (let press = 0; press < 20; press++) {
        if ((await focused()).startsWith('Law or procedure')) break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Control+Enter');
      await step(3);
      await tabTo('U0');
      for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight');
      await tabTo('Summary of facts');
      await page.keyboard.type('A prosecutor prepares a request.');
      await tabTo('Question 1');
      await page.keyboard.type('Which article applies?');
      await page.keyboard.press('Control+Enter');
      await step(4);
      await choose('H0');
      await tabTo('Stage of the proceedings');
      await page.keyboard.type('Tri');
      await tabTo('Purpose of use');
      await page.keyboard.type('Int');
      await choose('Reciprocity');
      await choose('This query has no political');
      await page.keyboard.press('Control+Enter');
      await step(5);
      await page.waitForSelector('.read-back');
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction(() => location.hash.startsWith('#/case/'), undefined, { timeout: 30_000 });
      const { document } = await arrived('LAW');
      expect(document).toMatchObject({
        type: 'LAW',
        urgency: 'U4',
        factsSummary: 'A prosecutor prepares a request.',
        questions: [{ text: 'Which article applies?' }],
        handling: { code: 'H0' },
        stage: 'trial',
        purposeOfUse: 'intelligence',
        legalBasis: ['reciprocity'],
      });
    });
  });

  describe('a begun query', () => {
    test('survives the death of its page and a change of language, and is offered again', async () => {
      await open('new');
      await page.getByLabel('Which country').selectOption('TM');
      await page.locator('.ask-steps button').nth(1).click();
      await page.locator('input[value=SPON]').check();
      await page.locator('.ask-steps button').nth(2).click();
      const text = `${'Ýaş 😀 שלום '.repeat(1_500)}the end`;
      await page.getByLabel('Summary of facts').fill(text);
      await page.waitForFunction(() => document.body.innerText.includes('draft saved'));
      await page.evaluate(() => localStorage.setItem('kopri.language', 'tr'));
      const url = page.url();
      await page.close();
      page = await browser.context.newPage();
      await page.goto(url.replace(/#.*/, '#/ask'));
      await unlockInBrowser(page);
      await page.locator('.begun a').click();
      await page.waitForSelector('.asked, textarea');
      expect(await page.locator('h1').textContent()).toBe('Talep olmaksızın bilgi');
      expect(await page.locator('textarea').first().inputValue()).toBe(text);
    });

    test('keeps the last letters when the device is locked, and outlives the server', async () => {
      await network.restartServer();
      await page.locator('textarea').first().focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' and the last word');
      await page.keyboard.press('Control+l');
      await unlockInBrowser(page);
      await page.waitForSelector('textarea');
      expect(await page.locator('textarea').first().inputValue()).toMatch(/the end and the last word$/);
    });

    test('is deleted when its owner says so twice', async () => {
      await page.evaluate(() => (location.hash = '#/ask'));
      await page.locator('.begun button').click();
      await page.locator('dialog .danger').click();
      await page.waitForSelector('.ask-steps');
      expect(await askClient<readonly Draft[]>(page, 'drafts.list')).toEqual([]);
    });
  });
});

/** Orders names as they stand in a list. */
const byPlaceIn =
  (list: readonly string[]) =>
  (a: string, b: string): number =>
    list.indexOf(a) - list.indexOf(b);
