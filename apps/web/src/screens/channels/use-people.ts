/** Everybody of the directory by id, and what they are called here. */
import type { ChannelEntry } from '@kopri/client';
import type { MemberId } from '@kopri/protocol';
import { useOverview } from '../../inside/overview.js';
import { calledBy, type Circle } from '../../people.js';
import { useSpeaker } from '../../ui/speaker.js';

export interface Known extends Circle {
  /** “You” for the reader. */
  readonly name: (member: MemberId) => string;
  /** The title, or the names of the others. */
  readonly titleOf: (entry: Pick<ChannelEntry, 'title' | 'members'>) => string;
}

export function useKnown(): Known | undefined {
  const speaker = useSpeaker();
  const { people, me } = useOverview();
  if (people.size === 0 || me === undefined) return undefined;
  const name = calledBy({ people, me }, speaker);
  return {
    me,
    people,
    name,
    titleOf: ({ title, members }) => {
      const others = members.filter((member) => member !== me);
      return title ?? (others.length === 0 ? speaker.text('channels.only-you') : speaker.list(others.map(name)));
    },
  };
}
