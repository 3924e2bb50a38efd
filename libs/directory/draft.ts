/** For signers: a statement from its draft to the entry that goes to the server. Keys stay with the caller. */
import {
  personalPartCodec,
  signedStatementCodec,
  statementBodyCodec,
  type LogEntry,
  type PersonalPart,
  type SaltedPersonal,
  type SignedStatement,
  type StatementBody,
  type StatementKind,
} from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import { NO_STATEMENT, type Directory } from './directory.js';
import { personalHash } from './parse-entry.js';

type DraftOf<K extends StatementKind> = Pick<
  Extract<StatementBody, { kind: K }>,
  'kind' | 'subject' | 'details' | 'time'
>;
export type StatementDraft = { [K in StatementKind]: DraftOf<K> }[StatementKind];

export interface PreparedStatement {
  /** The bytes to sign under the purpose `statement`. */
  readonly body: Uint8Array;
  /** SHA-256 of the body: of `network.founded`, the network id. */
  readonly hash: Uint8Array;
}

/** Binds the draft to the network and to its subject's head. Without a directory it founds one. */
export function prepareStatement(directory: Directory | undefined, draft: StatementDraft): PreparedStatement {
  const body = statementBodyCodec.encode({
    version: 1,
    network: directory?.networkId ?? NO_STATEMENT,
    prev: directory?.headOf(draft.subject) ?? NO_STATEMENT,
    ...draft,
  } satisfies StatementBody);
  return { body, hash: sha256(body) };
}

export function assembleEntry(
  body: Uint8Array,
  signatures: SignedStatement['signatures'],
  personal?: SaltedPersonal,
): LogEntry {
  const statement = signedStatementCodec.encode({ version: 1, body, signatures });
  return personal === undefined ? { statement } : { statement, personal };
}

/** `salt` is 32 random bytes, fresh for each part; `hash` goes into the statement's details. */
export function saltPersonal(
  part: PersonalPart,
  salt: Uint8Array,
): { readonly salted: SaltedPersonal; readonly hash: Uint8Array } {
  const salted = { salt, bytes: personalPartCodec.encode(part) };
  return { salted, hash: personalHash(salted) };
}
