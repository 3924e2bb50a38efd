/** What the page and the service worker (`public/sw.js`) say to each other. */

/** A release as the worker has verified it. `worker`: SHA-256 of `sw.js`, base64url. */
export interface ReleaseNote {
  /** The second of the build. */
  readonly sequence: number;
  readonly version: string;
  /** Of the signed text; a worker of an older release does not say it. */
  readonly sha256?: Uint8Array;
  readonly worker: string;
}

export interface WorkerReport {
  readonly current?: ReleaseNote;
  /** Verified and stored, not in use. */
  readonly held?: ReleaseNote;
}

/** Why a release was refused. */
export type RefusalReason = 'form' | 'key' | 'signature' | 'sequence' | 'hash' | 'headers';

export type WorkerNews = WorkerReport &
  ({ readonly kind: 'held' | 'adopted' } | { readonly kind: 'refused'; readonly reason: RefusalReason });

type WorkerAnswer = WorkerReport & { readonly outcome: 'done' | 'unreachable' | RefusalReason };

/** A whole release at 64 kbit/s takes about two minutes. */
const ANSWER_PATIENCE_MS = 300_000;

/** Undefined when the worker does not answer, as one that was replaced. What is wrong with a release also comes as news. */
export function askWorker(
  worker: ServiceWorker,
  request: 'state' | 'check' | 'adopt',
): Promise<WorkerAnswer | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ANSWER_PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      clearTimeout(timer);
      port1.close();
      resolve(data);
    };
    worker.postMessage({ release: request }, [port2]);
  });
}

export function hearWorkers(hear: (news: WorkerNews) => void): void {
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ release?: WorkerNews }>) => {
    if (data?.release !== undefined) hear(data.release);
  });
  navigator.serviceWorker.startMessages();
}
