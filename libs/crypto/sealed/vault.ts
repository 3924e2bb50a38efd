/**
 * The vault seals everything a profile stores (T8). A random master key does the sealing; it is
 * itself sealed under the passphrase by Argon2id, so that a passphrase can change without sealing
 * anything anew. The header holds salt, cost and the wrapped key; changing any byte of it makes it
 * open nothing.
 */
import { AppError, concatBytes, utf8 } from '@kopri/protocol';
import { requireSodium } from '../verify/sodium.js';
import { randomBytes } from './keys.js';

/** Making a vault costs an attacker 256 MiB and some 1.6 s a guess. */
const MADE = { opslimit: 3, memlimitBytes: 256 * 1024 * 1024 };
/** Devices without the memory may make one with less; anything weaker is refused, whoever wrote it. */
const FLOOR = { opslimit: 3, memlimitBytes: 64 * 1024 * 1024 };
/** A hostile header must not exhaust the memory of whoever opens it. */
const CEILING = { opslimit: 16, memlimitBytes: 1024 * 1024 * 1024 };

export interface VaultCost {
  /** Passes over the memory. */
  readonly opslimit: number;
  /** A multiple of 1024. */
  readonly memlimitBytes: number;
}

export interface Vault {
  /** XChaCha20-Poly1305 with a random nonce; `name` says what and where it is, so that a sealed value serves in its place only. */
  seal(name: string, plaintext: Uint8Array): Uint8Array;
  /** Throws `AppError('store-corrupt')` for anything but what `seal` gave for this name in this vault. */
  open(name: string, sealed: Uint8Array): Uint8Array;
  /** 16 bytes that stand for a name in the store without telling it. */
  recordKey(name: string): Uint8Array;
  /** A header for the same vault under another passphrase; the old header still opens until it is destroyed. */
  rewrap(passphrase: string, cost?: Partial<VaultCost>): Uint8Array;
  /** A copy of what opens everything: for another thread or tab of this device (`vaultOf`), and nobody else. */
  unsafeMasterKey(): Uint8Array;
}

const LABEL = utf8('kopri/1 vault\n');
const VERSION = 1;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
const RECORD_KEY_BYTES = 16;
/** Version, passes, KiB of memory, salt. */
const PARAMETER_BYTES = 1 + 4 + 4 + SALT_BYTES;
const HEADER_BYTES = PARAMETER_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** Some 1.6 s at the default cost. Throws `AppError('vault-weak')` for a cost below 3 passes over 64 MiB. */
export async function createVault(
  passphrase: string,
  cost: Partial<VaultCost> = {},
): Promise<{ header: Uint8Array; vault: Vault }> {
  const master = randomBytes(KEY_BYTES);
  return { header: wrap(master, passphrase, { ...MADE, ...cost }), vault: vaultOf(master) };
}

/**
 * Throws `AppError('passphrase-wrong')` for another passphrase or a header changed in any byte,
 * `vault-weak` for one made too weak, `store-corrupt` for bytes that are no header at all.
 */
export async function openVault(header: Uint8Array, passphrase: string): Promise<Vault> {
  if (header.length !== HEADER_BYTES || header[0] !== VERSION)
    throw new AppError('store-corrupt', { detail: 'header of the vault' });
  const parameters = header.subarray(0, PARAMETER_BYTES);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const cost = { opslimit: view.getUint32(1), memlimitBytes: view.getUint32(5) * 1024 };
  const key = passphraseKey(passphrase, parameters.subarray(PARAMETER_BYTES - SALT_BYTES), cost);
  const master = decrypt(key, concatBytes(LABEL, parameters), header.subarray(PARAMETER_BYTES));
  key.fill(0);
  if (master === undefined) throw new AppError('passphrase-wrong');
  return vaultOf(master);
}

function wrap(master: Uint8Array, passphrase: string, cost: VaultCost): Uint8Array {
  const parameters = new Uint8Array(PARAMETER_BYTES);
  const view = new DataView(parameters.buffer);
  parameters[0] = VERSION;
  view.setUint32(1, cost.opslimit);
  view.setUint32(5, cost.memlimitBytes / 1024);
  parameters.set(randomBytes(SALT_BYTES), PARAMETER_BYTES - SALT_BYTES);
  const key = passphraseKey(passphrase, parameters.subarray(PARAMETER_BYTES - SALT_BYTES), cost);
  const header = concatBytes(parameters, encrypt(key, concatBytes(LABEL, parameters), master));
  key.fill(0);
  return header;
}

/** In composed form (NFC), so that the same words typed on another keyboard are the same passphrase. */
function passphraseKey(passphrase: string, salt: Uint8Array, { opslimit, memlimitBytes }: VaultCost): Uint8Array {
  if (opslimit < FLOOR.opslimit || memlimitBytes < FLOOR.memlimitBytes)
    throw new AppError('vault-weak', { detail: `${opslimit} passes over ${memlimitBytes} bytes` });
  if (opslimit > CEILING.opslimit || memlimitBytes > CEILING.memlimitBytes)
    throw new AppError('store-corrupt', { detail: 'cost of the vault' });
  const sodium = requireSodium();
  const bytes = utf8(passphrase.normalize('NFC'));
  return sodium.crypto_pwhash(KEY_BYTES, bytes, salt, opslimit, memlimitBytes, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

function encrypt(key: Uint8Array, associated: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  return concatBytes(
    nonce,
    requireSodium().crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, associated, null, nonce, key),
  );
}

function decrypt(key: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const [nonce, ciphertext] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES)];
  try {
    return requireSodium().crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, associated, nonce, key);
  } catch {
    return undefined;
  }
}

/**
 * The vault of a master key that another thread of this device has unwrapped. One key for values,
 * another for names: neither use says anything about the other.
 */
export function vaultOf(master: Uint8Array): Vault {
  const derive = (purpose: string): Uint8Array =>
    requireSodium().crypto_generichash(KEY_BYTES, utf8(`kopri/1 vault ${purpose}`), master);
  const valueKey = derive('values');
  const nameKey = derive('names');
  return {
    seal: (name, plaintext) => encrypt(valueKey, utf8(name), plaintext),
    open(name, sealed) {
      const plaintext = decrypt(valueKey, utf8(name), sealed);
      if (plaintext === undefined) throw new AppError('store-corrupt', { detail: 'a value that was not sealed here' });
      return plaintext;
    },
    recordKey: (name) => requireSodium().crypto_generichash(RECORD_KEY_BYTES, utf8(name), nameKey),
    rewrap: (passphrase, cost = {}) => wrap(master, passphrase, { ...MADE, ...cost }),
    unsafeMasterKey: () => master.slice(),
  };
}
