/** What page and worker, and the workers of several tabs, say to each other. All of it is structured-cloneable. */
import type { ErrorCode, Fault } from '@kopri/protocol';
import type { EvidenceEntry, EvidenceOffer, Kopri, Progress, SendState, Status, SyncResult } from '@kopri/client';

export interface CodedError {
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly faults?: readonly Fault[];
}

/** What opens the vault. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  /** `prf`: what the authenticator computed for this profile's salt, in base64url. */
  | { readonly kind: 'passkey'; readonly prf: string; readonly credential: Uint8Array; readonly salt: Uint8Array };

/** How the vault of this browser is opened; stands beside the vault, in clear. */
export type UnlockBy =
  | { readonly kind: 'passphrase' }
  | { readonly kind: 'passkey'; readonly credential: Uint8Array; readonly salt: Uint8Array };

/** Where this browser stands. `none`: no profile here. */
export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'none' }
  | { readonly state: 'locked'; readonly by: UnlockBy }
  | { readonly state: 'open' }
  | { readonly state: 'broken'; readonly error: CodedError };

export interface Standing {
  readonly status: Status;
  readonly offline: boolean;
}

export interface FetchedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly blob: Blob;
}

/** What the page may ask of the client: its face, with files in the browser's own types. */
export interface Remote extends Omit<Kopri, 'offline' | 'follow' | 'close' | 'evidence' | 'search' | 'status'> {
  readonly search: Pick<Kopri['search'], 'find'>;
  standing(): Promise<Standing>;
  readonly evidence: Omit<Kopri['evidence'], 'share' | 'fetch'> & {
    share(
      reference: string,
      offer: Omit<EvidenceOffer, 'files'> & { readonly files: readonly File[] },
    ): Promise<EvidenceEntry & { readonly state: SendState }>;
    /** Decrypted and verified whole before it resolves. */
    fetch(evidence: string): Promise<readonly FetchedFile[]>;
  };
}

export interface SessionCalls {
  found(founding: {
    readonly secret: Secret;
    readonly setupToken: string;
    readonly name: string;
    readonly networkName?: string;
  }): Promise<void>;
  /** The check number to compare. */
  join(joining: {
    readonly secret: Secret;
    readonly link: string;
    readonly name: string;
    readonly nameLocal?: string;
    readonly languages?: readonly string[];
  }): Promise<string>;
  unlock(secret: Secret): Promise<void>;
  /** Locks every tab, after what stands unsaved on their screens has gone to the disk. */
  lock(): Promise<void>;
  /** The answer of a page to `leaving`. */
  saved(): Promise<void>;
  /** Somebody is at work in this tab: the lock waits. */
  active(): Promise<void>;
  /** Drops the profile and all it holds from this browser, in every tab. */
  forget(): Promise<void>;
}

export interface Call {
  readonly id: string;
  /** `queries.list`, `session.unlock`. */
  readonly method: string;
  readonly args: readonly unknown[];
}

export type Reply = { readonly id: string } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: CodedError }
);

export type Notice =
  | { readonly notice: 'session'; readonly session: Session }
  | { readonly notice: 'changed'; readonly result: SyncResult }
  /** The server was reached, or no longer is. */
  | { readonly notice: 'line'; readonly offline: boolean }
  | { readonly notice: 'progress'; readonly progress: Progress }
  /** The client cannot go on as it should, and tries again by itself; without an error that is over. */
  | { readonly notice: 'trouble'; readonly error: CodedError | undefined }
  /** Somebody locks: the page writes what it holds, and says `saved`. */
  | { readonly notice: 'leaving' }
  /** This worker was locked, and is gone with all that its memory held. */
  | { readonly notice: 'ended' };

export type ToPage = Reply | Notice;

/** Between the workers of several tabs. */
export type PeerMessage =
  | { readonly peer: 'call'; readonly tab: string; readonly call: Call }
  | { readonly peer: 'reply'; readonly tab: string; readonly reply: Reply }
  | { readonly peer: 'notice'; readonly notice: Notice }
  /** This tab writes from now on: what was asked of another is asked again. */
  | { readonly peer: 'writer' }
  | { readonly peer: 'ping' }
  | { readonly peer: 'pong' }
  /** A new tab asks to be opened as the others are. */
  | { readonly peer: 'who-is-open'; readonly tab: string }
  /** `tab`: whose question this answers; none when somebody has unlocked. */
  | { readonly peer: 'opened'; readonly master: Uint8Array; readonly tab?: string }
  /** Locked soon: what is unsaved is written now. */
  | { readonly peer: 'leaving' }
  | { readonly peer: 'lock' }
  | { readonly peer: 'active' };
