/**
 * The one function that decides what enters the directory: run by the server before it appends,
 * and by every client while it replays, so that both judge alike. Specification:
 * docs/spec/directory.md.
 */
import { equalBytes, MAX_CLOCK_SKEW_MS, NETWORK_SUBJECT, type LogEntry } from '@kopri/protocol';
import { Directory, NO_STATEMENT, type DirectoryState } from './directory.js';
import { judgeEntitlement } from './entitlement.js';
import { findForgery } from './forgery.js';
import { parseEntry, type Statement } from './parse-entry.js';
import { errorOfRefusal, refused, type Refused, type RefusalReason } from './refusal.js';
import { findSigners } from './signers.js';
import { takeEffect } from './take-effect.js';

export type Applied = { readonly outcome: 'applied'; readonly directory: Directory } | Refused;

export interface ApplyOptions {
  /** Skips the signatures: for entries this very client verified and has kept sealed since. */
  readonly verified?: boolean;
  /** The server's clock, at appending only: a statement from the future would bar all later ones. Replay knows no clock. */
  readonly nowMs?: number;
}

/**
 * How far a statement's time may lie behind the newest in the log. Some slack, because clocks differ
 * and a statement is signed before it arrives; little, because people read this time as when it
 * happened, and nobody may date an act back behind what everybody has seen.
 */
const MAX_BACKDATING_MS = 24 * 60 * 60_000;

/** Applies one entry to the directory, or founds it. Pure; costs one signature check for each signature and two for a new device. */
export function applyStatement(directory: Directory | undefined, entry: LogEntry, options: ApplyOptions = {}): Applied {
  const parsed = parseEntry(entry);
  if (parsed.outcome === 'refused') return parsed;
  const next = judge(directory, parsed.statement, options);
  return typeof next === 'string' ? refused(next) : { outcome: 'applied', directory: new Directory(next) };
}

/** Throws the refusal as an `AppError` whose detail is the reason. */
export function requireApplied(applied: Applied): Directory {
  if (applied.outcome === 'refused') throw errorOfRefusal(applied.reason);
  return applied.directory;
}

function judge(
  directory: Directory | undefined,
  statement: Statement,
  options: ApplyOptions,
): DirectoryState | RefusalReason {
  const misplaced = findMisplacement(directory, statement, options);
  if (misplaced !== undefined) return misplaced;
  const { body } = statement;
  const root = body.kind === 'network.founded' ? body.details.root : directory?.root;
  if (root === undefined) return 'founding-misplaced';
  const signers = findSigners(statement.signatures, root, directory);
  if (typeof signers === 'string') return signers;
  const subject = body.subject === NETWORK_SUBJECT ? undefined : directory?.findMember(body.subject);
  const verdict = judgeEntitlement({ body, subject, signers });
  if (verdict !== 'entitled') return verdict;
  const next = takeEffect(directory, statement, signers);
  if (typeof next === 'string') return next;
  const forged = options.verified === true ? undefined : findForgery(statement, signers);
  return forged ?? { ...next, tree: next.tree.append(statement.leaf) };
}

/** Whether it belongs here and now, whoever signed it. */
function findMisplacement(
  directory: Directory | undefined,
  { body }: Statement,
  { nowMs }: ApplyOptions,
): RefusalReason | undefined {
  const { kind, subject } = body;
  if ((kind === 'network.founded') !== (directory === undefined)) return 'founding-misplaced';
  if (kind.startsWith('network.') !== (subject === NETWORK_SUBJECT)) return 'malformed';
  if (!equalBytes(body.network, directory?.networkId ?? NO_STATEMENT)) return 'foreign-network';
  if (nowMs !== undefined && body.time > nowMs + MAX_CLOCK_SKEW_MS) return 'time-off';
  const head = directory?.headOf(subject) ?? NO_STATEMENT;
  const isFirst = kind === 'network.founded' || kind === 'member.admitted';
  if (!isFirst && equalBytes(head, NO_STATEMENT)) return 'subject-unknown';
  if (!equalBytes(body.prev, head)) return 'head-moved';
  if (directory !== undefined && body.time < directory.newestTimeMs - MAX_BACKDATING_MS) return 'time-off';
  return undefined;
}
