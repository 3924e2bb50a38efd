import type { MemberEntry } from '@kopri/client';
import { useSpeaker } from '../../ui/speaker.js';
import { goneKeys } from './word-keys.js';

/** Says so when somebody is not in post. */
export function StateWords({ state }: Pick<MemberEntry, 'state'>) {
  const { text } = useSpeaker();
  if (state === 'active') return null;
  return (
    <>
      {' · '}
      <b class="late-t">{text(goneKeys[state].brief)}</b>
    </>
  );
}
