/** The secret side of cryptography: keys, MLS groups, the vault, file streams. The server may not import it (T1). */
export { openFile, paddedSize, sealedSize, sealFile, type FileKey, type SealedFile } from './file-stream.js';
export { macJoinRequest, verifyJoinRequestMac, type JoinRequestParts } from './join-request-mac.js';
export { generateSigningKeyPair, randomBytes, signBytes, signingKeyPairFromSeed, signLabelled } from './keys.js';
export {
  MlsEngine,
  type CommitPlan,
  type DirectoryOracle,
  type Group,
  type GroupView,
  type KeyPair,
  type LeafIdentity,
  type NewKeyPackage,
  type Opened,
  type PendingCommit,
} from './mls-engine.js';
export { strikeRemoved } from './mls/judge.js';
export { TsMlsEngine } from './mls/ts-mls-engine.js';
export { createVault, openVault, vaultOf, type Vault, type VaultCost } from './vault.js';
