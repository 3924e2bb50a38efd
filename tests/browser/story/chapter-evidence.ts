/** Files: from the command line and from a browser, fetched in a browser as downloads. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Person } from '../../faults/person.js';
import { sha256Of, writePdf } from '../../scenarios/demo/files.js';
import { byRole } from './hands.js';
import type { Sitter, Stage } from './stage.js';
import { summaryOfMerdan, told } from './told.js';

const FILE_BYTES = 300_000;

export interface SharedFile {
  /** Of the evidence. */
  readonly title: string;
  readonly path: string;
}

/** By Merdan, at the command line. */
export async function shareByCommand({ folder }: Stage, merdan: Person, reference: string): Promise<SharedFile> {
  const { title, fileName } = told.evidence;
  const [path, summary] = [join(folder, fileName), join(folder, 'summary.json')];
  await writeFile(path, randomBytes(FILE_BYTES));
  await writeFile(summary, JSON.stringify(summaryOfMerdan));
  await merdan.does('evidence', 'share', reference, path, '--summary', summary);
  return { title, path };
}

/** By Gyzylgul, in the form of the case. */
export async function shareInBrowser({ say, folder }: Stage, { hands, page }: Sitter): Promise<SharedFile> {
  const { title, fileName, collector, authority, day, time, method } = told.later;
  const path = join(folder, fileName);
  await writePdf(path, 'Extract from the register of passports');
  await hands.press(say.text('evidence.add'));
  await hands.pickFile(new RegExp(say.text('shell.choose-files')), path);
  await hands.choose(say.text('evidence.kind'), say.words('evidenceKinds', 'document'));
  await hands.write(say.text('evidence.name'), title);
  await hands.choose(say.text('evidence.copy-type'), say.words('copyTypes', 'extract'));
  await hands.write(say.text('evidence.collector'), collector);
  await hands.write(say.text('evidence.collector-authority'), authority);
  await hands.write(say.text('evidence.collected-day'), day);
  await hands.write(say.text('evidence.collected-time'), time);
  await hands.write(say.text('evidence.method'), method);
  await hands.choose(say.text('evidence.victim-material'), say.words('answerValues', 'no'));
  await hands.press(say.text('evidence.share'));
  await byRole(page, 'article', title).waitFor();
  return { title, path };
}

/** Bit for bit, as a download under its own name; then it stands in the custody chain, which is whole. */
export async function fetchInBrowser(
  { say }: Stage,
  { hands, page }: Sitter,
  { title, path }: SharedFile,
): Promise<void> {
  const card = byRole(page, 'article', title);
  await card.waitFor();
  const downloading = page.waitForEvent('download');
  await hands.press(say.text('evidence.save-files', { n: 1 }), { within: title });
  const download = await downloading;
  expect(path.endsWith(download.suggestedFilename())).toBe(true);
  expect(await sha256Of(await download.path())).toBe(await sha256Of(path));
  await card.locator('.chain b', { hasText: say.words('custodyActions', 'received') }).waitFor();
}

/** Who gave and who received, each event linked to the one before, with sums that agree. */
export async function requireCustody({ say }: Stage, { page }: Sitter, { title }: SharedFile): Promise<void> {
  const chain = byRole(page, 'article', title).locator('.chain li');
  await chain.filter({ hasText: say.words('custodyActions', 'received') }).waitFor();
  const words = await chain.allInnerTexts();
  expect(words).toHaveLength(2);
  expect(words[0]).toContain(say.words('custodyActions', 'transferred'));
  expect(words[0]).toContain(say.text('evidence.sum-recorded'));
  expect(words[1]).toContain(say.text('evidence.sum-matches'));
}
