/**
 * Notices that the server replaces the service worker by one that no release names, while a page is open.
 * It cannot stop that: docs/limits.md.
 */
import { askWorker, type WorkerReport } from './worker-link.js';

const WORKER = '/sw.js';
const RETRY_MS = 30_000;

/** The worker in use when the page began: it vouches for its successor, and is asked even when replaced. */
export interface Trusted {
  readonly worker: ServiceWorker;
  readonly report: WorkerReport;
}

/**
 * A successor under way is judged when it is found, also one found before. Ours waits until all pages are
 * closed; one that takes over while a page is open is none of ours.
 */
export function watchWorker(registration: ServiceWorkerRegistration, trusted: Trusted, onSwap: () => void): void {
  const inspect = (): void => void inspectWorker(trusted).then((isSwapped) => isSwapped && onSwap());
  registration.addEventListener('updatefound', inspect);
  if ((registration.installing ?? registration.waiting) !== null) inspect();
  if (navigator.serviceWorker.controller !== trusted.worker) return;
  trusted.worker.addEventListener('statechange', () => trusted.worker.state === 'redundant' && onSwap());
}

/** Waits for the server where it does not answer: what is found later is told later. */
async function inspectWorker({ worker, report }: Trusted): Promise<boolean> {
  for (;;) {
    const offered = await hashOfOffered();
    if (offered !== undefined) {
      if (isNamed(offered, report)) return false;
      const newer = await askWorker(worker, 'check');
      if (newer !== undefined && newer.outcome !== 'unreachable') return !isNamed(offered, newer);
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

const isNamed = (hash: string, { current, held }: WorkerReport): boolean =>
  hash === current?.worker || hash === held?.worker;

/** Undefined when the server cannot be reached. */
async function hashOfOffered(): Promise<string | undefined> {
  const response = await fetch(WORKER, { cache: 'no-store' }).catch(() => undefined);
  if (response?.ok !== true) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
