/** What a person sees: whole commands in words. */
import { describe, expect, test } from '@jest/globals';
import type { WarningCode } from '@kopri/protocol';
import { elif, ids } from '../testing/cast.js';
import { FakeKopri } from '../testing/fake-kopri.js';
import { run } from '../testing/run.js';

const spoken = async (argv: readonly string[], kopri = new FakeKopri()): Promise<string> => {
  const { out, err, exit } = await run(argv, { kopri });
  expect([exit, err]).toEqual([0, []]);
  return out.join('\n');
};

describe('trust in words', () => {
  test('a member is vouched for by a person of an authority, on a day', async () => {
    expect(await spoken(['member', 'show', 'Gyzylgul Annayewa'])).toContain(
      "Vouched for by Ogulnar Amanowa, General Prosecutor's Office of Turkmenistan, on 12 March 2026",
    );
  });

  test('a name in its own script follows the one in Latin', async () => {
    expect(await spoken(['directory'])).toContain('Gyzylgul Annayewa (Гызылгуль Аннаева)');
  });

  test('a directory that no country cosigned says so', async () => {
    expect(await spoken(['status'])).toContain('unwitnessed');
  });
});

describe('a case query', () => {
  test('shows codes in words, questions with their answers, and both clocks', async () => {
    const shown = await spoken(['query', 'show', 'CASC-TR-2026-000007']);
    for (const part of [
      'Nationality or right of residence',
      'U2, priority',
      '10 November 2026 (2026-11-10) 18:00 Ashgabat',
      'Yes. Until 2030. (Gyzylgul Annayewa)',
      'Refused: endangers a person',
      'did not apply: for the other side to do',
      'No contact with the family',
    ]) {
      expect(shown).toContain(part);
    }
  });

  test('tells in its history what was said with an act, and with which outcome it was closed', async () => {
    const kopri = new FakeKopri();
    const entry = { seq: 3, at: '2026-11-03T10:00:00Z', by: elif.member, state: 'placed' as const, applied: true };
    const history = [
      { ...entry, act: 'ask-clarification', text: 'Which of the two passports?' },
      { ...entry, act: 'answer', text: 'Until 2030, once only.' },
      { ...entry, act: 'close', outcome: 'identification' as const },
    ];
    kopri.query = { ...kopri.query, history };
    const shown = await spoken(['query', 'show', 'CASC-TR-2026-000007'], kopri);
    expect(shown).toContain('Which of the two passports?');
    expect(shown).toMatch(/closed it: identification/i);
    // Stands with its question already.
    expect(shown).not.toContain('Until 2030, once only.');
  });

  test('is listed with the clock of whoever owes the answer and of the reader', async () => {
    const kopri = new FakeKopri();
    kopri.query = { ...kopri.query, due: { ...kopri.query.due, zone: 'Europe/Istanbul' } };
    expect(await spoken(['query', 'list'], kopri)).toContain('2026-11-10 16:00 Ankara · 18:00 Ashgabat');
  });

  test('has no clock any more once it is settled', async () => {
    const kopri = new FakeKopri();
    kopri.query = { ...kopri.query, state: 'closed' };
    expect(await spoken(['query', 'list'], kopri)).not.toContain('Ashgabat');
  });
});

