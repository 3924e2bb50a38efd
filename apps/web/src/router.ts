/** Routes live behind the `#`: the server never sees where somebody is. They hold ids and references, never words. */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';

export interface Route {
  readonly screen: string;
  /** What stands after the screen's name: an id or a reference. */
  readonly at: readonly string[];
}

export function parseRoute(hash: string): Route {
  const [screen = '', ...at] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  return { screen: screen === '' ? 'today' : screen, at: at.filter((part) => part !== '') };
}

/** What is malformed is read as it stands: an address is typed and cut by people. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const pathTo = (screen: string, ...at: readonly string[]): string =>
  `#/${[screen, ...at].map(encodeURIComponent).join('/')}`;

export function goTo(screen: string, ...at: readonly string[]): void {
  location.hash = pathTo(screen, ...at);
}

export function useRoute(): Route {
  const [hash, setHash] = useState(() => location.hash);
  // Before anything is painted, and once more by hand: the address may change between drawing and listening.
  useLayoutEffect(() => {
    const onChange = (): void => setHash(location.hash);
    addEventListener('hashchange', onChange);
    onChange();
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return useMemo(() => parseRoute(hash), [hash]);
}
