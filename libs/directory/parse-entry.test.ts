import { beforeAll, describe, expect, test } from '@jest/globals';
import { encodeCbor, signedStatementCodec, statementBodyCodec, type LogEntry } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import {
  deviceKeysOf,
  DirectoryStory,
  storyOffice,
  type StoryDraft,
  type StorySigner,
} from '../testing/directory-story.js';
import { applyStatement } from './apply-statement.js';
import { personalHash } from './parse-entry.js';

beforeAll(readyCrypto);

const outcome = (story: DirectoryStory, entry: LogEntry): string => {
  const applied = applyStatement(story.directory, entry);
  return applied.outcome === 'refused' ? applied.reason : applied.outcome;
};

describe('form of an entry', () => {
  const tooNew = (change: Record<string, unknown>) => {
    const here = storyOffice();
    return outcome(here.story, here.story.altered(here.suspension, [here.ogulnar], change));
  };

  test('a kind or version of a later build asks for that build', () => {
    expect(tooNew({ kind: 'desk.opened' })).toBe('newer-version-needed');
    expect(tooNew({ version: 2 })).toBe('newer-version-needed');
    const { story, ogulnar, suspension } = storyOffice();
    const signed = signedStatementCodec.parse(story.entry(suspension, [ogulnar]).statement);
    expect(outcome(story, { statement: encodeCbor({ ...signed, version: 2 }) })).toBe('newer-version-needed');
  });

  test.each([
    ['a subject of another kind', { subject: 'network' }],
    ['an unknown field', { more: 1 }],
    ['details of another kind', { details: { quorum: 1 } }],
    ['a short hash', { prev: new Uint8Array(31) }],
    ['a negative time', { time: -1 }],
    ['a version that never was', { version: 0 }],
    ['no kind', { kind: 7 }],
  ])('%s is malformed', (_fault, change) => {
    expect(tooNew(change)).toBe('malformed');
  });

  test('bytes that are no statement are malformed', () => {
    const { story } = storyOffice();
    for (const statement of [
      Uint8Array.of(),
      Uint8Array.of(0xff),
      encodeCbor('text'),
      encodeCbor({ version: 1, body: 1 }),
    ]) {
      expect(outcome(story, { statement })).toBe('malformed');
    }
  });

  test('who serves a country has one and an authority in it; who serves the network has neither', () => {
    const { story, ogulnar } = storyOffice();
    const admitted = (details: Record<string, unknown>, by: readonly StorySigner[]) => {
      const device = story.newDevice();
      const draft = {
        kind: 'member.admitted',
        subject: device.member,
        details: { device: deviceKeysOf(device), personal: new Uint8Array(32), ...details },
      };
      return outcome(story, story.entry(draft as StoryDraft, by));
    };
    expect(admitted({ role: 'practitioner', country: 'TM', authority: 'tm-gpo' }, [ogulnar])).toBe('applied');
    expect(admitted({ role: 'practitioner', country: 'TM', authority: 'tr-gpo' }, [ogulnar])).toBe('malformed');
    expect(admitted({ role: 'practitioner', country: 'TM' }, [ogulnar])).toBe('malformed');
    expect(admitted({ role: 'correspondent' }, story.root)).toBe('malformed');
    expect(admitted({ role: 'operator' }, story.root)).toBe('applied');
    expect(admitted({ role: 'operator', country: 'TM', authority: 'tm-gpo' }, story.root)).toBe('malformed');
  });

  test('a name with what nobody sees is malformed, though a correspondent signed it (T2)', () => {
    const admitted = (person: Record<string, unknown>) => {
      const { story, ogulnar } = storyOffice();
      const salted = { salt: story.random(32), bytes: encodeCbor(person) };
      const device = story.newDevice();
      const details = {
        role: 'practitioner' as const,
        country: 'TM',
        authority: 'tm-gpo',
        device: deviceKeysOf(device),
        personal: personalHash(salted),
      };
      const draft = { kind: 'member.admitted' as const, subject: device.member, details };
      return outcome(story, { ...story.entry(draft, [ogulnar]), personal: salted });
    };
    expect(admitted({ name: 'Merdan Saparow' })).toBe('applied');
    expect(admitted({ name: 'Merdan\u200b Saparow' })).toBe('malformed');
    expect(admitted({ name: 'Merdan', nameLocal: 'Мердан\u2060 Сапаров' })).toBe('malformed');
    expect(admitted({ name: 'Merdan', position: 'Prosecutor\u00a0' })).toBe('malformed');
  });

  test('a body encodes to the bytes that were signed', () => {
    const { story } = storyOffice();
    for (const { statement } of story.entries) {
      const { body } = signedStatementCodec.parse(statement);
      expect(statementBodyCodec.encode(statementBodyCodec.parse(body))).toEqual(body);
    }
  });
});
