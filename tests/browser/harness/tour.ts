/** Every screen of the web client on the staged network, in an order in which each can be reached from the one before. */
import type { Page } from 'playwright-core';
import { speak, loadCatalogue, type Language } from '@kopri/locale';
import type { Stage } from './staged-network.js';
import { passportSummary } from './staged-papers.js';
import { standAs } from './staged-standing.js';
import { askClient, askToJoin } from './web-member.js';

export const LANGUAGES: readonly Language[] = ['en', 'ru', 'tk', 'tr'];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Stop {
  readonly name: string;
  /** Shown only where the sections are tabs. */
  readonly isNarrow?: true;
  readonly open: (stage: Stage) => Promise<Page>;
}

const PATIENCE_MS = 20_000;

const inside =
  (who: 'reader' | 'correspondent', hash: (stage: Stage) => string, shown: string) =>
  async (stage: Stage): Promise<Page> => {
    const page = stage[who];
    await page.bringToFront();
    await page.keyboard.press('Escape');
    await standAs(page, {});
    await page.evaluate(() => void (location.hash = '#/honesty/limits'));
    await page.locator('.known').waitFor({ timeout: PATIENCE_MS });
    await page.evaluate((next) => void (location.hash = next), hash(stage));
    await page.locator(shown).first().waitFor({ timeout: PATIENCE_MS });
    return page;
  };

const atCase = inside('reader', ({ istanbul }) => `#/case/${istanbul}`, '#q3');
const atToday = inside('reader', () => '#/today', '.row');
const atThread = inside('reader', ({ thread }) => `#/channels/${thread}`, '.msg');
const atSettings = inside('reader', () => '#/settings', '.settings');
const atAdmissions = inside('correspondent', () => '#/admissions', 'article.adm');

/** `then` on the screen that `open` shows. */
const after =
  (open: Stop['open'], then: (page: Page) => Promise<unknown>): Stop['open'] =>
  async (stage) => {
    const page = await open(stage);
    await then(page);
    return page;
  };

const step = (place: number): Stop => ({
  name: `ask-${place + 1}`,
  open: after(
    inside('reader', ({ draft }) => `#/ask/${draft}`, '.ask-steps'),
    async (page) => {
      await page.locator('.ask-steps button').nth(place).click();
      await page.locator(`.ask-steps li:nth-child(${place + 1}).now`).waitFor();
    },
  ),
});

const guestPage = async ({ guest }: Stage): Promise<Page> => {
  const page = guest.context.pages()[0] ?? (await guest.context.newPage());
  await page.bringToFront();
  return page;
};

const asGuest =
  (address: (stage: Stage) => string | Promise<string>, shown: string): Stop['open'] =>
  async (stage) => {
    const page = await guestPage(stage);
    await page.goto('about:blank');
    await page.goto(await address(stage));
    await page.locator(shown).first().waitFor({ timeout: PATIENCE_MS });
    return page;
  };

/** The same server under another name, where this browser has nothing. */
const elsewhere = ({ network }: Stage): string => network.url.replace('127.0.0.1', 'localhost');

/** Files that stay on their way: what begins the upload and its first parts are let through. */
const moving: Stop['open'] = async (stage) => {
  const page = await atCase(stage);
  let through = 5;
  await page.context().route('**/blobs/**', (route) => (through-- > 0 ? route.continue() : undefined));
  const files = [{ name: 'Запись о рождении, копия.pdf', size: 9_000_000 }];
  await page.evaluate(
    ([query, summary, offered]) => {
      const args = [query, { summary, files: offered.map(({ name, size }) => new File([new Uint8Array(size)], name)) }];
      const worker = Reflect.get(window, 'clientOfTest') as Worker;
      worker.postMessage({ id: crypto.randomUUID(), method: 'evidence.share', args });
    },
    [stage.istanbul, { ...passportSummary, title: 'Запись о рождении C1, копия' }, files] as const,
  );
  await page.locator('.ev .pro').waitFor({ timeout: PATIENCE_MS });
  return page;
};

