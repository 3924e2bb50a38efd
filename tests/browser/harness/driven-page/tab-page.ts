/** The client of a tab for a test that drives it from outside: the worker, its locks and its store are the product's own. */
import { isAppError } from '@kopri/protocol';
import { startCore } from '../../../../apps/web/src/core/core.js';
import { uploadBlob } from '../../../../libs/client/transport/blobs.js';
import { Http } from '../../../../libs/client/transport/http.js';
import type { BlobUpload } from '../../../../libs/client/transport/server-link.js';
import type { Notice } from '../../../../apps/web/src/core/wire.js';

const core = startCore();
const heard: Notice[] = [];
core.listen((notice) => heard.push(notice));

/** `queries.list`, `session.join`; what it throws comes back as its code. */
async function call(method: string, ...args: readonly unknown[]): Promise<unknown> {
  const [group = '', name] = method.split('.');
  const part = Reflect.get(group === 'session' ? core : core.kopri, group) as Record<string, unknown>;
  const called = (name === undefined ? part : part[name]) as (...all: readonly unknown[]) => Promise<unknown>;
  try {
    return { ok: true, value: await called(...args) };
  } catch (error) {
    return { ok: false, code: isAppError(error) ? error.code : String(error) };
  }
}

/** A form that is kept at a lock, and never before. */
function type(key: string, value: unknown): void {
  core.beforeLeaving(() => core.kopri.drafts.keep(key, value));
}

/** A few bytes to this page's server, by whoever asks. Resolves with the code of what it met. */
async function upload(of: Pick<BlobUpload, 'blob' | 'channel'>): Promise<string> {
  const bytes = new Uint8Array(10);
  const read = async function* () {
    yield bytes;
  };
  const { signal } = new AbortController();
  const sending = uploadBlob(new Http(location.origin), {
    ...of,
    sizeBytes: bytes.length,
    read,
    onProgress: () => undefined,
    signal,
  });
  return sending.then(
    () => 'uploaded',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );
}

Object.assign(globalThis, { call, heard, type, upload, session: () => core.current.state });
