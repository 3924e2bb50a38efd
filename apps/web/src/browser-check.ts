/** What Köpri cannot do without. Looked at before the worker starts and before anything is asked. */
import { trustedScript } from './core/trusted-url.js';

/** The oldest that have everything; `vite.config.ts` builds for them. */
export const oldestBrowsers = ['Chrome 109', 'Edge 109', 'Firefox 115', 'Safari 16.4'] as const;

/** By the names under which a search engine and an operator know them. */
const needs = {
  WebAssembly: () => typeof WebAssembly === 'object',
  IndexedDB: () => typeof indexedDB === 'object' && indexedDB !== null,
  localStorage: () => typeof localStorage === 'object' && localStorage !== null,
  'Web Locks': () => typeof navigator.locks === 'object' && navigator.locks !== null,
  BroadcastChannel: () => typeof BroadcastChannel === 'function',
  'Web Crypto': () => typeof crypto === 'object' && typeof crypto.subtle === 'object',
  'module workers': hasModuleWorkers,
} as const;

export type Need = keyof typeof needs;

export interface BrowserFaults {
  /** An address that is not `https:`; most of the rest is missing there whatever the browser. */
  readonly insecure: boolean;
  readonly missing: readonly Need[];
}

/** Nothing where all is well. */
export function browserFaults(): BrowserFaults | undefined {
  if (!isSecureContext) return { insecure: true, missing: [] };
  const missing = (Object.keys(needs) as Need[]).filter((need) => !isThere(needs[need]));
  return missing.length === 0 ? undefined : { insecure: false, missing };
}

/** A forbidden storage throws when it is looked at. */
function isThere(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

/** A browser that knows the option reads it, and then never starts the worker. */
function hasModuleWorkers(): boolean {
  let isRead = false;
  const options = {
    get type(): 'module' {
      isRead = true;
      throw new TypeError('known');
    },
  };
  try {
    new Worker(trustedScript('/'), options).terminate();
  } catch {
    return isRead;
  }
  return isRead;
}
