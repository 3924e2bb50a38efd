/** Gyzylgul takes the case, answers two questions and refuses one. */
import { expect } from '@jest/globals';
import { beginning, byRole, containing, type Name } from './hands.js';
import { PATIENCE_MS, type Sitter, type Stage } from './stage.js';
import { told } from './told.js';

const SEND = { keys: 'Control+Enter' };
/** In which an answer under H1 can be taken back. */
export const HOLD_MS = 10_000;

export async function openCase({ hands, page }: Sitter): Promise<void> {
  await page.getByRole('link', { name: containing(told.title) }).waitFor();
  await hands.follow(containing(told.title));
  await page.getByRole('heading', { level: 1, name: told.title }).waitFor();
}

/** Every word of Elif's, and every code in the reader's language. */
export async function requireAsWritten({ say }: Stage, { page }: Sitter): Promise<void> {
  const words = await page.innerText('#main');
  const { title, facts, reason, article, questions } = told;
  for (const word of [
    title,
    facts,
    reason,
    article,
    ...questions,
    say.words('caveats', 'no-contact-with-family'),
    say.words('handlingCodes', 'H1'),
    say.words('legalBases', 'palermo-10'),
    say.words('purposesOfUse', 'lead'),
    say.country('TR'),
  ])
    expect(words).toContain(word);
}

export async function takeCase({ say }: Stage, { hands, page }: Sitter): Promise<void> {
  await hands.press(say.text('case.acknowledge'), { keys: 'a' });
  await page.getByRole('button', { name: say.text('case.accept'), exact: true }).waitFor();
  await undone(page);
  await hands.press(say.text('case.accept'), { keys: 'c' });
  await page.getByText(say.text('case.did-accept')).first().waitFor();
  await undone(page);
}

export async function answerFirst(stage: Stage, gyzylgul: Sitter): Promise<void> {
  const { say } = stage;
  const { hands } = gyzylgul;
  await openQuestion(stage, gyzylgul, 1);
  await hands.choose(say.text('case.answer-kind'), say.words('answerValues', 'yes'));
  await hands.write(say.text('case.in-words-too', { question: 1 }), told.answers[0]);
  await hands.press(say.text('case.send-answer'), SEND);
  await settled(stage, gyzylgul, 1, say.words('answerValues', 'yes'));
}

/** Sent, taken back within the ten seconds, and sent in other words. */
export async function answerSecond(stage: Stage, gyzylgul: Sitter): Promise<void> {
  const { say } = stage;
  const { hands } = gyzylgul;
  const field = say.text('case.answer-to', { question: 2 });
  await openQuestion(stage, gyzylgul, 2);
  await hands.choose(say.text('case.answer-kind'), say.words('answerValues', 'text'));
  await hands.write(field, told.takenBack);
  await hands.press(say.text('case.send-answer'), SEND);
  await hands.press(undoWords(stage), { keys: 'z' });
  await hands.write(field, told.answers[1]);
  await hands.press(say.text('case.send-answer'), SEND);
  await settled(stage, gyzylgul, 2, say.words('answerValues', 'text'));
}

export async function refuseThird(stage: Stage, gyzylgul: Sitter): Promise<void> {
  const { say } = stage;
  const { hands } = gyzylgul;
  await openQuestion(stage, gyzylgul, 3);
  await hands.choose(say.text('case.answer-kind'), say.text('case.refuse'));
  await hands.select(say.text('case.ground'), say.words('refusalGrounds', 'victim-safety'));
  await hands.write(say.text('case.in-words-too', { question: 3 }), told.refusal);
  await hands.tick(say.text('case.offer-consultation'));
  await hands.press(say.text('case.send-answer'), SEND);
  await settled(stage, gyzylgul, 3, say.words('refusalGrounds', 'victim-safety'));
}

/** “Undo, 9 seconds”, whatever the number. */
const undoWords = ({ say }: Stage): RegExp => beginning(say.text('shell.undo', { n: 5 }).replace(/\s*5.*/, ''));

const questionOf = ({ say }: Stage, question: number): Name =>
  beginning(say.text('case.question-number', { question }));

const openQuestion = (stage: Stage, { hands }: Sitter, question: number): Promise<void> =>
  hands.press(stage.say.text('case.answer-this'), { within: questionOf(stage, question) });

async function settled(stage: Stage, { page }: Sitter, question: number, words: string): Promise<void> {
  const card = byRole(page, 'article', questionOf(stage, question));
  await card.locator('.meta', { hasText: words }).waitFor();
  await undone(page);
}

/** Nothing can be taken back any more: it has left. */
export const undone = async (page: Sitter['page']): Promise<void> =>
  page
    .locator('.undo')
    .first()
    .waitFor({ state: 'detached', timeout: HOLD_MS + PATIENCE_MS });
