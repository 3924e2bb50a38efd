/**
 * What an address brings along: an invitation or a setup token. Taken out at once, so that nobody reads it off the
 * screen. The browser's own history has it already (docs/limits.md).
 */
export interface Arrival {
  /** The whole link, as it would be pasted. */
  readonly invitation?: string;
  readonly setupToken?: string;
}

const SETUP = /^#setup=(.+)$/;

export function arrivalOf({ href, pathname, hash }: Pick<Location, 'href' | 'pathname' | 'hash'>): Arrival {
  if (pathname.endsWith('/join') && hash.length > 1) return { invitation: href };
  const [, setupToken] = SETUP.exec(hash) ?? [];
  return setupToken === undefined ? {} : { setupToken: decoded(setupToken) };
}

/** Cleans the address bar when there was something in it. */
export function takeArrival(): Arrival {
  const arrival = arrivalOf(location);
  const isSecret = arrival.invitation !== undefined || arrival.setupToken !== undefined;
  if (isSecret || location.pathname !== '/') history.replaceState(null, '', '/');
  return arrival;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
