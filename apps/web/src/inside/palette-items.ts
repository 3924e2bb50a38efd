/** From what the client found to lines of the palette. Pure, so that what is offered can be read here. */
import type { MemberEntry, QueryEntry, SearchHit } from '@kopri/client';
import type { Speaker } from '@kopri/locale';
import { goTo } from '../router.js';
import { caseName } from '../screens/today/case-name.js';
import { titleOf } from '../screens/today/row-words.js';
import type { PaletteItem } from '../ui/palette.js';
import type { Act } from './acts.js';

const MOST_OF_A_GROUP = 6;

export interface FoundHere {
  readonly query: string;
  readonly members: readonly MemberEntry[];
  readonly hits: readonly SearchHit[];
  readonly queries: readonly QueryEntry[];
  readonly acts: readonly Act[];
}

export function paletteItems(found: FoundHere, speaker: Speaker): readonly PaletteItem[] {
  return [
    ...found.members.slice(0, MOST_OF_A_GROUP).map((member) => personItem(member, speaker)),
    ...casesIn(found)
      .slice(0, MOST_OF_A_GROUP)
      .map((entry) => caseItem(entry, found.query, speaker)),
    ...found.hits
      .filter(({ kind }) => kind === 'message')
      .slice(0, MOST_OF_A_GROUP)
      .map((hit) => messageItem(hit, speaker)),
    ...found.acts.flatMap((act) => actItem(act, found.query, speaker)),
  ];
}

function casesIn({ query, hits, queries }: FoundHere): readonly QueryEntry[] {
  const met = new Set(hits.flatMap((hit) => (hit.kind === 'message' ? [] : (hit.query ?? []))));
  const isNamed = ({ reference }: QueryEntry): boolean =>
    query !== '' && reference?.toLowerCase().includes(query.toLowerCase()) === true;
  return queries.filter((entry) => met.has(entry.query) || isNamed(entry));
}

const personItem = (member: MemberEntry, { text, authority, country, person, names }: Speaker): PaletteItem => {
  const [, other] = names(member);
  const place = member.authority === null ? member.country && country(member.country) : authority(member.authority);
  return {
    id: `person-${member.member}`,
    group: text('shell.found-people'),
    icon: 'people',
    words: [person(member), other && member[other], place]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' · '),
    run: () => goTo('directory', member.member),
  };
};

function caseItem(entry: QueryEntry, query: string, speaker: Speaker): PaletteItem {
  const words = [titleOf(entry, speaker), entry.reference].filter((part) => part !== null).join(' · ');
  return {
    id: `case-${entry.query}`,
    group: speaker.text('shell.cases'),
    icon: 'case',
    words,
    hits: hitIn(words, query),
    run: () => goTo('case', caseName(entry)),
  };
}

const messageItem = ({ message, channel, query, excerpt }: SearchHit, { text }: Speaker): PaletteItem => ({
  id: `message-${message}`,
  group: text('shell.messages'),
  icon: 'paper',
  words: excerpt,
  run: () => (query === null ? goTo('channels', channel) : goTo('case', query)),
});

function actItem({ id, ...act }: Act, query: string, { text }: Speaker): readonly PaletteItem[] {
  const hits = hitIn(act.words, query);
  return query === '' || hits.length > 0 ? [{ id: `act-${id}`, group: text('shell.acts'), ...act, hits }] : [];
}

function hitIn(words: string, query: string): readonly { readonly from: number; readonly to: number }[] {
  const from = query === '' ? -1 : plain(words).indexOf(plain(query));
  return from === -1 ? [] : [{ from, to: from + query.length }];
}

/** Letter by letter, so that places stay: whatever the keyboard had for i. */
const plain = (text: string): string => text.replaceAll(/[İIı]/g, 'i').toLowerCase();
