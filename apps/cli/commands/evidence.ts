/** Evidence: share summaries with their files, list them, fetch the files bit for bit. */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { EvidenceEntry, FileSource } from '@kopri/client';
import { queuedMark, type Answer, type JsonObject } from '../answer.js';
import { fileSource } from '../files/file-source.js';
import { folderSink, outputFolder } from '../files/folder-sink.js';
import { readJsonFile } from '../files/json-file.js';
import type { Runner, Session } from '../runner.js';
import { evidenceWords, fetchedWords, sharedWords } from '../view/evidence.js';
import { People } from '../view/people.js';
import { askIfDiffering } from './differing.js';
import { group, withExample } from './options.js';

export function addEvidenceCommands(program: Command, runner: Runner): void {
  const evidence = group(program, 'evidence', 'Share evidence summaries with files, and fetch them.');
  withExample(
    evidence
      .command('share')
      .argument('<ref>', 'the case query')
      .argument('<file...>', 'files to share; originals travel by mutual legal assistance')
      .requiredOption('--summary <path>', 'the summary, as JSON; its fields stand in docs/spec/files.md')
      .description(
        'Share files with a summary that says what they are and who had them. An interrupted upload goes on where it stopped.',
      )
      .action(async (reference: string, files: string[], { summary }: { readonly summary: string }) => {
        const sharing = { reference, files: await fileSources(files), summary: await readJsonFile(summary) };
        await runner.withProfile((session) => share(session, sharing));
      }),
    'kopri evidence share CASC-TM-2026-000123 passport.pdf photo.jpg --summary summary.json',
  );
  withExample(
    evidence
      .command('list')
      .argument('<ref>', 'the case query')
      .description('List the evidence of a case query, with its files and the record of custody.')
      .action((reference: string) => runner.withProfile((session) => list(session, reference))),
    'kopri evidence list CASC-TM-2026-000123',
  );
  withExample(
    evidence
      .command('fetch')
      .argument('<evidence>', 'the evidence, as kopri evidence list shows it')
      .requiredOption('--out <dir>', 'folder to write to; it is made when missing, and no file in it is overwritten')
      .description('Fetch the files of a piece of evidence. Only a file that is bit for bit what was shared is kept.')
      .action((id: string, { out }: { readonly out: string }) =>
        runner.withProfile((session) => fetchFiles(session, id, out)),
      ),
    'kopri evidence fetch v9b2e… --out ./evidence',
  );
}

interface Sharing {
  readonly reference: string;
  readonly files: readonly FileSource[];
  readonly summary: unknown;
}

const fileSources = (paths: readonly string[]): Promise<FileSource[]> => Promise.all(paths.map(fileSource));

async function share(session: Session, { reference, files, summary }: Sharing): Promise<Answer> {
  const { kopri, settle, shell } = session;
  const shared = await askIfDiffering(session, {
    send: () => kopri.evidence.share(reference, { files, summary }),
    to: async () => (await kopri.queries.show(reference)).channel,
  });
  const queued = shared.state === 'queued' && (await settle()).queued > 0;
  return {
    json: { evidence: shared.evidence, files: shared.files.map(fileJson), ...queuedMark(queued) },
    words: () => sharedWords(shared, queued, shell.terminal.width),
  };
}

async function list({ kopri, shell }: Session, reference: string): Promise<Answer> {
  const entries = await kopri.evidence.list(reference);
  return {
    json: { evidence: entries.map(entryJson) },
    words: async () => evidenceWords(entries, await People.of(kopri, shell), shell.terminal.width),
  };
}

const fileJson = ({ name, size, sha256 }: EvidenceEntry['files'][number]): JsonObject => ({ name, size, sha256 });

const entryJson = ({ evidence, title, kind, from, sharedAt, files, summary, custody }: EvidenceEntry): JsonObject => ({
  evidence,
  title,
  kind,
  from,
  sharedAt,
  files: files.map(fileJson),
  summary,
  custody,
});

async function fetchFiles({ kopri, settle, shell }: Session, id: string, out: string): Promise<Answer> {
  const files = await kopri.evidence.fetch(id, async (file) =>
    folderSink(await outputFolder(out), file, { unique: randomUUID }),
  );
  await settle();
  return {
    json: { files: files.map(({ path, sha256 }) => ({ path, sha256 })) },
    words: () => fetchedWords(files, shell.terminal.width),
  };
}
