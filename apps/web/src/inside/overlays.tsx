import { ShortcutList } from '../ui/shortcut-list.js';
import { useActs } from './acts.js';
import { PaletteBox } from './palette-box.js';
import { useShortcutGroups } from './shortcut-groups.js';

export type Overlay = 'palette' | 'shortcuts' | undefined;

interface OverlaysProps {
  readonly shown: Overlay;
  readonly onShow: (overlay: Overlay) => void;
}

/** One at a time over any screen. */
export function Overlays({ shown, onShow }: OverlaysProps) {
  const acts = useActs(() => onShow('shortcuts'));
  const groups = useShortcutGroups(acts);
  if (shown === 'palette') return <PaletteBox acts={acts} onClose={() => onShow(undefined)} />;
  return shown === 'shortcuts' ? <ShortcutList groups={groups} onClose={() => onShow(undefined)} /> : null;
}
