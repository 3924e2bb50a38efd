/** What the walk exchanges: a case query, an evidence summary and two files. All invented. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const query = {
  factsSummary: 'V1 was found without papers in Ankara and says that she comes from Turkmenistan.',
  urgencyReason: 'A hearing is set for the coming week.',
  questions: [{ text: 'Is V1 a national?' }, { text: 'Was a passport issued?' }, { text: 'Who applied for it?' }],
  handling: { code: 'H2', caveats: ['no-contact-with-family', 'no-contact-with-consulate'] },
  stage: 'investigation',
  legalBasis: ['palermo-8'],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
  nature: 'informal',
  persons: [
    {
      token: 'V1',
      role: 'victim',
      inCountry: 'TR',
      consent: { scope: 'Verification of nationality', date: '2026-11-01' },
    },
  ],
  offence: {
    article: 'Criminal Code, art. 80',
    acts: ['recruitment'],
    means: ['deception'],
    purposes: ['forced-labour'],
    childVictim: false,
  },
};

const summary = {
  kind: 'document',
  title: 'Entry record, V1',
  collectedBy: { name: 'Merdan Orazow', authority: 'tm-mia' },
  collectedAt: '2026-11-02T09:30:00Z',
  method: 'Copied from the register of border crossings.',
  copyType: 'working-copy',
  victimMaterial: false,
  handling: { code: 'H2' },
};

const MEGABYTE = 1_000_000;

export interface Documents {
  readonly query: string;
  readonly summary: string;
  readonly files: readonly [string, string];
}

/** Writes them into `folder`; gives the paths. One file is a few bytes, one goes over several chunks of an upload. */
export async function writeDocuments(folder: string): Promise<Documents> {
  const [queryPath, summaryPath] = [join(folder, 'query.json'), join(folder, 'summary.json')];
  const files = [join(folder, 'Giriş ýazgysy.txt'), join(folder, 'scan.bin')] as const;
  await writeFile(queryPath, JSON.stringify(query));
  await writeFile(summaryPath, JSON.stringify(summary));
  await writeFile(files[0], 'Farap, 2026-10-28, 14:05. Гызылгуль.\n');
  await writeFile(files[1], randomBytes(3 * MEGABYTE + 17));
  return { query: queryPath, summary: summaryPath, files };
}
