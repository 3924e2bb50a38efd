/** Words between all three; then Merdan leaves his post, and the case goes on to its end without him. */
import { expect } from '@jest/globals';
import type { Person } from '../../faults/person.js';
import { cast } from '../../scenarios/cast.js';
import { handLaterBytes } from '../../scenarios/demo/later-bytes.js';
import { PASSPHRASE } from '../../scenarios/processes/kopri-process.js';
import { undone } from './chapter-answers.js';
import { openAdmissions } from './chapter-network.js';
import { until, type Sitter, type Stage } from './stage.js';
import { told } from './told.js';

export async function writeToAll({ say }: Stage, { hands, page }: Sitter, words: string): Promise<void> {
  await hands.write(say.text('case.reply'), words);
  await hands.press(say.text('case.send-message'), { keys: 'Control+Enter' });
  await page.locator('.msg', { hasText: words }).locator('.undo').waitFor();
  await undone(page);
}

export const requireMessage = async ({ page }: Sitter, words: string): Promise<void> =>
  page.locator('.msg p', { hasText: words }).waitFor();

export async function removeMerdan(stage: Stage, ogulnar: Sitter): Promise<void> {
  const { say } = stage;
  const { hands, page } = ogulnar;
  const { name } = cast.merdan;
  await openAdmissions(stage, ogulnar);
  await hands.press(`${say.text('correspondent.remove')}: ${name}`);
  const within = say.text('correspondent.remove-ask', { name });
  await hands.write(say.text('correspondent.reason'), told.leaving, { within });
  await hands.press(say.text('correspondent.remove-act'), { within });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

export async function closeCase({ say }: Stage, { hands, page }: Sitter): Promise<void> {
  await hands.press(say.text('case.close'));
  await hands.press(say.words('outcomes', 'identification'), { within: say.text('case.close-title') });
  await undone(page);
}

/** His own client, which obeys: it is told, refused, and shows nothing that came after. */
export async function requireLeft(merdan: Person, channel: string, reference: string): Promise<void> {
  await until(
    () => merdan.does('status'),
    ({ state }) => state === 'removed',
  );
  await merdan.isRefused('device-removed', 'send', channel, 'Are you there?');
  const kept = JSON.stringify([
    await merdan.does('read', channel),
    await merdan.does('query', 'show', reference),
    await merdan.does('evidence', 'list', reference),
  ]);
  expect(kept).toContain(told.fromMerdan);
  for (const words of [told.afterwards, told.reply, told.later.title, told.later.fileName])
    expect(kept).not.toContain(words);
}

/** His keys without his client: every later byte, handed to him out of the server's own database and folder. */
export async function requireNothingOpens({ server }: Stage, { home }: Person): Promise<void> {
  const { databaseUrl, dataDir } = server;
  const handed = await handLaterBytes({ ground: { dataDir }, home, passphrase: PASSPHRASE, databaseUrl });
  expect(handed).toMatchObject({ openedBefore: handed.before, openedAfter: 0, openedBlobs: 0 });
  expect(Math.min(handed.before, handed.removals, handed.after, handed.blobs)).toBeGreaterThan(0);
}
