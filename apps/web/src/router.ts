/** Routes live behind the `#`: the server never sees where somebody is. They hold ids and references, never words. */
import { useEffect, useState } from 'preact/hooks';

export interface Route {
  readonly screen: string;
  /** What stands after the screen's name: an id or a reference. */
  readonly at: readonly string[];
}

export function parseRoute(hash: string): Route {
  const [screen = '', ...at] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { screen: screen === '' ? 'today' : screen, at: at.filter((part) => part !== '') };
}

export const pathTo = (screen: string, ...at: readonly string[]): string =>
  `#/${[screen, ...at].map(encodeURIComponent).join('/')}`;

export function goTo(screen: string, ...at: readonly string[]): void {
  location.hash = pathTo(screen, ...at);
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const onChange = (): void => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return route;
}
