/** What a command gives back: the fields of the contract, and the same in words for people. */

export type JsonObject = Readonly<Record<string, unknown>>;

export interface Answer {
  /** Exactly the fields of the contract, with codes and ids as they are. */
  readonly json: JsonObject;
  /** Lines for a terminal; called only when nobody asked for JSON, before the profile is closed. */
  readonly words: () => Promise<readonly string[]> | readonly string[];
}

/** `state: "queued"` where something still waits to be sent, as the contract says. */
export const queuedMark = (queued: boolean): { readonly state?: 'queued' } => (queued ? { state: 'queued' } : {});
