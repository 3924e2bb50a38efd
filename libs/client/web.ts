/** Profiles in a browser: what the web client's worker uses. Its place and the thread for vaults are the application's. */
export { readyCrypto } from '@kopri/crypto/verify';
export { vaultOf, type Vault } from '@kopri/crypto/sealed';
export {
  foundProfile,
  joinProfile,
  LocalVaultSmith,
  openProfileIn,
  ProfilePlace,
  VaultSmith,
  type ProfileParts,
} from './profile.js';
