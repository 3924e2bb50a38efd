/** Speaks HTTP and CBOR to a server under test, as a client would; errors come back as data. */
import {
  challengeAnswer,
  challengeReplyCodec,
  encodeCbor,
  parseCbor,
  sessionReplyCodec,
  sessionRequestCodec,
  type Codec,
  type ErrorReply,
} from '@kopri/protocol';
import type { TestDevice } from './test-device.js';

export type Answer = {
  readonly status: number;
  readonly value: unknown;
  readonly code: string | undefined;
  readonly error: ErrorReply | undefined;
};

const MAX_REPLY_BYTES = 16_000_000;

export class TestClient {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  /** The value as the codec of its endpoint encodes it, or bytes as they are. */
  post(path: string, value?: unknown): Promise<Answer> {
    const body = value === undefined ? undefined : value instanceof Uint8Array ? value : encodeCbor(value);
    return this.call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/cbor' },
      ...(body && { body: Buffer.from(body) }),
    });
  }

  get(path: string): Promise<Answer> {
    return this.call(path, {});
  }

  async call(path: string, init: RequestInit): Promise<Answer> {
    const headers = { ...init.headers, ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }) };
    const response = await fetch(this.url + path, { ...init, headers });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isCbor = response.headers.get('content-type') === 'application/cbor';
    const value = isCbor ? parseCbor(bytes, MAX_REPLY_BYTES) : Buffer.from(bytes).toString();
    const error: ErrorReply | undefined = response.ok ? undefined : JSON.parse(String(value));
    return { status: response.status, value, code: error?.error.code, error };
  }

  async challenge(): Promise<Uint8Array> {
    return challengeReplyCodec.parse(encodeCbor((await this.post('/api/auth/challenge')).value)).challenge;
  }

  /** The answer to signing in, with this challenge or a new one. */
  async trySignIn(device: TestDevice, network: Uint8Array, challenge?: Uint8Array): Promise<Answer> {
    const signed = challenge ?? (await this.challenge());
    const signature = device.key.sign(
      'session',
      challengeAnswer({ network, device: device.device, challenge: signed }),
    );
    return this.post(
      '/api/auth/session',
      sessionRequestCodec.encode({ device: device.device, challenge: signed, signature }),
    );
  }

  /** A client with the session of this device. Throws when refused. */
  async signedIn(device: TestDevice, network: Uint8Array): Promise<TestClient> {
    return new TestClient(this.url, read(sessionReplyCodec, await this.trySignIn(device, network)).token);
  }
}

/** The value of a successful answer, by its codec. Throws otherwise. */
export function read<T>(codec: Codec<T>, { status, value, code }: Answer): T {
  if (code !== undefined) throw new Error(`answered ${status} ${code}`);
  return codec.parse(encodeCbor(value));
}
