/** The part of the public face that is about evidence: files as they are offered, shown and fetched. */
import type { EvidenceId, MemberId } from '@kopri/protocol';
import type { SendOptions } from './face-sending.js';

export interface FileSource {
  /** Base name only. */
  readonly name: string;
  readonly size: number;
  readonly type?: string;
  /** Reads the file from the start, in chunks of any size. */
  open(): AsyncIterable<Uint8Array>;
}

export interface EvidenceOffer extends SendOptions {
  readonly files: readonly FileSource[];
  readonly summary: unknown;
}

export interface EvidenceEntry {
  readonly evidence: EvidenceId;
  readonly title: string;
  readonly kind: string;
  readonly from: MemberId;
  readonly sharedAt: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly summary: Readonly<Record<string, unknown>>;
  /** `file-empty` at a file of no bytes: what was seized may be so, and a faulty copy too. */
  readonly warnings: readonly { readonly code: string; readonly path: string }[];
  /** While its files are not all at the server; `because` is the code of the last attempt. */
  readonly upload?: { readonly state: 'waiting' | 'running' | 'paused'; readonly because?: string };
  readonly custody: readonly {
    readonly action: string;
    readonly actor: MemberId;
    readonly at: string;
    readonly linked: boolean;
    readonly reason?: string;
  }[];
}

/** Receives one fetched file; `finish` is called only when every byte was verified, `abort` otherwise. */
export interface FileSink {
  write(chunk: Uint8Array): Promise<void>;
  /** The absolute path, or another name of the place where it now stands. */
  finish(): Promise<string>;
  abort(): Promise<void>;
}
