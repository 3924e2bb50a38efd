/** The public side of cryptography: hashes and verification. The server may import it. */
export { hmacSha256, sha256, sha512 } from './hash.js';
export { verifyLabelled, verifySignature } from './signature.js';
export { readyCrypto } from './sodium.js';
