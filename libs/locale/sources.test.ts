import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { catalogues } from './testing/catalogues.js';
import { browserFormatting, hardCodedTexts, sourcesBelow, stringLiterals } from './testing/sources.js';

const root = join(import.meta.dirname, '../..');
const below = (...folders: string[]) => folders.flatMap((folder) => sourcesBelow(join(root, folder)));

describe('a key of a text', () => {
  const callers = [
    ...below('apps/web', 'apps/cli'),
    ...below('libs/locale').filter(({ path }) => /locale\/[\w-]+\.ts$/.test(path)),
  ];
  const used = stringLiterals(callers);

  test('is used somewhere, once its part is in use at all', () => {
    const keys = Object.keys(catalogues.en.texts);
    const partOf = (key: string): string => key.slice(0, key.indexOf('.'));
    const begun = new Set(keys.filter((key) => used.has(key)).map(partOf));
    expect([...begun]).toContain('text');
    expect(keys.filter((key) => begun.has(partOf(key)) && !used.has(key))).toEqual([]);
  });

  test('is found where it stands as a literal, and not where it is made of pieces', () => {
    const found = stringLiterals([{ path: 'a.tsx', text: "say.text('today.overdue'); say.text(`today.${x}`)" }]);
    expect([found.has('today.overdue'), found.has('today.')]).toEqual([true, false]);
  });
});

describe('dates, numbers and words', () => {
  test('are written by this library alone: nothing else asks the browser, and it only for its zones', () => {
    const asking = below('apps/web', 'apps/cli', 'libs/locale').flatMap(browserFormatting);
    const elsewhere = asking.filter((each) => !/libs\/locale\/wall-clock\.ts:/.test(each));
    expect(elsewhere).toEqual([]);
    expect(asking.length).toBeGreaterThan(0);
  });

  test('that a browser would write are found', () => {
    const text = "new Intl.NumberFormat('tk');\nn.toLocaleString();\nlocal();\n'İ'.toLocaleLowerCase('tr')";
    expect(browserFormatting({ path: 'a.ts', text })).toEqual([
      'a.ts:1 Intl.',
      'a.ts:2 .toLocaleString(',
      'a.ts:4 .toLocaleLowerCase(',
    ]);
  });
});

/** What only tests and the gallery of components show has words of its own. */
const specimens = /\/(gallery|testing)\//;

describe('a component of the web client', () => {
  test('has no text of its own', () => {
    const components = below('apps/web').filter(({ path }) => path.endsWith('.tsx') && !specimens.test(path));
    expect(components.flatMap(hardCodedTexts)).toEqual([]);
  });

  test('is caught with a text between tags, in a choice, or in an attribute that is shown or spoken', () => {
    const text = `export const A = ({ late, say }) => (
  <section class="Row" aria-label="Queries of today" data-kind={'list'}>
    Overdue
    <i>Köpri · Ctrl Enter</i>
    <b title={late ? 'Late' : say.text('today.soon')}>{late && 'Now'} · 5</b>
    <input placeholder={\`Find \${late}\`} alt="" type="text" />
    {say.text('today.overdue')}{' '}
  </section>
);`;
    expect(hardCodedTexts({ path: 'a.tsx', text })).toEqual([
      'a.tsx:2 Queries of today',
      'a.tsx:3 Overdue',
      'a.tsx:5 Late',
      'a.tsx:5 Now',
      'a.tsx:6 Find',
    ]);
  });
});
