import { useSpeaker } from '../../ui/speaker.js';
import { Note } from '../../ui/note.js';
import type { Closed } from './closed.js';
import type { Known } from './use-people.js';
import { closedKeys, goneKeys } from './word-keys.js';

/** In place of the box: why nothing can be written here. */
export function ClosedNote({ closed, known }: { readonly closed: Closed; readonly known: Known }) {
  const { text, list } = useSpeaker();
  const title =
    'members' in closed
      ? text(goneKeys[closed.why], { names: list(closed.members.map(known.name)) })
      : text(closedKeys[closed.why]);
  return (
    <Note tone="soon" title={title}>
      {text('channels.closed')}
    </Note>
  );
}
