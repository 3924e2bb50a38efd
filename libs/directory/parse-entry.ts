/** One entry of the log, from its bytes to a statement that can be judged. Knows no directory. */
import {
  AppError,
  concatBytes,
  equalBytes,
  parseCbor,
  personalPartCodec,
  signedStatementCodec,
  statementBodyCodec,
  statementKinds,
  MAX_STATEMENT_BYTES,
  type LogEntry,
  type PersonalPart,
  type SaltedPersonal,
  type SignedStatement,
  type StatementBody,
} from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import { leafHash } from './merkle-log.js';
import { refused, type RefusalReason, type Refused } from './refusal.js';

export interface Statement {
  readonly body: StatementBody;
  /** What the signatures are over. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the body: the subject's head once applied; of `network.founded`, the network id. */
  readonly hash: Uint8Array;
  readonly signatures: SignedStatement['signatures'];
  /** Hash checked; absent when the body names none, or when it was erased. */
  readonly personal: PersonalPart | undefined;
  /** Hash of the leaf that the log's tree gets. */
  readonly leaf: Uint8Array;
}

const SALT_BYTES = 32;

export const personalHash = ({ salt, bytes }: SaltedPersonal): Uint8Array => sha256(concatBytes(salt, bytes));

/** The hash of the personal part that a body names, if it names one. */
export const findPersonalHash = ({ details }: StatementBody): Uint8Array | undefined =>
  'personal' in details ? details.personal : undefined;

/** Checks form and personal part, no signature: the statement is not yet true. */
export function parseEntry(entry: LogEntry): { readonly outcome: 'parsed'; readonly statement: Statement } | Refused {
  try {
    const signed = signedStatementCodec.parse(entry.statement);
    const body = statementBodyCodec.parse(signed.body);
    const personal = parsePersonal(body, entry.personal);
    if (personal === 'mismatch') return refused('personal-mismatch');
    const { body: bytes, signatures } = signed;
    const leaf = leafHash(entry.statement);
    return { outcome: 'parsed', statement: { body, bytes, hash: sha256(bytes), signatures, personal, leaf } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refused(reasonOf(entry));
  }
}

/** A part nobody signed for is a mismatch too: nothing unsigned may travel in the log. */
function parsePersonal(
  body: StatementBody,
  personal: SaltedPersonal | undefined,
): PersonalPart | 'mismatch' | undefined {
  if (personal === undefined) return undefined;
  const hash = findPersonalHash(body);
  // The salt's length is fixed: else its last byte could be told as the first of the words.
  const isSalted = personal.salt.length === SALT_BYTES;
  if (hash === undefined || !isSalted || !equalBytes(hash, personalHash(personal))) return 'mismatch';
  return personalPartCodec.parse(personal.bytes);
}

/** Tells what a later version wrote from what nobody should have written. */
function reasonOf({ statement }: LogEntry): RefusalReason {
  try {
    const signed = fieldsOf(parseCbor(statement, 2 * MAX_STATEMENT_BYTES));
    if (isLater(signed['version'])) return 'newer-version-needed';
    if (!(signed['body'] instanceof Uint8Array)) return 'malformed';
    const { version, kind } = fieldsOf(parseCbor(signed['body'], MAX_STATEMENT_BYTES));
    const isUnknown = typeof kind === 'string' && !statementKinds.some((known) => known === kind);
    return isLater(version) || isUnknown ? 'newer-version-needed' : 'malformed';
  } catch {
    return 'malformed';
  }
}

const isLater = (version: unknown): boolean => typeof version === 'number' && version > 1;

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
