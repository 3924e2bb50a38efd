/**
 * The lock of a device by its own confirmation: WebAuthn with the PRF extension. The authenticator computes a
 * secret from this profile's salt; the secret goes to the worker and is kept nowhere.
 */
import { toBase64Url } from '@kopri/protocol';
import type { Secret, UnlockBy } from '../../core/wire.js';

type Passkey = Extract<Secret, { kind: 'passkey' }>;
type PasskeyLock = Extract<UnlockBy, { kind: 'passkey' }>;

/** `refused`: nobody confirmed. `unsupported`: this browser or authenticator cannot do it. */
export class PasskeyFailure extends Error {
  constructor(readonly reason: 'refused' | 'unsupported') {
    super(reason);
  }
}

const PATIENCE_MS = 120_000;
/** ES256, RS256: what authenticators have. The signature itself is not used. */
const ALGORITHMS = [-7, -257];

export const canHavePasskey = (): boolean => 'credentials' in navigator && typeof PublicKeyCredential === 'function';

/** Makes a passkey on this device, and asks it once. Throws `PasskeyFailure`. */
export async function makePasskey(name: string): Promise<Passkey> {
  const salt = random(32);
  const made = await confirmed(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: 'Köpri' },
        user: { id: random(16), name, displayName: name },
        challenge: random(32),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        timeout: PATIENCE_MS,
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const { prf } = made.getClientExtensionResults();
  if (prf?.enabled === false) throw new PasskeyFailure('unsupported');
  const credential = new Uint8Array(made.rawId);
  const atOnce = prf?.results?.first;
  return atOnce === undefined
    ? askPasskey({ kind: 'passkey', credential, salt })
    : { kind: 'passkey', prf: textOf(atOnce), credential, salt };
}

/** Throws `PasskeyFailure`. */
export async function askPasskey({ credential, salt }: PasskeyLock): Promise<Passkey> {
  const given = await confirmed(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: [{ type: 'public-key', id: copy(credential) }],
        userVerification: 'required',
        timeout: PATIENCE_MS,
        extensions: { prf: { eval: { first: copy(salt) } } },
      },
    }),
  );
  const secret = given.getClientExtensionResults().prf?.results?.first;
  if (secret === undefined) throw new PasskeyFailure('unsupported');
  return { kind: 'passkey', prf: textOf(secret), credential, salt };
}

async function confirmed(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!canHavePasskey()) throw new PasskeyFailure('unsupported');
  const credential = await ask().catch((error: unknown) => {
    const isUnsupported = error instanceof DOMException && ['NotSupportedError', 'SecurityError'].includes(error.name);
    throw new PasskeyFailure(isUnsupported ? 'unsupported' : 'refused');
  });
  if (credential instanceof PublicKeyCredential) return credential;
  throw new PasskeyFailure('refused');
}

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

const textOf = (secret: BufferSource): string =>
  toBase64Url(
    secret instanceof ArrayBuffer
      ? new Uint8Array(secret)
      : new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength),
  );
