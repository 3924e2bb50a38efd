/**
 * The one file of the server that signs (T1, T3): checkpoints of the directory log, nothing else.
 * The key is made at the first start and kept under the data folder. Behind a port, so that it can
 * become a process of its own.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeCheckpointBody, formatCheckpoint, type LogKey } from '@kopri/directory';
import { AppError } from '@kopri/protocol';
import { findErrorCode } from './error-code.js';

export interface LogHead {
  readonly size: number;
  readonly root: Uint8Array;
}

export abstract class LogSigner {
  abstract readonly key: LogKey;

  /** A C2SP signed note. The caller has made the entries durable before. */
  abstract signCheckpoint(head: LogHead): Promise<string>;
}

const KEY_FILE = 'log-key.pem';
/** Enough of the key's hash to tell logs apart. */
const ORIGIN_HEX_DIGITS = 16;

/** Opens the log key under `dataDir`, making it at the first start. Throws `AppError('data-unreachable')`. */
export async function openLogSigner(dataDir: string): Promise<LogSigner> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    const file = join(dataDir, KEY_FILE);
    const pem = (await readIfThere(file)) ?? (await makeKey(file));
    return new FileLogSigner(createPrivateKey(pem));
  } catch (cause) {
    throw new AppError('data-unreachable', {
      detail: `the log key under ${dataDir} cannot be read or made: set KOPRI_DATA, for example KOPRI_DATA=/var/lib/kopri`,
      cause,
    });
  }
}

class FileLogSigner extends LogSigner {
  readonly key: LogKey;
  readonly #privateKey: KeyObject;

  constructor(privateKey: KeyObject) {
    super();
    this.#privateKey = privateKey;
    const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
    const publicKey = new Uint8Array(Buffer.from(x, 'base64url'));
    const name = createHash('sha256').update(publicKey).digest('hex').slice(0, ORIGIN_HEX_DIGITS);
    this.key = { origin: `kopri/log/${name}`, public: publicKey };
  }

  override async signCheckpoint(head: LogHead): Promise<string> {
    const checkpoint = { origin: this.key.origin, ...head };
    const signature = sign(null, encodeCheckpointBody(checkpoint), this.#privateKey);
    return formatCheckpoint(checkpoint, this.key, new Uint8Array(signature));
  }
}

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (findErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  });

/** On disk before it is used: a network names this key for ever. */
async function makeKey(file: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const beside = await open(`${file}.new`, 'w', 0o600);
  await beside.writeFile(pem);
  await beside.sync();
  await beside.close();
  await rename(`${file}.new`, file);
  return pem;
}
