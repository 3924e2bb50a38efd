/** What a page may call, and how each call becomes one of the client's. Nothing else of the client can be reached. */
import { AppError } from '@kopri/protocol';
import type { FileSink, FileSource, Kopri } from '@kopri/client';
import type { FetchedFile, Remote, Standing } from '../core/wire.js';

type Served = { readonly [method: string]: (kopri: Kopri, args: readonly [never, never]) => Promise<unknown> };

/** Calls that pass straight through: group, then methods. */
const plain = {
  directory: ['list', 'require', 'proof'],
  drafts: ['keep', 'find', 'list', 'drop'],
  outbox: ['list', 'recall', 'resend'],
  search: ['find'],
  enrolment: ['invite', 'invitations', 'withdraw', 'requests', 'admit', 'refuse'],
  members: ['suspend', 'reinstate', 'remove', 'erase', 'openQueriesOf'],
  channels: ['open', 'list', 'send', 'acceptDiffering', 'items', 'markRead', 'addMembers', 'removeMembers', 'refresh'],
  queries: ['ask', 'check', 'list', 'show', 'act'],
  evidence: ['list', 'pause', 'resume', 'cancel'],
  devices: ['list', 'revoke'],
} as const satisfies { readonly [G in keyof Remote]?: readonly (keyof Remote[G])[] };

const special: Served = {
  standing: async (kopri): Promise<Standing> => ({ status: await kopri.status(), offline: kopri.offline }),
  sync: (kopri, [options]) => kopri.sync(options),
  doctor: (kopri) => kopri.doctor(),
  'evidence.share': (kopri, [reference, offer]) => share(kopri, reference, offer),
  'evidence.fetch': (kopri, [evidence]) => fetchFiles(kopri, evidence),
};

const passed: ReadonlySet<string> = new Set(
  Object.entries(plain).flatMap(([group, methods]) => methods.map((method) => `${group}.${method}`)),
);

/** Throws whatever the client throws; `malformed` for a method that is not served. */
export async function serve(kopri: Kopri, method: string, args: readonly unknown[]): Promise<unknown> {
  const found = Object.hasOwn(special, method) ? special[method] : undefined;
  if (found !== undefined) return found(kopri, args as never);
  if (!passed.has(method)) throw new AppError('malformed', { detail: method });
  const [group = '', name = ''] = method.split('.');
  const part = Reflect.get(kopri, group) as Readonly<Record<string, (...values: readonly unknown[]) => unknown>>;
  return part[name]?.(...args);
}

type Shared = Parameters<Remote['evidence']['share']>;

const share = (kopri: Kopri, reference: Shared[0], offer: Shared[1]): Promise<unknown> =>
  kopri.evidence.share(reference, { ...offer, files: offer.files.map(sourceOf) });

const sourceOf = (file: File): FileSource => ({
  name: file.name.normalize('NFC'),
  size: file.size,
  ...(file.type === '' ? {} : { type: file.type }),
  open: () => chunksOf(file),
});

async function* chunksOf(file: File): AsyncIterable<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Bytes held in this worker's memory before the browser may put them elsewhere. */
const HELD_BYTES = 16_000_000;

class BlobSink implements FileSink {
  private readonly parts: Blob[] = [];
  private held: Uint8Array<ArrayBuffer>[] = [];
  private heldBytes = 0;

  async write(chunk: Uint8Array): Promise<void> {
    this.held.push(Uint8Array.from(chunk));
    this.heldBytes += chunk.length;
    if (this.heldBytes >= HELD_BYTES) this.release();
  }

  async finish(): Promise<string> {
    this.release();
    return '';
  }

  async abort(): Promise<void> {
    this.parts.length = 0;
    this.held = [];
  }

  /** Never of the sender's type: a browser must not run or show what it was sent. */
  get blob(): Blob {
    return new Blob(this.parts, { type: 'application/octet-stream' });
  }

  private release(): void {
    this.parts.push(new Blob(this.held));
    [this.held, this.heldBytes] = [[], 0];
  }
}

async function fetchFiles(kopri: Kopri, evidence: string): Promise<readonly FetchedFile[]> {
  const sinks: BlobSink[] = [];
  const files = await kopri.evidence.fetch(evidence, async () => {
    const sink = new BlobSink();
    sinks.push(sink);
    return sink;
  });
  return files.map(({ name, size, sha256 }, index) => ({ name, size, sha256, blob: sinks[index]?.blob ?? new Blob() }));
}
