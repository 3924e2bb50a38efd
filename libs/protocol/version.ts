/** Moves with every change of a wire schema; `protocol.test.ts` fails when a schema changes without it. */
export const PROTOCOL_VERSION = 4;

/** The oldest version this build still serves or accepts. */
export const OLDEST_PROTOCOL_VERSION = 3;
