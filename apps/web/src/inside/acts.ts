/** What the palette can do, each with the shortcut that does the same. */
import { languages, type Language } from '@kopri/locale';
import { useCore } from '../core/core-context.js';
import { useLanguage } from '../language.js';
import { goTo } from '../router.js';
import type { IconName } from '../ui/icon.js';
import type { KeySpec } from '../ui/keys.js';
import { useSpeaker } from '../ui/speaker.js';
import { changeAppearance, themes } from '../ui/theme.js';
import { useOverview } from './overview.js';
import { coordinates, placesFor } from './places.js';

export interface Act {
  readonly id: string;
  readonly icon: IconName;
  readonly words: string;
  readonly keys?: KeySpec;
  readonly run: () => void;
}

const themeWords = { system: 'shell.theme-system', light: 'shell.theme-light', dark: 'shell.theme-dark' } as const;

export function useActs(onShortcuts: () => void): readonly Act[] {
  const { text } = useSpeaker();
  const core = useCore();
  const { standing } = useOverview();
  const { language, choose } = useLanguage();
  const tongues = Object.entries(languages) as [Language, string][];
  return [
    { id: 'ask', icon: 'plus', words: text('shell.new-query'), keys: 'KeyN', run: () => goTo('ask') },
    ...placesFor(standing).map(({ screen, icon, words, keys }) => ({
      id: `go-${screen}`,
      icon,
      words: text(words),
      keys,
      run: () => goTo(screen),
    })),
    ...(coordinates(standing)
      ? [{ id: 'invite', icon: 'invite' as const, words: text('shell.invite'), run: () => goTo('admissions') }]
      : []),
    { id: 'lock', icon: 'device', words: text('shell.lock'), keys: 'Ctrl+KeyL', run: () => void core.leave() },
    { id: 'keys', icon: 'note', words: text('shell.shortcuts'), keys: '=?', run: onShortcuts },
    ...tongues
      .filter(([code]) => code !== language)
      .map(([code, words]) => ({ id: `speak-${code}`, icon: 'books' as const, words, run: () => choose(code) })),
    ...themes.map((theme) => ({
      id: `theme-${theme}`,
      icon: 'settings' as const,
      words: text(themeWords[theme]),
      run: () => changeAppearance({ theme }),
    })),
  ];
}
