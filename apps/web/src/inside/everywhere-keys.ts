import { goTo } from '../router.js';
import type { Shortcuts } from '../ui/use-shortcuts.js';
import { useShortcuts } from '../ui/use-shortcuts.js';
import type { Place } from './places.js';

interface Opening {
  readonly places: readonly Place[];
  readonly onPalette: () => void;
  readonly onShortcuts: () => void;
}

/** Keys that do the same on every screen. Locking is of the frame. */
export function useEverywhereKeys({ places, onPalette, onShortcuts }: Opening): void {
  const ways: Shortcuts = Object.fromEntries(places.map(({ keys, screen }) => [keys, () => goTo(screen)]));
  useShortcuts({ 'Ctrl+KeyK': onPalette, '=?': onShortcuts, KeyN: () => goTo('ask'), ...ways });
}
