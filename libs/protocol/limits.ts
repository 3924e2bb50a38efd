/**
 * Limits are data, shared by both ends: a client refuses locally what the server would refuse.
 * Every number has its reason beside it.
 */

/**
 * Sizes to which the plaintext of an application message is padded, so that length says little. The
 * smallest holds receipts and the shortest texts, when they need not repeat a checkpoint.
 */
export const PADDING_BUCKETS = [256, 512, 1024, 4096, 16_384, 65_536] as const;

/** Encoded content of one message: the largest bucket less room for MLS framing and the signature. */
export const MAX_CONTENT_BYTES = 65_000;

/** One sealed application message: the largest bucket, the MLS header and the AEAD tag. */
export const MAX_ENVELOPE_BYTES = 67_000;

/** A commit for 200 members with X-Wing is 540 kB; twice that leaves room. */
export const MAX_COMMIT_BYTES = 1_200_000;

/** A welcome for 200 members with its tree is 540 kB. */
export const MAX_WELCOME_BYTES = 1_200_000;

/** A key package is 2.7 kB with X-Wing. */
export const MAX_KEY_PACKAGE_BYTES = 8_192;

/** Devices of one channel; the measured cost of a commit stays under a second up to here. */
export const MAX_CHANNEL_DEVICES = 200;

/** Envelopes of one submit frame; a frame stays under a megabyte for ordinary messages. */
export const MAX_SUBMIT_ENVELOPES = 64;

/** Bytes of one socket frame: a commit bundle with its welcome, and head room. */
export const MAX_FRAME_BYTES = 3_000_000;

/** How long the server lets an idle long-polling request wait: a day of it stays under 300 kB of headers. */
export const MAX_POLL_HOLD_MS = 8 * 60_000;

/**
 * The first wait on a connection; each is twice the one before, so that a gateway which forgets silent lines soon is
 * found out soon. Many a proxy allows a minute.
 */
export const FIRST_POLL_WAIT_MS = 50_000;

/** The shortest wait a client may ask for, behind a proxy that cuts what is silent for a minute. */
export const MIN_POLL_HOLD_MS = 30_000;

/** Envelopes returned by one page; the client asks again from the last one. */
export const MAX_PAGE_ENVELOPES = 200;

/** Bytes of one page, so that a page arrives within a minute at 64 kbit/s. */
export const MAX_PAGE_BYTES = 400_000;

/** Statements returned by one directory page. */
export const MAX_DIRECTORY_PAGE = 500;

/** One signed statement: a founding with several root keys is under 2 kB. */
export const MAX_STATEMENT_BYTES = 8_192;

/** Personal part of a statement: names in several scripts, position, languages. */
export const MAX_PERSONAL_BYTES = 2_048;

/** Join request: 21 key packages of X-Wing, names and keys. */
export const MAX_JOIN_REQUEST_BYTES = 120_000;

/** Body of any JSON or CBOR request over HTTP. */
export const MAX_HTTP_BODY_BYTES = 1_500_000;

/** Key packages a device keeps at the server besides the one of last resort. */
export const KEY_PACKAGES_KEPT = 20;

/** Life of a key package; older ones are not used for adding. */
export const KEY_PACKAGE_LIFETIME_DAYS = 90;

/** An invitation not used by then is void. */
export const INVITATION_LIFETIME_DAYS = 14;

/** Plaintext bytes of one file. */
export const MAX_FILE_BYTES = 2_000_000_000;

/** Ciphertext bytes one member may hold at the server. */
export const MEMBER_QUOTA_BYTES = 5_000_000_000;

/** Files of one evidence summary. */
export const MAX_EVIDENCE_FILES = 32;

/** A clock further off than this makes deadlines and lifetimes meaningless; the client says so. */
export const MAX_CLOCK_SKEW_MS = 5 * 60_000;

/** How long a device may take to sign the server's challenge, on a line with stalls. */
export const CHALLENGE_LIFETIME_MS = 120_000;
