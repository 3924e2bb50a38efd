/**
 * The one table of error codes: HTTP status and whether trying again may help. Words and next
 * steps for each code stand in `libs/locale`; `docs/errors.md` is generated from both.
 */

interface ErrorKind {
  readonly status: number;
  /** The same request may succeed later without anybody doing anything. */
  readonly retry: boolean;
}

const kind = (status: number, retry = false): ErrorKind => ({ status, retry });

export const errorTable = {
  // Anything
  internal: kind(500),
  malformed: kind(400),
  'not-found': kind(404),
  'too-large': kind(413),
  'too-many-requests': kind(429, true),
  overloaded: kind(503, true),
  unavailable: kind(503, true),
  'protocol-too-old': kind(426),
  'protocol-too-new': kind(426),
  usage: kind(400),

  // Reaching the server
  'server-unreachable': kind(503, true),
  'server-of-another-network': kind(409),
  'server-refuses': kind(403),
  'clock-wrong': kind(409),

  // Founding and enrolment
  'setup-token-wrong': kind(403),
  'network-exists': kind(409),
  'link-malformed': kind(400),
  'invitation-unknown': kind(404),
  'invitation-used': kind(409),
  'invitation-expired': kind(410),
  'invitation-withdrawn': kind(410),
  'invitation-wrong-network': kind(409),
  'request-unknown': kind(404),
  'request-forged': kind(409),
  'request-alarm': kind(409),
  'not-entitled': kind(403),
  'country-unknown': kind(400),
  'authority-unknown': kind(400),
  'role-unknown': kind(400),

  // Signing in
  'not-signed-in': kind(401),
  'challenge-expired': kind(401, true),
  'device-waiting': kind(403),
  'device-suspended': kind(403),
  'device-removed': kind(403),

  // Directory
  'statement-refused': kind(409),
  'directory-rolled-back': kind(409),
  'directory-contradicts': kind(409),
  'directory-behind': kind(409, true),
  'member-unknown': kind(404),
  'member-ambiguous': kind(409),
  'member-inactive': kind(409),
  'member-exists': kind(409),

  // Channels and delivery
  'channel-unknown': kind(404),
  'epoch-behind': kind(409, true),
  'epoch-ahead': kind(409),
  'channel-rolled-back': kind(409),
  'repair-first': kind(409, true),
  'roster-mismatch': kind(409),
  'key-packages-exhausted': kind(409, true),
  'quota-exceeded': kind(413),
  'message-too-large': kind(413),
  'nothing-to-send': kind(400),
  'claim-differs': kind(409),
  'message-unknown': kind(404),
  'recall-too-late': kind(409),

  // Sealed things
  'crypto-unavailable': kind(500),
  unreadable: kind(422),
  'commit-refused': kind(422),
  'signature-wrong': kind(422),
  'newer-version-needed': kind(422),

  // The profile on this computer
  'profile-missing': kind(404),
  'profile-exists': kind(409),
  'profile-locked': kind(423),
  'passphrase-missing': kind(401),
  'passphrase-wrong': kind(401),
  'vault-weak': kind(422),
  'profile-rolled-back': kind(409),
  'store-busy': kind(423, true),
  'store-fenced': kind(409),
  'store-corrupt': kind(500),
  'store-full': kind(507),
  'store-unreachable': kind(500),

  // Case queries
  'query-faulty': kind(422),
  'query-unknown': kind(404),
  'query-ambiguous': kind(409),
  'act-does-not-apply': kind(409),
  'not-your-turn': kind(403),
  'question-unknown': kind(404),
  'date-malformed': kind(400),

  // Files and evidence
  'file-missing': kind(404),
  'file-empty': kind(422),
  'file-unreadable': kind(422),
  'file-damaged': kind(422),
  'summary-faulty': kind(422),
  'evidence-unknown': kind(404),
  'blob-unknown': kind(404),
  'upload-interrupted': kind(503, true),
  cancelled: kind(409),
  'output-exists': kind(409),
  'output-unwritable': kind(500),

  // The web client
  'release-tampered': kind(409),
  'release-refused': kind(409),

  // The server's own
  'data-unreachable': kind(500),
  'database-unavailable': kind(503, true),
  'platform-without-database': kind(500),
  'server-already-running': kind(409),
  'web-client-missing': kind(503),
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorTable;

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorTable, code);

/** One fault of an input, at its JSON path: `$.questions[0].text`. */
export interface Fault {
  readonly path: string;
  readonly fault: string;
}

interface AppErrorParts {
  /** For whoever fixes it: ids, codes and sizes; never names, text, keys or tokens. */
  readonly detail?: string;
  readonly faults?: readonly Fault[];
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** An expected failure with a stable code. Bugs throw anything else. */
export class AppError extends Error {
  readonly detail: string | undefined;
  readonly faults: readonly Fault[] | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly code: ErrorCode,
    { detail, faults, retryAfterMs, cause }: AppErrorParts = {},
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.detail = detail;
    this.faults = faults;
    this.retryAfterMs = retryAfterMs;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  get mayRetry(): boolean {
    return errorTable[this.code].retry;
  }
}

/** True for an `AppError` of one of these codes. */
export const isAppError = (error: unknown, ...codes: readonly ErrorCode[]): error is AppError =>
  error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
