/** What people are called: the same on every screen, by the language of the reader. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Language } from '@kopri/locale';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { stageNetwork, type Stage } from './harness/staged-network.js';
import { chooseOn, tour } from './harness/tour.js';
import { PASSPHRASE } from './harness/web-member.js';

/** Of the invented network: in Latin letters, and as they write it. */
const everybody = [
  ['Gyzylgul Annayewa', 'Гызылгуль Аннаева'],
  ['Ogulnar Berdiyewa', 'Огульнар Бердыева'],
  ['Serdar Atayew', 'Сердар Атаев'],
  ['Merdan Saparow', 'Мердан Сапаров'],
  ['Dilnoza Karimova', 'Дилноза Каримова'],
  ['Aigerim Sadykova', 'Әйгерім Садықова'],
  ['Bakyt Toktogulov', 'Бакыт Токтогулов'],
  ['Nino Beridze', 'ნინო ბერიძე'],
  ['Elif Yilmaz', 'Elif Yılmaz'],
] as const;

type Person = (typeof everybody)[number];
const [gyzylgul, ogulnar, , merdan, , , bakyt, nino, elif] = everybody;

/** A reader of Russian knows Cyrillic letters; nobody is taken to know Georgian ones. */
const called = ([latin, own]: Person, language: Language): string =>
  /[ა-ჰ]/.test(own) || (language === 'tr' && /[а-я]/.test(own)) ? latin : own;

const namedOn: Readonly<Record<string, readonly Person[]>> = {
  today: [bakyt, merdan],
  cases: [bakyt, merdan],
  case: [gyzylgul, merdan, elif],
  'ask-3': [nino],
  directory: [bakyt, elif, nino],
  countries: [],
  country: [elif],
  member: [elif],
  channels: [ogulnar, elif],
  thread: [ogulnar, nino],
  admissions: [ogulnar, merdan],
};

/** What can be read, the other name beside a person’s left out. */
const readOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const other of copy.querySelectorAll('.local')) other.remove();
    return copy.textContent ?? '';
  });

describeInBrowser('a person', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await stageNetwork();
  });
  afterAll(() => stage?.stop());

  test.each(
    tour.filter(({ name }) => name in namedOn),
  )('is called the same as on every other screen, in two languages: $name', async ({ name, open }) => {
    const page = await open(stage);
    for (const language of ['ru', 'tr'] as const) {
      await chooseOn(page, { language });
      const read = await readOn(page);
      const names = everybody.map((person) => called(person, language));
      const others = everybody.flatMap((person) => person.filter((form) => !names.includes(form)));
      expect(others.filter((form) => read.includes(form))).toEqual([]);
      for (const person of namedOn[name] ?? []) expect(read).toContain(called(person, language));
    }
  });

  test('is found in the palette under either name, and called by the one', async () => {
    const page = stage.reader;
    await page.bringToFront();
    for (const language of ['ru', 'tr'] as const) {
      await chooseOn(page, { language });
      for (const typed of bakyt) {
        await page.keyboard.press('Control+k');
        await page.waitForSelector('dialog.pal');
        await page.keyboard.type(typed);
        const words = await page.locator('.pal [role=option][aria-selected=true]', { hasText: bakyt[1] }).innerText();
        expect(words.trim()).toMatch(new RegExp(`^${called(bakyt, language)} · `));
        await page.keyboard.press('Escape');
      }
    }
  });

  test('who pastes a name with what nobody sees is told, reads it again, and asks under what is seen', async () => {
    const guest = await TestBrowser.launch();
    try {
      const page = await guest.context.newPage();
      await page.goto(await stage.invite());
      const [name, local] = [page.locator('input[autocomplete=name]'), page.getByLabel(/own script/)];
      const told = page.locator('.field.wrong .err', { hasText: 'nobody can see' });
      await local.fill('علی\u200cرضا\u200f');
      await page.fill('input[autocomplete=new-password]', PASSPHRASE);
      await told.waitFor();
      expect(await local.inputValue()).toBe('علی\u200cرضا');
      await name.fill('Bakyt\u200b \u2066Toktogulov');
      await page.keyboard.press('Enter');
      await page.locator('.field.wrong', { has: name }).waitFor();
      expect(await told.count()).toBe(1);
      expect(await name.inputValue()).toBe('Bakyt Toktogulov');
      expect(await page.$('.check')).toBeNull();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.check', { timeout: 60_000 });
    } finally {
      await guest.close();
    }
  });
});
