/** The token that founds the network, once. Worth nothing afterwards: a founded network has none. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toBase64Url } from '@kopri/protocol';
import type { Randomness } from './ports/randomness.js';
import type { Settings } from './settings.js';

const FILE = 'setup-token';
/** 128 bits: nobody guesses one. */
const TOKEN_BYTES = 16;

interface SetupTokenParts {
  readonly settings: Settings;
  readonly randomness: Randomness;
  readonly isFounded: boolean;
}

export class SetupToken {
  readonly #token: string | undefined;
  readonly #file: string;

  private constructor(
    token: string | undefined,
    file: string,
    /** True at the one start that made it: to be shown to the operator. */
    readonly isNew: boolean,
  ) {
    this.#token = token;
    this.#file = file;
  }

  /** The operator's own, else that of an earlier start, else a new one; none once the network is founded. */
  static async open({ settings, randomness, isFounded }: SetupTokenParts): Promise<SetupToken> {
    const { dataDir, setupToken } = settings;
    const file = join(dataDir, FILE);
    if (isFounded) return new SetupToken(undefined, file, false);
    const kept = setupToken ?? (await readFile(file, 'utf8').catch(() => '')).trim();
    if (kept !== '') return new SetupToken(kept, file, false);
    const token = toBase64Url(randomness.bytes(TOKEN_BYTES));
    await writeFile(file, `${token}\n`, { mode: 0o600 });
    return new SetupToken(token, file, true);
  }

  /** Takes the same time whatever differs. */
  matches(text: string): boolean {
    return this.#token !== undefined && timingSafeEqual(hashOf(text), hashOf(this.#token));
  }

  async forget(): Promise<void> {
    await rm(this.#file, { force: true });
  }

  /** For the operator's eyes, on the terminal that started the server. */
  unsafeReveal(): string | undefined {
    return this.#token;
  }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
