import { describe, expect, test } from '@jest/globals';
import type { QueryEntry } from '@kopri/client';
import { entryOf } from './testing/entries.js';
import { dutyOf, triage } from './triage.js';

const now = { nowMs: Date.parse('2026-11-03T05:42:00Z'), zone: 'Asia/Ashgabat' };
const due = (acknowledge: string, answer = '2026-11-20T13:00:00Z'): Partial<QueryEntry> => ({
  due: { acknowledge, answer, zone: 'Asia/Ashgabat', askerZone: 'Europe/Istanbul' },
});
const groupOf = (entry: Partial<QueryEntry>) => dutyOf(entryOf(entry), now)?.group;

describe('a case query on Today', () => {
  test('is overdue by its acknowledgement until it is acknowledged, then by its answer', () => {
    const late = due('2026-11-03T05:00:00Z');
    expect(groupOf({ ...late, state: 'delivered' })).toBe('overdue');
    expect(groupOf({ ...late, state: 'acknowledged' })).toBe('for-me');
    expect(dutyOf(entryOf({ ...late, state: 'acknowledged' }), now)).toMatchObject({
      owed: 'answer',
      dueAt: '2026-11-20T13:00:00Z',
    });
  });

  test('is due today until midnight on the clock of the reader', () => {
    expect(groupOf({ state: 'sent', ...due('2026-11-03T18:59:00Z') })).toBe('due-today');
    expect(groupOf({ state: 'sent', ...due('2026-11-03T19:00:00Z') })).toBe('for-me');
  });

  test('waits for whoever has to act, and is nobody’s where nobody has to', () => {
    expect(groupOf({ waiting: 'for-me' })).toBe('for-me');
    expect(groupOf({ waiting: 'for-them' })).toBe('for-them');
    expect(groupOf({ waiting: 'nothing' })).toBeUndefined();
  });

  test('is never late once it is answered: its asker owes the outcome, by no date', () => {
    const answered = dutyOf(
      entryOf({ state: 'answered', ...due('2026-11-01T05:00:00Z', '2026-11-02T05:00:00Z') }),
      now,
    );
    expect(answered).toMatchObject({ group: 'for-me', owed: 'outcome', dueAt: null });
  });

  test('is not late for others while it waits here to be sent', () => {
    expect(groupOf({ state: 'queued', waiting: 'nothing', ...due('2026-11-01T05:00:00Z') })).toBe('for-them');
  });
});

describe('a group of Today', () => {
  test('has life at risk on top, then what is due first, then what has no date', () => {
    const [group] = triage(
      [
        entryOf({ title: 'no date', state: 'answered' }),
        entryOf({ title: 'later', state: 'sent', ...due('2026-11-06T05:00:00Z') }),
        entryOf({ title: 'sooner', state: 'sent', ...due('2026-11-05T05:00:00Z') }),
        entryOf({ title: 'life', urgency: 'U0', state: 'sent', ...due('2026-11-09T05:00:00Z') }),
      ],
      now,
    );
    expect(group?.name).toBe('for-me');
    expect(group?.duties.map(({ entry }) => entry.title)).toEqual(['life', 'sooner', 'later', 'no date']);
  });

  test('stands in the order overdue, due today, for me, for them, and not at all when it is empty', () => {
    const names = triage(
      [
        entryOf({ waiting: 'for-them' }),
        entryOf({ state: 'sent', ...due('2026-11-03T10:00:00Z') }),
        entryOf({ state: 'sent', ...due('2026-11-02T10:00:00Z') }),
      ],
      now,
    ).map(({ name }) => name);
    expect(names).toEqual(['overdue', 'due-today', 'for-them']);
  });
});
