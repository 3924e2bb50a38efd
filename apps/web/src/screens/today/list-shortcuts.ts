import { useSpeaker } from '../../ui/speaker.js';
import type { ShortcutGroup } from '../../ui/shortcut-list.js';

/** What letters do in a list of cases. */
export function useListShortcuts(): ShortcutGroup['shortcuts'] {
  const { text } = useSpeaker();
  return [
    { keys: 'KeyJ KeyK', words: text('today.row') },
    { keys: 'Enter', words: text('today.open-row') },
    { keys: 'KeyA', words: text('case.acknowledge') },
    { keys: 'KeyC', words: text('today.take') },
    { keys: 'KeyD', words: text('today.new-date') },
    { keys: 'KeyF', words: text('today.filter') },
  ];
}
