/** CBOR over HTTP, with the server's errors turned into `AppError`s. */
import { AppError, fromBase64Url, isErrorCode, refusalProofCodec, type Codec, type ErrorReply } from '@kopri/protocol';
import { DeviceRefused } from './server-link.js';

/** A line of 64 kbit/s with stalls needs patience; a dead one is noticed by the socket first. */
const REQUEST_TIMEOUT_MS = 60_000;
/** Reaching the server at all, before anything is transferred. */
const FIRST_CONTACT_TIMEOUT_MS = 10_000;

interface Call<Reply> {
  readonly method?: 'GET' | 'POST';
  readonly body?: Uint8Array;
  readonly reply?: Codec<Reply>;
  readonly timeoutMs?: number;
}

export class Http {
  token: string | undefined;

  constructor(readonly server: string) {}

  /** The reply, parsed; `undefined` as `never` when the call declares none. */
  async call<Reply = void>(
    path: string,
    { method = 'POST', body, reply, timeoutMs }: Call<Reply> = {},
  ): Promise<Reply> {
    const response = await this.fetch(path, {
      method,
      ...(body === undefined ? {} : { body: body as NonNullable<RequestInit['body']> }),
      headers: { 'content-type': 'application/cbor' },
      signal: AbortSignal.timeout(timeoutMs ?? REQUEST_TIMEOUT_MS),
    });
    const bytes = new Uint8Array(await response.arrayBuffer().catch(unreachable));
    return reply === undefined ? (undefined as Reply) : reply.parse(bytes);
  }

  /** First contact: a server that does not answer soon is away. */
  first<Reply>(path: string, call: Call<Reply> = {}): Promise<Reply> {
    return this.call(path, { ...call, timeoutMs: FIRST_CONTACT_TIMEOUT_MS });
  }

  /**
   * The response of a call that succeeded; throws for every other. Without `omit` a server that answers 401 in its own
   * way has the browser ask for a name and a password.
   */
  async fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }) };
    const response = await fetch(`${this.server}${path}`, {
      ...init,
      headers,
      redirect: 'error',
      credentials: 'omit',
    }).catch(unreachable);
    if (!response.ok) throw await errorOf(response);
    return response;
  }
}

function unreachable(cause: unknown): never {
  throw new AppError('server-unreachable', { cause });
}

async function errorOf(response: Response): Promise<Error> {
  const reply = (await response.json().catch(() => undefined)) as Partial<ErrorReply> | undefined;
  const code = reply?.error?.code;
  if (code === 'device-suspended' || code === 'device-removed') return new DeviceRefused(proofOf(reply?.proof));
  if (!isErrorCode(code))
    return new AppError('server-unreachable', { detail: `answered ${response.status} in another language` });
  // Its words are left out: they would be shown as ours.
  const { retryAfterMs } = reply?.error ?? {};
  return new AppError(code, typeof retryAfterMs === 'number' ? { retryAfterMs } : {});
}

function proofOf(text: unknown): ReturnType<typeof refusalProofCodec.parse> | undefined {
  const bytes = typeof text === 'string' ? fromBase64Url(text) : undefined;
  try {
    return bytes === undefined ? undefined : refusalProofCodec.parse(bytes);
  } catch {
    return undefined;
  }
}
