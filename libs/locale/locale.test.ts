import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { errorTable, type ErrorCode } from '@kopri/protocol';
import * as codeLists from '../protocol/codes.js';
import * as clientLists from '../protocol/faults.js';
import { en } from './catalogue.js';
import { lists, wireLists } from './lists.js';
import { errorText, faultText, formatDay, text, warningText, words } from './text.js';

const codes = Object.keys(errorTable) as ErrorCode[];
const sentence = /^[A-ZÀ-Ž].*[.;]$/;

describe('the catalogue', () => {
  test('says for every error code what happened and what to do next, in sentences, and for nothing else', () => {
    expect(Object.keys(en.errors).sort()).toEqual([...codes].sort());
    for (const { message, hint } of Object.values(en.errors)) {
      expect(message).toMatch(sentence);
      expect(hint).toMatch(sentence);
      expect(message.length + hint.length).toBeLessThan(240);
    }
  });

  test('has words for every code of every list of the domain, and for nothing else', () => {
    expect(Object.keys(lists).sort()).toEqual(Object.keys({ ...codeLists, ...clientLists }).sort());
    for (const [list, known] of Object.entries(lists)) {
      const words: Readonly<Record<string, string>> = en.words[list as keyof typeof lists];
      expect(Object.keys(words).sort()).toEqual([...known].sort());
      expect(Object.values(words).every((one) => one.trim() !== '')).toBe(true);
    }
  });

  test('keeps the words of one list apart, so that no two codes look alike', () => {
    for (const list of Object.keys(wireLists) as (keyof typeof wireLists)[]) {
      const shown = Object.values(en.words[list]);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  test('speaks to prosecutors: no word of the machinery, no exclamation, no blame', () => {
    const everything = [en.errors, en.words, en.texts].flatMap(valuesOf).join('\n');
    expect(
      everything.match(
        /\b(epochs?|sessions?|fingerprints?|keys?|users?|accounts?|admins?|oops|sorry|invalid|illegal)\b|!/gi,
      ),
    ).toBeNull();
  });

  test('names only commands of the command line', () => {
    const commands = JSON.stringify(en.errors).matchAll(/\bkopri ([a-z]+|--help)/g);
    const known =
      'network invite join requests admit refuse status directory member sync channel channels send read query evidence device doctor command'.split(
        ' ',
      );
    for (const [, command = ''] of commands) expect([...known, '--help']).toContain(command);
  });

  test('has no text that nothing uses', () => {
    const source = sourcesOf('.')
      .filter((file) => !file.endsWith('.test.ts') && !file.includes('texts.ts'))
      .map((file) => readFileSync(join(here, file), 'utf8'))
      .join('\n');
    for (const key of Object.keys(en.texts)) expect(source).toContain(`text('${key}'`);
  });
});

describe('words', () => {
  test('for an error name the place where it is known', () => {
    expect(errorText('usage').message).toBe('The command was not understood.');
    expect(errorText('usage', 'PORT must be a number').message).toBe(
      'The command was not understood. (PORT must be a number)',
    );
  });

  test('for a code of a newer version are the code', () => {
    expect(words('queryTypes', 'NAT')).toBe('Nationality or right of residence');
    expect(words('queryTypes', 'ZZZ')).toBe('ZZZ');
    expect(words('queryTypes', 'constructor')).toBe('constructor');
  });

  test('for a fault name its place and the codes that would do', () => {
    expect(faultText({ path: '$.stage', fault: 'missing' })).toBe('$.stage: This is missing');
    expect(faultText({ path: '$.urgency', fault: 'not-in-list', allowed: ['U0', 'U1'] })).toBe(
      '$.urgency: This is none of the codes of its list (U0, U1)',
    );
    expect(warningText({ path: '$.reason', code: 'name-in-text' })).toContain('$.reason: This looks like a name');
  });

  test('for a day are as people write it', () => {
    expect(formatDay('2026-11-03')).toBe('3 November 2026');
    expect(formatDay('2026-13-03')).toBe('2026-13-03');
    expect(formatDay('soon')).toBe('soon');
    expect(text('date', { day: 1, month: 'May', year: 2027 })).toBe('1 May 2027');
  });
});

const valuesOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesOf) : [String(value)];

const here = import.meta.dirname;
const sourcesOf = (folder: string): string[] =>
  readdirSync(join(here, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
