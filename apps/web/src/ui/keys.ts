/**
 * Keys by their physical place (`event.code`), so that they work on a Cyrillic layout. A spec is `KeyN`, `Ctrl+KeyK`,
 * two keys in a row as `KeyG KeyO`, or `=?` for the sign itself, which layouts put in different places.
 */
export type KeySpec = string;

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const names: Readonly<Record<string, string>> = {
  Slash: '/',
  Period: '.',
  Comma: ',',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

const nameOf = (code: string): string => names[code] ?? code.replace(/^(Key|Digit|=)/, '');

/** What a key cap says: `Ctrl K`, one entry for each press. */
export const keyCaps = (spec: KeySpec): readonly string[] =>
  spec.split(' ').map((press) => press.split('+').map(nameOf).join(' '));

/** The same for `aria-keyshortcuts`, which knows no sequences. */
export const ariaKeys = (spec: KeySpec): string | undefined =>
  spec.includes(' ')
    ? undefined
    : spec
        .split('+')
        .map((part) => part.replace(/^Ctrl$/, 'Control'))
        .map(ariaName)
        .join('+');

const ariaName = (code: string): string => (code.startsWith('Arrow') || code === 'Escape' ? code : nameOf(code));

export function isPress(press: string, event: Pressed): boolean {
  if (event.altKey) return false;
  if (press.startsWith('=')) return event.key === press.slice(1) && !event.ctrlKey && !event.metaKey;
  const parts = press.split('+');
  const ctrl = parts.includes('Ctrl');
  return (
    event.code === parts.at(-1) &&
    ctrl === (event.ctrlKey || event.metaKey) &&
    parts.includes('Shift') === event.shiftKey
  );
}

/** A press that types a letter or a sign in a field, and that a screen reader may want for itself. */
export const isLetterPress = (spec: KeySpec): boolean => !spec.includes('Ctrl+') && !/^(F\d|Escape)/.test(spec);
