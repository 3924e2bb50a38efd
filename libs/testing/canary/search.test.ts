import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Automaton } from './automaton.js';
import { newCanaries, newCanary } from './canary.js';
import { listFiles, scanFolder } from './scan-files.js';
import { Search } from './search.js';

const counting = (n: number) => Uint8Array.from({ length: n }, (_, i) => i * 7);
const canary = newCanary('a text', counting);

const search = (...pieces: readonly Uint8Array[]): readonly string[] => {
  const one = new Search([canary]);
  const follow = one.trail('here');
  pieces.forEach(follow);
  return one.findings.map(({ encoding }) => encoding);
};

describe('a canary is found', () => {
  const plain = Buffer.from(canary.text);
  test.each([
    ['as it is', plain, 'UTF-8'],
    ['in UTF-16, little end first', Buffer.from(canary.text, 'utf16le'), 'UTF-16LE'],
    ['in UTF-16, big end first', Buffer.from(canary.text, 'utf16le').swap16(), 'UTF-16BE'],
    ['in hexadecimal', Buffer.from(plain.toString('hex')), 'hex'],
    ['in hexadecimal with capitals', Buffer.from(plain.toString('hex').toUpperCase()), 'hex'],
    ['in base64', Buffer.from(plain.toString('base64')), 'base64'],
  ])('%s', (_, bytes, encoding) => {
    expect(search(Buffer.from('before '), bytes, Buffer.from(' after'))).toContain(encoding);
  });

  test('whatever stands around it, in base64 and base64url too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: 20 }), (before, after) => {
        const whole = Buffer.concat([before, plain, after]);
        for (const form of ['base64', 'base64url', 'hex'] as const)
          expect(search(Buffer.from(whole.toString(form)))).toEqual([form.replace('url', '')]);
        expect(search(whole)).toEqual(['UTF-8']);
      }),
    );
  });

  test('however the stream is cut into pieces', () => {
    const whole = Buffer.concat([counting(90), Buffer.from(plain.toString('base64url')), counting(5)]);
    for (let size = 1; size < whole.length; size += 1) {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
        whole.subarray(i * size, (i + 1) * size),
      );
      expect(search(...pieces)).toEqual(['base64']);
    }
  });
});

test('a canary with a letter missing is not found, nor one that two streams hold a half of each', () => {
  expect(search(Buffer.from(canary.text.slice(1)))).toEqual([]);
  const two = new Search([canary]);
  two.trail('one')(Buffer.from(canary.text.slice(0, 9)));
  two.trail('other')(Buffer.from(canary.text.slice(9)));
  expect(two.findings).toEqual([]);
});

test('canaries of a run differ, each with the name of its place', () => {
  let seed = 0;
  const made = newCanaries({ one: 'a title', other: 'a message' }, (n) => Uint8Array.from({ length: n }, () => seed++));
  expect(made.one.name).toBe('a title');
  expect(made.one.text).toMatch(/^[a-z]{20}$/);
  expect(made.one.text).not.toBe(made.other.text);
});

describe('the automaton', () => {
  const letters = (maxLength: number, minLength = 0) =>
    fc.array(fc.constantFrom(97, 98, 99), { minLength, maxLength }).map((bytes) => Uint8Array.from(bytes));

  test('finds every occurrence of every pattern, overlapping or one within another, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(letters(5, 1), { minLength: 1, maxLength: 8 }),
        letters(80),
        fc.nat(80),
        (patterns, text, cut) => {
          const found: number[] = [];
          const automaton = new Automaton(patterns);
          const half = automaton.follow(0, text.subarray(0, cut), (index) => found.push(index));
          automaton.follow(half, text.subarray(cut), (index) => found.push(index));
          const expected = patterns.flatMap((pattern, index) =>
            Array.from({ length: occurrences(text, pattern) }, () => index),
          );
          expect(found.sort()).toEqual(expected.sort());
        },
      ),
    );
  });

  test('refuses an empty pattern, which would be everywhere', () => {
    expect(() => new Automaton([new Uint8Array(0)])).toThrow(RangeError);
  });
});

function occurrences(text: Uint8Array, pattern: Uint8Array): number {
  const starts = Array.from({ length: Math.max(0, text.length - pattern.length + 1) }, (_, i) => i);
  return starts.filter((start) => pattern.every((byte, i) => text[start + i] === byte)).length;
}

describe('a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kopri-canary-'));
    await mkdir(join(folder, 'deep', canary.text), { recursive: true });
    await writeFile(join(folder, 'deep', canary.text, 'empty'), '');
    await writeFile(
      join(folder, 'large'),
      Buffer.concat([Buffer.alloc((1 << 20) - 5), Buffer.from(canary.text), Buffer.alloc(1 << 20)]),
    );
    await writeFile(join(folder, 'quiet'), 'nothing');
    await symlink(join(folder, 'nowhere'), join(folder, 'link'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('is searched in the content of its files, across the pieces they are read in, and in their names', async () => {
    const one = new Search([canary]);
    const { files, bytes } = await scanFolder(one, folder);
    expect(one.findings.map(({ place }) => place).sort()).toEqual([join('deep', canary.text, 'empty'), 'large']);
    expect({ files, bytes }).toEqual({ files: 3, bytes: (1 << 21) - 5 + 20 + 7 });
  });

  test('lists regular files with their lengths; one that is not there holds none', async () => {
    expect((await listFiles(folder)).map(({ path }) => path)).toEqual([
      join('deep', canary.text, 'empty'),
      'large',
      'quiet',
    ]);
    expect(await listFiles(join(folder, 'nowhere'))).toEqual([]);
  });
});
