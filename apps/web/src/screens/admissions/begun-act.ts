import type { MemberAct } from './member-acts.js';

/** An act about a member that is asked about and not done yet. */
export interface BegunAct {
  readonly member: string;
  readonly act: MemberAct;
  readonly reason: string;
}

const acts: ReadonlySet<unknown> = new Set<MemberAct>(['suspend', 'reinstate', 'remove', 'erase']);

export function readBegun(kept: unknown): BegunAct | null {
  const { member, act, reason } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  const isWhole = typeof member === 'string' && acts.has(act) && typeof reason === 'string';
  return isWhole ? (kept as BegunAct) : null;
}
