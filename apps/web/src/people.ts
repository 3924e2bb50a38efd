/** Who is meant by an id, from the directory of this device, and what they are called on every screen. */
import type { MemberEntry } from '@kopri/client';
import type { Speaker } from '@kopri/locale';
import type { MemberId } from '@kopri/protocol';

export type People = ReadonlyMap<MemberId, MemberEntry>;

export interface Circle {
  readonly people: People;
  readonly me: MemberId | undefined;
}

export const peopleOf = (members: readonly MemberEntry[]): People =>
  new Map(members.map((entry) => [entry.member, entry]));

/** “You” for the reader. */
export const calledBy =
  ({ people, me }: Circle, { text, person }: Pick<Speaker, 'text' | 'person'>): ((member: MemberId) => string) =>
  (member) =>
    member === me ? text('shell.you') : person(people.get(member));

/** Each country once, in the order of the members. */
export const countriesOf = (people: People, members: readonly MemberId[]): readonly string[] => [
  ...new Set(members.map((member) => people.get(member)?.country).filter((country) => typeof country === 'string')),
];
