/** Elif asks about V1, step by step; the server goes away in the middle of the form and comes back. */
import { expect } from '@jest/globals';
import { cast } from '../../scenarios/cast.js';
import { PASSPHRASE } from '../harness/web-member.js';
import { beginning, containing } from './hands.js';
import { PATIENCE_MS, type Sitter, type Stage } from './stage.js';
import { told } from './told.js';

const SEND = { keys: 'Control+Enter' };

/** To whom, and what. */
export async function beginQuery({ say }: Stage, { hands }: Sitter): Promise<void> {
  await hands.follow(say.text('shell.new-query'), { keys: 'n' });
  await hands.select(say.text('ask.country'), say.country('TM'));
  for (const { name } of [cast.gyzylgul, cast.merdan]) await hands.choose(say.text('ask.people'), containing(name));
  await hands.press(say.text('ask.go-on'), SEND);
  await hands.choose(say.text('ask.kind'), beginning(say.words('queryTypes', 'NAT')));
  await hands.write(say.text('ask.name'), told.title);
  await hands.press(say.text('ask.go-on'), SEND);
}

/** Half of it while the server is away. */
export async function writeSituation(stage: Stage, elif: Sitter): Promise<void> {
  const { say, server, watch } = stage;
  await writeOffence(stage, elif);
  await watch.duringOutage(async () => {
    await server.restart(() => writeUrgency(stage, elif));
    await elif.hands.unfold(say.text('ask.more'));
    await elif.hands.write(say.text('ask.reason'), told.reason);
    await elif.page
      .locator('.rail [role=status]', { hasText: say.text('start.offline') })
      .waitFor({ state: 'detached' });
  });
  await writeQuestions(stage, elif);
}

async function writeOffence({ say }: Stage, { hands }: Sitter): Promise<void> {
  await hands.press(say.text('ask.add-victim'));
  await hands.write(say.text('ask.consent'), told.consent);
  await hands.write(say.text('ask.consent-day'), '2026-11-16');
  await hands.choose(say.text('ask.child'), say.words('answerValues', 'no'));
  await hands.write(say.text('ask.article'), told.article);
  await hands.choose(say.text('ask.acts'), say.words('acts', 'recruitment'));
  await hands.choose(say.text('ask.means'), say.words('means', 'deception'));
  await hands.choose(say.text('ask.purposes'), say.words('purposes', 'forced-labour'));
}

async function writeUrgency({ say }: Stage, { hands }: Sitter): Promise<void> {
  await hands.choose(say.text('ask.urgency'), `U2 ${say.words('urgencies', 'U2')}`);
  await hands.write(say.text('ask.urgency-reason'), told.urgencyReason);
  await hands.write(say.text('ask.facts'), told.facts);
}

async function writeQuestions({ say }: Stage, { hands }: Sitter): Promise<void> {
  for (const [at, question] of told.questions.entries()) {
    if (at > 0) await hands.press(say.text('ask.add-question'));
    await hands.write(say.text('ask.question-number', { number: at + 1 }), question);
  }
}

/** The page is loaded anew from the server that came back, and the device unlocked. */
export async function requireNothingLost({ say }: Stage, { hands, page }: Sitter): Promise<void> {
  const kept = page.getByRole('status').filter({ hasText: say.text('ask.draft-kept') });
  await kept.waitFor();
  await page.reload();
  await hands.write(say.text('start.passphrase'), PASSPHRASE);
  await hands.press(say.text('start.unlock'));
  await kept.waitFor();
  const { consent, article, urgencyReason, facts, reason, questions } = told;
  const written = await page.locator('form :is(textarea, input:not([type=radio], [type=checkbox]))').all();
  const values = await Promise.all(written.map((field) => field.inputValue()));
  expect(values).toEqual(
    expect.arrayContaining([consent, '2026-11-16', article, urgencyReason, facts, reason, ...questions]),
  );
  expect(await page.locator('.chip.on').allInnerTexts()).toEqual(
    expect.arrayContaining([
      say.words('acts', 'recruitment'),
      say.words('means', 'deception'),
      say.words('purposes', 'forced-labour'),
      `U2 ${say.words('urgencies', 'U2')}`,
    ]),
  );
}

/** On its terms, read back, and away after the ten seconds. */
export async function sendQuery({ say }: Stage, { hands, page }: Sitter): Promise<void> {
  await hands.press(say.text('ask.go-on'), SEND);
  await hands.choose(say.text('ask.handling'), `H1 ${say.words('handlingCodes', 'H1')}`);
  await hands.choose(say.text('ask.caveats'), say.words('caveats', 'no-contact-with-family'));
  await hands.select(say.text('ask.stage'), say.words('stages', 'investigation'));
  await hands.select(say.text('ask.purpose-of-use'), say.words('purposesOfUse', 'lead'));
  await hands.choose(say.text('ask.legal-basis'), say.words('legalBases', 'palermo-10'));
  await hands.tick(say.text('ask.neutral-words'));
  await hands.press(say.text('ask.go-on'), SEND);
  await page.locator('.read-back', { hasText: told.facts }).waitFor();
  await hands.press(say.text('ask.send'), SEND);
  await page.waitForFunction(() => location.hash.startsWith('#/case/'), undefined, { timeout: PATIENCE_MS });
  await page.getByRole('heading', { level: 1, name: told.title }).waitFor();
}
