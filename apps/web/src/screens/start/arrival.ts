/**
 * What an address brings along: an invitation or a setup token. Taken out at once, so that nobody reads it off the
 * screen. The browser's own history has it already (docs/limits.md).
 */
import { decoded } from '../../router.js';

export interface Arrival {
  /** The whole link, as it would be pasted. */
  readonly invitation?: string;
  readonly setupToken?: string;
}

/** A link that is of use only where there is no device yet. */
export const beginsDevice = ({ invitation, setupToken }: Arrival): boolean =>
  invitation !== undefined || setupToken !== undefined;

const SETUP = /^#setup=(.+)$/;

export function arrivalOf({ href, pathname, hash }: Pick<Location, 'href' | 'pathname' | 'hash'>): Arrival {
  if (pathname.endsWith('/join') && hash.length > 1) return { invitation: href };
  const [, setupToken] = SETUP.exec(hash) ?? [];
  return setupToken === undefined ? {} : { setupToken: decoded(setupToken) };
}

/** Cleans the address bar when there was something in it. */
export function takeArrival(): Arrival {
  const arrival = arrivalOf(location);
  if (beginsDevice(arrival) || location.pathname !== '/') history.replaceState(null, '', '/');
  return arrival;
}
