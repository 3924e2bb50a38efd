/** The page's side of the client: calls to the worker of this tab, and what it has to say. */
import clientWorkerUrl from '../worker/client.worker.js?worker&url';
import { appError } from './coded.js';
import { trustedScript } from './trusted-url.js';
import type { Call, Notice, Remote, Reply, Session, SessionCalls, ToPage } from './wire.js';

type Listener = (notice: Notice) => void;
type Save = () => Promise<unknown>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface Core {
  /** The client's face; every call may reject with an `AppError`. */
  readonly kopri: Remote;
  readonly session: SessionCalls;
  /** What the worker said last. */
  readonly current: Session;
  leave(): Promise<void>;
  /** Locks, and starts nothing any more: what would be loaded may be another's. */
  end(): Promise<void>;
  /** Called before this tab is locked, from wherever. Returns the function that ends it. */
  beforeLeaving(save: Save): () => void;
  /** Returns the function that ends it. */
  listen(listener: Listener): () => void;
  /** What this page itself has to say to its listeners. */
  tell(notice: Notice): void;
}

/** Starts the worker of this tab; it loads the cryptography while the first screen is read. */
export function startCore(): Core {
  const waiting = new Map<string, Waiting>();
  const listeners = new Set<Listener>();
  const saves = new Set<Save>();
  let current: Session = { state: 'starting' };
  let isOver = false;
  const hear = (notice: Notice): void => {
    if (notice.notice === 'session') current = notice.session;
    if (notice.notice === 'ended') renew();
    if (notice.notice === 'leaving') void save();
    for (const listener of listeners) listener(notice);
  };
  const start = (): Worker => {
    const started = new Worker(trustedScript(clientWorkerUrl), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<ToPage>) => ('id' in data ? settle(waiting, data) : hear(data));
    started.onerror = () =>
      hear({
        notice: 'session',
        session: { state: 'broken', error: { code: 'crypto-unavailable', detail: 'worker' } },
      });
    return started;
  };
  /** Another waits for the next unlocking. */
  const renew = (): void => {
    for (const id of waiting.keys()) settle(waiting, { id, ok: false, error: { code: 'profile-locked' } });
    if (!isOver) worker = start();
  };
  let worker = start();
  const ask = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const call: Call = { id: crypto.randomUUID(), method, args };
      waiting.set(call.id, { resolve, reject });
      worker.postMessage(call);
    });
  const session = group('session', ask) as SessionCalls;
  const save = async (): Promise<void> => {
    await Promise.allSettled([...saves].map((each) => each()));
    // Too late, it is locked already.
    await session.saved().catch(() => undefined);
  };
  return {
    kopri: face(ask) as Remote,
    session,
    leave: () => session.lock(),
    async end() {
      isOver = true;
      await session.lock();
    },
    beforeLeaving(each) {
      saves.add(each);
      return () => saves.delete(each);
    },
    get current() {
      return current;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: hear,
  };
}

function settle(waiting: Map<string, Waiting>, reply: Reply): void {
  const call = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (reply.ok) call?.resolve(reply.value);
  else call?.reject(appError(reply.error));
}

type Ask = (method: string, args: readonly unknown[]) => Promise<unknown>;

/** `kopri.queries.list(…)` asks `queries.list`; a method of the face itself has no dot. */
const face = (ask: Ask): object => new Proxy({}, { get: (_, name) => group(String(name), ask) });

function group(name: string, ask: Ask): object {
  const call = (...args: readonly unknown[]): Promise<unknown> => ask(name, args);
  return new Proxy(call, {
    get:
      (_, method) =>
      (...args: readonly unknown[]) =>
        ask(`${name}.${String(method)}`, args),
  });
}
