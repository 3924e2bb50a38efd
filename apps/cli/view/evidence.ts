/** Evidence summaries with their files and who had them, and what a fetch brought. */
import type { EvidenceEntry } from '@kopri/client';
import { english } from '@kopri/locale/english';
import { cleanLine } from './clean.js';
import { documentPairs } from './document.js';
import type { People } from './people.js';
import { block, sheet, table } from './table.js';
import { count, say, sayWithin, shortHash } from './words.js';

const INDENT = 2;

const indented = (lines: readonly string[]): string[] => lines.map((line) => ' '.repeat(INDENT) + line);

export function evidenceWords(entries: readonly EvidenceEntry[], people: People, width: number): string[] {
  if (entries.length === 0) return ['No evidence has been shared for this case query.'];
  return entries.flatMap((entry) => [...entryWords(entry, people, width), '']).slice(0, -1);
}

const entryWords = (entry: EvidenceEntry, people: People, width: number): string[] => [
  `${cleanLine(entry.title)}  ${entry.evidence}`,
  ...block(
    `${say('evidenceKinds', entry.kind)} evidence, shared by ${people.nameAndCountry(entry.from)} on ${english.dayTime(entry.sharedAt, people.zone)}`,
    INDENT,
    width,
  ),
  ...indented(sheet(documentPairs(entry.summary), width - INDENT)),
  ...indented(filesWords(entry.files, width - INDENT)),
  ...(entry.custody.length === 0 ? [] : [`${' '.repeat(INDENT)}Custody`]),
  ...entry.custody.flatMap((event) => block(custodyWords(event, people), 2 * INDENT, width)),
];

const filesWords = (files: EvidenceEntry['files'], width: number): string[] =>
  table(
    ['Size', 'SHA-256', 'File'],
    files.map((file) => [english.bytes(file.size), shortHash(file.sha256), cleanLine(file.name)]),
    width,
  );

function custodyWords({ action, actor, at, linked, reason }: EvidenceEntry['custody'][number], people: People): string {
  const why = reason === undefined ? '' : `: ${cleanLine(reason)}`;
  const broken = linked ? '' : '. This record does not follow the one before it: ask who shared it.';
  return `${english.dayTime(at, people.zone)}  ${sayWithin('custodyActions', action)} by ${people.name(actor)}${why}${broken}`;
}

export const sharedWords = (entry: EvidenceEntry, queued: boolean, width: number): string[] => [
  queued
    ? `${cleanLine(entry.title)} is saved here and is sent as soon as the server can be reached (${entry.evidence}).`
    : `${cleanLine(entry.title)} is shared with ${count(entry.files.length, 'file')} (${entry.evidence}).`,
  ...filesWords(entry.files, width),
];

export const fetchedWords = (
  files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[],
  width: number,
): string[] => [
  ...table(
    ['Size', 'SHA-256', 'Saved as'],
    files.map((file) => [english.bytes(file.size), shortHash(file.sha256), cleanLine(file.path)]),
    width,
  ),
  '',
  `${count(files.length, 'file')}, each bit for bit as it was shared.`,
];
