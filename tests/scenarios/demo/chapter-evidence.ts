/** Merdan shares evidence with three files; Elif fetches them bit for bit. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kopri } from '@kopri/client';
import { fileSource } from '../../../apps/cli/files/file-source.js';
import { folderSink, outputFolder } from '../../../apps/cli/files/folder-sink.js';
import { sha256Of, writeLarge, writePdf, writePng } from './files.js';
import { evidenceSummary } from './papers.js';
import type { Stage } from './stage.js';
import { sizeWords } from './teller.js';

export async function shareEvidence(stage: Stage, reference: string): Promise<void> {
  const { company, teller, planted, ground } = stage;
  teller.chapter('Evidence travels, bit for bit');
  const paths = await makeFiles(stage);
  const sources = await Promise.all(paths.map(fileSource));
  const sharing = Date.now();
  const { evidence } = await company
    .at('merdan')
    .evidence.share(reference, { files: sources, summary: evidenceSummary(planted) });
  const list = sources.map(({ name, size }) => `${shown(name)} (${sizeWords(size)})`).join(', ');
  teller.act(
    'Merdan',
    `shares an evidence summary with three files: ${list}; sealed and uploaded in ${seconds(sharing)}.`,
    { evidence, files: sources.map(({ name, size }) => ({ name, size })) },
  );
  await company.sync('elif');
  const fetching = Date.now();
  const fetched = await fetchTo(company.at('elif'), evidence, join(await ground.deskOf('elif'), 'fetched'));
  teller.act('Elif', `fetches them in Ankara in ${seconds(fetching)}.`, { files: fetched });
  for (const [i, path] of paths.entries()) await compare(stage, path, fetched[i]);
  await company.sync('merdan');
  const [entry] = await company.at('merdan').evidence.list(reference);
  const custody = entry?.custody.map(({ action }) => action).join(', ') ?? '';
  teller.law(
    `The custody chain says: ${custody}; each event signed and holding the hash of the one before.`,
    custody === 'transferred, received',
  );
}

export async function fetchTo(kopri: Kopri, evidence: string, folder: string) {
  const out = await outputFolder(folder);
  return kopri.evidence.fetch(evidence, (file) => folderSink(out, file, { unique: randomUUID }));
}

async function makeFiles({ ground, planted, largeBytes }: Stage): Promise<readonly string[]> {
  const desk = await ground.deskOf('merdan');
  const paths = [`report-${planted.fileName.text}.pdf`, 'telephone.png', 'telephone-image.dd'].map((name) =>
    join(desk, name),
  );
  const [pdf = '', picture = '', large = ''] = paths;
  await writePdf(pdf, `Report on the messages of the recruiter ${planted.pdf.text}`);
  await writePng(picture);
  await writeLarge(large, largeBytes, planted.image.text);
  return paths;
}

/** The transcript shows no canary. */
const shown = (name: string): string => name.replace(/-[a-z]{20}(?=\.)/, '');

const seconds = (since: number): string => `${((Date.now() - since) / 1_000).toFixed(1)} s`;

async function compare(
  { teller }: Stage,
  original: string,
  fetched: { readonly path: string; readonly name: string; readonly sha256: string } | undefined,
): Promise<void> {
  const [before, after] = [await sha256Of(original), fetched === undefined ? 'none' : await sha256Of(fetched.path)];
  const same =
    before === after && after === fetched?.sha256 && (await stat(original)).size === (await stat(fetched.path)).size;
  teller.law(`${shown(fetched?.name ?? original)}: SHA-256 ${before.slice(0, 16)}… in Ashgabat and in Ankara.`, same, {
    before,
    after,
  });
}
