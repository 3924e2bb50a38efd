import { useListShortcuts } from '../screens/today/list-shortcuts.js';
import { useSpeaker } from '../ui/speaker.js';
import type { ShortcutGroup } from '../ui/shortcut-list.js';
import type { Act } from './acts.js';

/** Everything that a key does: acts have theirs beside them, as in the palette. */
export function useShortcutGroups(acts: readonly Act[]): readonly ShortcutGroup[] {
  const { text } = useSpeaker();
  const everywhere = acts.flatMap(({ keys, words }) => (keys === undefined ? [] : [{ keys, words }]));
  return [
    { title: text('today.in-lists'), shortcuts: useListShortcuts() },
    {
      title: text('shell.everywhere'),
      shortcuts: [{ keys: 'Ctrl+KeyK', words: text('shell.find-or-act') }, ...everywhere],
    },
  ];
}
