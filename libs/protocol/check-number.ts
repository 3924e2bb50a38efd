/**
 * The number two people compare by telephone or in person: of a request at enrolment, of the release
 * that runs in a browser. 20 digits are 66 bits: whoever wants another thing with the same number must try about
 * 2^66 of them before the call is over.
 */
const DIGITS = 20;
const GROUP = 4;
/** 128 bits, so that the remainder by 10^20 favours no number by more than 2^-61. */
const HASH_BYTES_USED = 16;

/** Twenty decimal digits in fours, of a hash of at least 16 bytes: `"0412 7730 1951 8826 4407"`. */
export function checkNumber(hash: Uint8Array): string {
  if (hash.length < HASH_BYTES_USED)
    throw new TypeError(`a hash of at least ${HASH_BYTES_USED} bytes, not ${hash.length}`);
  const number = hash.subarray(0, HASH_BYTES_USED).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = (number % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
  return Array.from({ length: DIGITS / GROUP }, (_, i) => digits.slice(GROUP * i, GROUP * (i + 1))).join(' ');
}
