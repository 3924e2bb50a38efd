/**
 * What one part of the server tells the others, inside the process and after the transaction has
 * committed. Nothing durable hangs on it: the truth is read from the database or the directory.
 */
import type { DeviceId, MemberId } from '@kopri/protocol';

export interface ServerEvents {
  /** Statements were appended. */
  readonly 'directory.appended': { readonly size: number; readonly members: readonly MemberId[] };
  /** These devices may no longer be served: their sessions are gone, their sockets must follow within 5 s (T7). */
  readonly 'sessions.ended': { readonly devices: readonly DeviceId[] };
}

type Listener<K extends keyof ServerEvents> = (event: ServerEvents[K]) => void;

export class ServerBus {
  readonly #listeners: { [K in keyof ServerEvents]: Set<Listener<K>> } = {
    'directory.appended': new Set(),
    'sessions.ended': new Set(),
  };

  /** Returns the function that ends the subscription. */
  on<K extends keyof ServerEvents>(name: K, listener: Listener<K>): () => void {
    const listeners: Set<Listener<K>> = this.#listeners[name];
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Listeners run at once and in order; they must not throw. */
  emit<K extends keyof ServerEvents>(name: K, event: ServerEvents[K]): void {
    const listeners: Set<Listener<K>> = this.#listeners[name];
    for (const listener of listeners) listener(event);
  }
}
