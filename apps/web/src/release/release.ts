/** Which release of the application this page runs, what waits to be adopted, and alarms (docs/spec/release.md). */
import type { ErrorCode } from '@kopri/protocol';
import { trustedScript } from '../core/trusted-url.js';
import { watchWorker } from './trip-wire.js';
import { askWorker, hearWorkers, type RefusalReason, type ReleaseNote, type WorkerReport } from './worker-link.js';

const CHECK_EVERY_MS = 3_600_000;

export interface ReleaseAlarm {
  /** `release-tampered`: lock at once. `release-refused`: the release in use goes on. */
  readonly code: Extract<ErrorCode, 'release-tampered' | 'release-refused'>;
  readonly reason?: RefusalReason;
}

export interface ReleaseHandlers {
  /** A newer release is stored: `adoptUpdate`, then reload. Called again when another tab has adopted it. */
  onUpdateReady(update: ReleaseState): void;
  onAlarm(alarm: ReleaseAlarm): void;
}

export interface ReleaseState {
  /** What this page runs; none while the first visit is still being stored, or without service workers. */
  readonly running?: ReleaseNote;
  /** What is offered: held, or adopted by another tab. */
  readonly update?: ReleaseNote;
  /** A reload is all that `update` needs. */
  readonly isAdopted: boolean;
  readonly alarm?: ReleaseAlarm;
}

let state: ReleaseState = { isAdopted: false };
let worker: ServiceWorker | undefined;

export const releaseState = (): ReleaseState => state;

/** Once, when the page starts. Where there is no service worker (a plain-HTTP address) nothing is held and nothing told. */
export async function startRelease(handlers: ReleaseHandlers): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  hearWorkers((news) => {
    if (news.kind === 'refused') raise({ code: 'release-refused', reason: news.reason }, handlers);
    else take(news, handlers);
  });
  const controller = navigator.serviceWorker.controller ?? undefined;
  const registration = await register();
  if (registration === undefined) return;
  worker = controller ?? (await navigator.serviceWorker.ready).active ?? undefined;
  if (worker === undefined) return;
  const report: WorkerReport = (await askWorker(worker, 'state')) ?? {};
  // A page that no worker had served came straight from the server: it is taken for the first release.
  state = { ...state, ...(report.current && { running: report.current }) };
  take(report, handlers);
  watchWorker(registration, { worker, report }, () => raise({ code: 'release-tampered' }, handlers));
  watchForUpdates(worker);
}

/** Undefined where the browser gives none, as in some private windows, and on a first visit that breaks off. */
const register = (): Promise<ServiceWorkerRegistration | undefined> =>
  navigator.serviceWorker.register(trustedScript('/sw.js'), { updateViaCache: 'none' }).catch(() => undefined);

function watchForUpdates(asked: ServiceWorker): void {
  void askWorker(asked, 'check');
  setInterval(() => void askWorker(navigator.serviceWorker.controller ?? asked, 'check'), CHECK_EVERY_MS);
}

/** Makes the held release the one every tab gets when it reloads. */
export async function adoptUpdate(): Promise<void> {
  const asked = navigator.serviceWorker.controller ?? worker;
  if (asked !== undefined) await askWorker(asked, 'adopt');
}

function take({ current, held }: WorkerReport, handlers: ReleaseHandlers): void {
  const adopted = current?.sequence === state.running?.sequence ? undefined : current;
  const update = held ?? (state.running && adopted);
  if (update === undefined) return;
  const isAdopted = held === undefined;
  const isNews = update.sequence !== state.update?.sequence || isAdopted !== state.isAdopted;
  state = { ...state, isAdopted, update };
  if (isNews) handlers.onUpdateReady(state);
}

function raise(alarm: ReleaseAlarm, handlers: ReleaseHandlers): void {
  if (state.alarm?.code === 'release-tampered') return;
  state = { ...state, alarm };
  handlers.onAlarm(alarm);
}
