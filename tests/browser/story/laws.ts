/** What must be so in the end, whatever hands told the story. */
import { expect } from '@jest/globals';
import type { Sitter, Stage } from './stage.js';
import { everythingTold, told } from './told.js';

/** Both screens show the same case, in full, and it is closed. */
export async function requireSameCase(stage: Stage, here: Sitter, there: Sitter): Promise<void> {
  const { say } = stage;
  const [seen, seenThere] = [await caseSeenBy(here), await caseSeenBy(there)];
  expect(seenThere).toEqual(seen);
  const { questions, answers, refusal, evidence, later } = told;
  expect(seen.questions).toEqual(questions.map((_, at) => expect.stringContaining(questions[at] ?? '')));
  expect(seen.states).toEqual([
    say.words('answerValues', 'yes'),
    say.words('answerValues', 'text'),
    say.words('questionStates', 'refused'),
  ]);
  expect(seen.answers).toEqual([...answers, refusal].map((said) => expect.stringContaining(said)));
  expect(seen.evidence).toEqual([evidence.title, later.title]);
  for (const { page } of [here, there]) {
    const shown = await page.innerText('#main');
    expect(shown).toContain(say.words('queryStates', 'closed'));
    expect(shown).toContain(say.words('outcomes', 'identification'));
  }
}

/** A case as its screen shows it, without what differs by who looks. */
async function caseSeenBy({ page }: Sitter) {
  return {
    title: await page.innerText('h1'),
    questions: await page.locator('.q h3').allInnerTexts(),
    states: await page.locator('.q .meta .st').allInnerTexts(),
    answers: await page.locator('.q .a').allInnerTexts(),
    messages: await page.locator('.msg:not(.sys) p').allInnerTexts(),
    evidence: await page.locator('.ev h3').allInnerTexts(),
    sums: await page.locator('.ev .mono').allInnerTexts(),
  };
}

/** In the order in which they were written; what was taken back is nowhere. */
export async function requireEverythingOnce({ say }: Stage, { page }: Sitter): Promise<void> {
  const { fromMerdan, fromElif, whileAway, afterwards, reply } = told;
  const messages = await page.locator('.msg:not(.sys) p').allInnerTexts();
  expect(messages).toEqual([fromMerdan, fromElif, whileAway, afterwards, reply]);
  const history = await page.locator('.chain.round li').allInnerTexts();
  for (const act of [
    say.text('case.did-acknowledge'),
    say.text('case.did-accept'),
    say.text('case.did-answer', { question: 1 }),
    say.text('case.did-answer', { question: 2 }),
    say.text('case.did-refuse-one', { question: 3 }),
    say.text('case.did-close'),
  ])
    expect([act, history.filter((line) => line.includes(act)).length]).toEqual([act, 1]);
  expect(await page.innerText('body')).not.toContain(told.takenBack);
}

const ADDRESS =
  /^(about:blank|http:\/\/127\.0\.0\.1:\d+\/(#(\/[a-z]+(\/(new|invite|link|[a-z]+[0-9a-f]{32}|CASC-[A-Z]{2}-\d{4}-\d{6}))*)?)?)$/;
/** How somebody comes in: taken out of the address before anything else is done. */
const ARRIVAL = /\/(join#[\w-]+|#setup=[\w-]+)$/;

/** Sections and references, never a word of a case or a name. */
export function requireDiscretion({ say, watch }: Stage): void {
  const sections = ['today', 'cases', 'directory', 'channels', 'admissions', 'settings'] as const;
  const titles = ['', 'Köpri', ...sections.map((section) => `${say.text(`shell.${section}`)} · Köpri`)];
  expect([...watch.titles].filter((title) => !titles.includes(title))).toEqual([]);
  expect(watch.titles.size).toBeGreaterThan(2);
  expect([...watch.addresses].filter((address) => !ADDRESS.test(address) && !ARRIVAL.test(address))).toEqual([]);
  const seen = [...watch.addresses, ...watch.titles].map((words) => decodeURIComponent(words)).join('\n');
  for (const words of everythingTold) expect(seen).not.toContain(words);
}

/** No error and no warning on any console, no violation of the policy, no request that failed but in the outage. */
export const requireNoComplaint = ({ watch }: Stage): void => expect(watch.complaints).toEqual([]);
