/** The whole story, chapter by chapter. */
import { answerInPart, askAboutV1, talkBeside } from './chapter-query.js';
import { shareEvidence } from './chapter-evidence.js';
import { leaveThePost } from './chapter-leaving.js';
import { admitEverybody, foundTheNetwork } from './chapter-network.js';
import { showWhatTheServerSaw } from './chapter-server.js';
import type { Stage } from './stage.js';

export const OPENING = `Köpri — the demonstration

Everything in it is invented: the people, their offices' part in it, the case, the evidence. The server, its database and all cryptography are real, and so are the files and the bytes that are counted.`;

/** The reference of the case that was played. */
export async function play(stage: Stage): Promise<string> {
  await foundTheNetwork(stage);
  await admitEverybody(stage);
  const reference = await askAboutV1(stage);
  await answerInPart(stage, reference);
  await talkBeside(stage);
  await shareEvidence(stage, reference);
  await leaveThePost(stage, reference);
  await showWhatTheServerSaw(stage);
  return reference;
}
