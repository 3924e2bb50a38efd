/** One case query as a line of a list: who asks or answers, who has it, how far the deadline is on both clocks. */
import type { QueryEntry } from '@kopri/client';
import type { Speaker } from '@kopri/locale';
import { calledBy, countriesOf, type Circle, type People } from '../../people.js';
import { isUnsettled, owedBy } from './triage.js';

export interface Viewpoint extends Circle {
  readonly speaker: Speaker;
  readonly zone: string;
  readonly nowMs: number;
}

interface Lines {
  readonly first: string;
  readonly second?: string;
}

export interface RowWords {
  readonly country: Lines;
  readonly title: string;
  readonly remarks: readonly string[];
  readonly who: Lines;
  readonly left: Lines;
  readonly tone: 'late' | 'soon' | undefined;
  readonly clocks: readonly string[];
}

/** Of the other side; of the asking one for an observer. */
export const otherCountries = ({ side, from, to }: QueryEntry, people: People): readonly string[] =>
  countriesOf(people, side === 'asker' ? to : [from]);

export const titleOf = ({ title, type }: QueryEntry, { words }: Speaker): string => title ?? words('queryTypes', type);

export function rowWords(entry: QueryEntry, view: Viewpoint): RowWords {
  const { speaker, people } = view;
  const { text } = speaker;
  const remarks = [
    entry.reference,
    entry.child && text('today.child'),
    entry.unread > 0 && text('today.unread', { n: entry.unread }),
    entry.referenceClash && text('today.clash'),
  ].filter((remark) => typeof remark === 'string');
  return {
    country: {
      first: speaker.list(otherCountries(entry, people).map(speaker.country)),
      second: entry.side === 'asker' ? text('today.answers') : text('today.asks'),
    },
    title: titleOf(entry, speaker),
    remarks,
    who: { first: holderOf(entry, view), second: standingOf(entry, speaker) },
    ...deadlineOf(entry, view),
  };
}

/** What is settled and was never taken is its asker’s, who owes the outcome, or else theirs who were asked. */
function holderOf(entry: QueryEntry, view: Viewpoint): string {
  const { speaker, me } = view;
  if (entry.holder === null && isUnsettled(entry)) return speaker.text('today.nobody-has-it');
  const holder = entry.holder ?? (entry.waiting === 'for-me' ? me : entry.to[0]);
  return holder === undefined ? speaker.person(undefined) : calledBy(view, speaker)(holder);
}

function standingOf(entry: QueryEntry, { text, words }: Speaker): string {
  if (entry.state === 'held' || entry.state === 'queued') return text('today.waits-to-be-sent');
  const isUnconfirmed = entry.side === 'answerer' && owedBy(entry).owed === 'acknowledge';
  return isUnconfirmed ? text('today.confirm-receipt') : words('queryStates', entry.state);
}

function deadlineOf(entry: QueryEntry, view: Viewpoint): Pick<RowWords, 'left' | 'tone' | 'clocks'> {
  const { speaker, zone, nowMs } = view;
  const { dueAt } = owedBy(entry);
  if (dueAt === null) return { left: settledWords(entry, speaker), tone: undefined, clocks: [] };
  const leftMs = Date.parse(dueAt) - nowMs;
  const day = speaker.isoDay(dueAt, zone);
  const isToday = day === speaker.isoDay(nowMs, zone);
  const left = speaker.durationBy(leftMs);
  const said =
    leftMs < 0
      ? speaker.text('today.late-by', { left })
      : isToday
        ? speaker.text('today.in', { left })
        : speaker.duration(leftMs);
  return {
    left: { first: said, second: isToday ? speaker.text('today.today') : speaker.dayShort(day) },
    tone: leftMs < 0 ? 'late' : isToday ? 'soon' : undefined,
    clocks: clocksOf(entry, { dueAt, zone, speaker }),
  };
}

const settledWords = (entry: QueryEntry, { text, words }: Speaker): Lines =>
  entry.waiting === 'for-me' ? { first: text('today.outcome-owed') } : { first: words('queryStates', entry.state) };

interface Shown {
  readonly dueAt: string;
  readonly zone: string;
  readonly speaker: Speaker;
}

/** The reader's first; the date stands there only where it is another day. */
function clocksOf({ due, side }: QueryEntry, { dueAt, zone, speaker }: Shown): readonly string[] {
  const other = side === 'asker' ? due.zone : due.askerZone;
  const own = `${speaker.time(dueAt, zone)} ${speaker.city(zone)}`;
  if (other === zone) return [own];
  const isSameDay = speaker.isoDay(dueAt, other) === speaker.isoDay(dueAt, zone);
  const there = isSameDay ? speaker.time(dueAt, other) : speaker.dayTimeShort(dueAt, other);
  return [own, `${there} ${speaker.city(other)}`];
}
