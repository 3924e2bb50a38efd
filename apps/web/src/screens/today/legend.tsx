import { keyCaps } from '../../ui/keys.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useListShortcuts } from './list-shortcuts.js';

/** The keys of the rows, at the foot of the list. */
export function Legend() {
  const { text } = useSpeaker();
  const shown = [...useListShortcuts(), { keys: '=?', words: text('today.all-keys') }];
  return (
    <p class="legend">
      {shown.map(({ keys, words }) => (
        <span key={keys}>
          {keyCaps(keys).map((cap) => [<kbd key={cap}>{cap}</kbd>, ' '])}
          {words}
        </span>
      ))}
    </p>
  );
}