describe('what a peer sent', () => {
  const ESC = '\u001b[2J';

  test('reaches the terminal without terminal commands, on every screen', async () => {
    const kopri = new FakeKopri();
    kopri.entries = kopri.entries.map((entry) => ({
      ...entry,
      name: `${entry.name}${ESC}`,
      nameLocal: ESC,
      position: ESC,
      languages: [ESC],
    }));
    kopri.item = { ...kopri.item, text: `a${ESC}`, kind: 'text', warnings: [ESC] };
    const hostile = {
      ...kopri.query,
      document: { factsSummary: ESC, persons: [{ token: ESC, role: ESC, inCountry: ESC }] },
    };
    kopri.query = {
      ...hostile,
      questions: hostile.questions.map((question) => ({ ...question, text: ESC })),
      warnings: [{ code: ESC as WarningCode, path: ESC }],
    };
    for (const argv of [
      ['directory'],
      ['member', 'show', elif.member],
      ['status'],
      ['channels'],
      ['read', ids.channel(1)],
      ['query', 'list'],
      ['query', 'show', 'x'],
      ['evidence', 'list', 'x'],
    ]) {
      const { out } = await run(argv, { kopri });
      expect(out.join('\n')).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(out.length).toBeGreaterThan(0);
    }
  });

  test('may be of a kind or a code that is not known here yet', async () => {
    const kopri = new FakeKopri();
    kopri.item = { ...kopri.item, kind: 'newer-version', text: null, warnings: ['from-the-future'] };
    const shown = await spoken(['read', ids.channel(1)], kopri);
    expect(shown).toContain('This needs a newer version of Köpri');
    expect(shown).toContain('from-the-future');
  });

  test('that could not be opened says why and never just that', async () => {
    const kopri = new FakeKopri();
    kopri.item = { ...kopri.item, kind: 'unreadable', text: null, from: null, warnings: ['signature-wrong'] };
    expect(await spoken(['read', ids.channel(1)], kopri)).toMatch(/could not be opened\n.*A signature does not match/);
  });

  test('a change of members is told by name', async () => {
    const kopri = new FakeKopri();
    kopri.item = {
      ...kopri.item,
      kind: 'members',
      text: null,
      members: { added: [elif.member], removed: [ids.member(3)] },
    };
    expect(await spoken(['read', ids.channel(1)], kopri)).toContain('Elif Yılmaz joined. Gyzylgul Annayewa left.');
  });
});

test('no screen uses a word that a prosecutor must look up', async () => {
  const kopri = new FakeKopri();
  kopri.item = { ...kopri.item, warnings: ['claim-differs', 'claim-forged', 'claim-ahead', 'held', 'removed'] };
  for (const argv of [
    ['status'],
    ['directory'],
    ['requests'],
    ['channels'],
    ['read', 'x'],
    ['query', 'list'],
    ['query', 'show', 'x'],
    ['evidence', 'list', 'x'],
    ['device', 'list'],
    ['sync'],
    ['admit', '--all'],
  ]) {
    expect(await spoken(argv, kopri)).not.toMatch(
      /\b(keys?|epochs?|sessions?|fingerprints?|payload|encrypt\w*|decrypt\w*)\b/i,
    );
  }
});

test('empty lists say what to do next', async () => {
  const kopri = new FakeKopri();
  kopri.entries = [];
  Object.assign(kopri.channels, { list: async () => [] });
  Object.assign(kopri.queries, { list: async () => [] });
  expect(await spoken(['channels'], kopri)).toContain('kopri channel open');
  expect(await spoken(['query', 'list'], kopri)).toBe('No case queries.');
  expect(await spoken(['directory'], kopri)).toBe('Nobody in the directory fits.');
});

describe('invitations', () => {
  test('say for whom, since when and until when; a withdrawn one, who had asked', async () => {
    const kopri = new FakeKopri();
    const open = await spoken(['invitations'], kopri);
    for (const part of ['Contact point', '3 November 2026', '17 November 2026', 'open', ids.invitation(1)])
      expect(open).toContain(part);
    expect(await spoken(['withdraw', ids.invitation(1)], kopri)).toMatch(
      /Withdrawn\. Nobody is admitted by this link any more\.\nHad asked with it: Merdan Orazow\./,
    );
    expect(await spoken(['invitations'], kopri)).toMatch(/withdrawn 4 November 2026/);
  });

  test('withdrawn without a server say that it has not heard of it yet', async () => {
    const kopri = Object.assign(new FakeKopri(), { offline: true });
    const { out } = await run(['withdraw', ids.invitation(1)], { kopri });
    expect(out.join('\n')).toContain('The server does not know it yet');
  });
});