const outside: readonly Stop[] = [
  { name: 'start-link', open: asGuest(({ network }) => network.url, 'textarea') },
  { name: 'start-found', open: asGuest(({ network }) => `${network.url}/#setup=token`, 'input[autocomplete=name]') },
  { name: 'start-join', open: asGuest(({ unusedLink }) => unusedLink, 'input[autocomplete=name]') },
  {
    name: 'start-join-faults',
    open: after(
      asGuest(({ unusedLink }) => unusedLink, 'input[autocomplete=name]'),
      async (page) => {
        await page.click('button[type=submit]');
        await page.waitForSelector('.field.wrong');
      },
    ),
  },
  {
    name: 'start-waiting',
    open: after(
      asGuest(({ invite }) => invite(), 'input[autocomplete=name]'),
      (page) => askToJoin(page, { name: 'Jeren Gurbanowa' }),
    ),
  },
  {
    name: 'start-unlock',
    open: async (stage) => {
      const page = await guestPage(stage);
      await page.keyboard.press('Control+KeyL');
      await page.waitForSelector('input[autocomplete=current-password]');
      return page;
    },
  },
  {
    name: 'start-lost',
    open: async (stage) => {
      const page = await guestPage(stage);
      await page.goto(`${elsewhere(stage)}/icons/kopri.svg`);
      await page.evaluate(() => localStorage.setItem('kopri.device', 'held'));
      await page.goto(elsewhere(stage));
      await page.waitForSelector('ol.todo');
      return page;
    },
  },
  {
    name: 'start-too-old',
    open: async (stage) => {
      const page = await stage.guest.context.newPage();
      await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
      await page.goto(elsewhere(stage));
      await page.waitForSelector('h1');
      return page;
    },
  },
];

const desk: readonly Stop[] = [
  { name: 'today', open: atToday },
  {
    name: 'today-offline',
    open: after(atToday, async (page) => {
      await standAs(page, { offline: true, outbox: 2 });
      await page.locator('.top .state', { hasText: /[^\d:]2 / }).waitFor({ state: 'attached' });
    }),
  },
  {
    name: 'more',
    isNarrow: true,
    open: after(atToday, (page) => page.locator('.tabs button').click()),
  },
  { name: 'cases', open: inside('reader', () => '#/cases', '.row') },
  { name: 'case', open: atCase },
  {
    name: 'case-answering',
    open: after(atCase, (page) => page.locator('#q3 button').first().click()),
  },
  {
    name: 'case-alarm',
    open: after(atCase, async (page) => {
      await standAs(page, { alarm: 'directory-contradicts' });
      await page.locator('.bar .note').waitFor();
    }),
  },
  { name: 'case-refused', open: inside('reader', ({ refused }) => `#/case/${refused}`, '.q') },
  {
    name: 'case-extend',
    open: after(
      inside('reader', ({ istanbul }) => `#/case/${istanbul}/extend`, 'dialog'),
      async () => undefined,
    ),
  },
  {
    name: 'evidence-form',
    open: after(atCase, async (page) => {
      await page.locator('.sec:has(.ev) > .acts button').last().click();
      await page.waitForSelector('.adding input[type=file]', { state: 'attached' });
    }),
  },
  { name: 'ask-drafts', open: inside('reader', () => '#/ask', '.begun') },
  ...[0, 1, 2, 3, 4].map(step),
  { name: 'directory', open: inside('reader', () => '#/directory', '.res a') },
  {
    name: 'directory-results',
    open: after(
      inside('reader', () => '#/directory', '.res a'),
      async (page) => {
        await page.locator('.find input').fill('ber');
        await page.waitForTimeout(300);
      },
    ),
  },
  { name: 'member', open: inside('reader', ({ elif }) => `#/directory/${elif}`, 'article.member') },
  { name: 'countries', open: inside('reader', () => '#/directory/country', '.res.countries a') },
  { name: 'country', open: inside('reader', () => '#/directory/country/TR', 'main h1') },
  { name: 'channels', open: inside('reader', () => '#/channels', '.threads a') },
  { name: 'thread', open: atThread },
  {
    name: 'thread-held',
    open: after(atThread, async (page) => {
      await page.locator('.compose textarea').fill('Пришлю замечания суда сегодня до 18:00.');
      await page.locator('.compose .seg label').nth(1).click();
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('.compose .undo');
    }),
  },
  { name: 'channel-new', open: inside('reader', () => '#/channels/new', '.picker') },
  { name: 'settings', open: atSettings },
  {
    name: 'settings-forget',
    open: after(atSettings, async (page) => {
      await page.locator('.settings .sec').last().locator('button').click();
      await page.waitForSelector('dialog');
    }),
  },
  { name: 'honesty-server', open: inside('reader', () => '#/honesty/server', '.known') },
  { name: 'honesty-limits', open: inside('reader', () => '#/honesty/limits', '.known') },
  {
    name: 'palette',
    open: after(atToday, async (page) => {
      await page.keyboard.press('Control+k');
      await page.waitForSelector('dialog.pal');
    }),
  },
  {
    name: 'shortcuts',
    open: after(atToday, async (page) => {
      await page.keyboard.press('?');
      await page.waitForSelector('dialog');
    }),
  },
  { name: 'evidence-moving', open: moving },
];

const coordinating: readonly Stop[] = [
  { name: 'admissions', open: atAdmissions },
  { name: 'admissions-invite', open: inside('correspondent', () => '#/admissions/invite', 'form') },
  {
    name: 'admissions-sheet',
    open: after(
      inside('correspondent', () => '#/admissions/invite', 'form'),
      async (page) => {
        await page.locator('form input[type=radio]').last().check({ force: true });
        await page.locator('form button[type=submit]').click();
        await page.waitForSelector('.sheet');
      },
    ),
  },
  {
    name: 'admissions-withdraw',
    open: after(atAdmissions, async (page) => {
      await page.locator('td .acts a + button').first().click();
      await page.waitForSelector('dialog');
    }),
  },
  {
    name: 'admissions-refuse',
    open: after(atAdmissions, async (page) => {
      await page.locator('article.adm .acts button').last().click();
      await page.waitForSelector('dialog');
    }),
  },
];

const NEWCOMER = 'Bahar Nuryyewa';

async function admit(correspondent: Page, wanted: string): Promise<void> {
  for (;;) {
    const requests = await askClient<readonly { request: string; name: string }[]>(correspondent, 'enrolment.requests');
    const asked = requests.find(({ name }) => name === wanted);
    if (asked !== undefined) return askClient(correspondent, 'enrolment.admit', asked.request);
    await correspondent.waitForTimeout(200);
  }
}

/** Admitted a moment ago, with nothing to do yet. */
const newcomer: Stop = {
  name: 'today-empty',
  open: async (stage) => {
    const page = await stage.guest.context.newPage();
    await page.goto(`${elsewhere(stage)}/icons/kopri.svg`);
    await page.evaluate(() => localStorage.clear());
    await page.goto((await stage.invite()).replace(stage.network.url, elsewhere(stage)));
    await askToJoin(page, { name: NEWCOMER });
    await admit(stage.correspondent, NEWCOMER);
    await page.locator('.empty').waitFor({ timeout: PATIENCE_MS });
    return page;
  },
};

export const tour: readonly Stop[] = [...outside, ...desk, ...coordinating, newcomer];

/** As chosen in another tab: what is on the screen stays. */
export async function chooseOn(page: Page, choice: { readonly language?: Language; readonly theme?: Theme }) {
  await page.evaluate((chosen) => {
    for (const [name, newValue] of Object.entries(chosen)) {
      localStorage.setItem(`kopri.${name}`, newValue);
      dispatchEvent(new StorageEvent('storage', { key: `kopri.${name}`, newValue }));
    }
  }, choice);
  if (choice.language !== undefined) await untilSpoken(page, choice.language);
}

async function untilSpoken(page: Page, language: Language): Promise<void> {
  const skip = speak(await loadCatalogue(language)).text('shell.skip');
  await page.waitForFunction(
    ([lang, words]) => {
      const link = document.querySelector('.skip');
      return document.documentElement.lang === lang && (link === null || link.textContent === words);
    },
    [language, skip] as const,
  );
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 120)));
}
