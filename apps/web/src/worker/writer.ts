/**
 * The one client of this browser. Of all tabs that are open one holds the lock and runs it; when it
 * closes, crashes or hangs, another takes over. What makes that safe is the fence in the store, not the lock.
 */
import { isAppError } from '@kopri/protocol';
import type { Kopri, SyncResult } from '@kopri/client';
import { codedError } from '../core/coded.js';
import type { Notice } from '../core/wire.js';

const LOCK = 'kopri-writer';
/** How soon a change of the line shows. */
const LINE_CHECK_MS = 1_000;
const TROUBLE_PAUSE_MS = 5_000;

interface WriterParts {
  readonly open: () => Promise<Kopri>;
  /** The client is here until `ended` aborts. */
  readonly onReady: (kopri: Kopri) => void;
  readonly onNotice: (notice: Notice) => void;
}

/**
 * Waits for the lock, runs the client, and gives it back when `ended` aborts or another tab took over.
 * Throws what opening throws. `steal`: the holder no longer answers.
 */
export async function runWriter(
  parts: WriterParts,
  ended: AbortSignal,
  { steal = false }: { readonly steal?: boolean } = {},
): Promise<void> {
  const options: LockOptions = steal ? { steal: true } : { signal: ended };
  await navigator.locks
    .request(LOCK, options, async () => {
      if (!ended.aborted) await run(parts, ended);
    })
    .catch((error: unknown) => {
      // Waiting was given up, or the lock was taken from us: the fence has stopped our writes already.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    });
}

async function run({ open, onReady, onNotice }: WriterParts, ended: AbortSignal): Promise<void> {
  const kopri = await open();
  const line = watchLine(kopri, onNotice);
  try {
    onReady(kopri);
    await follow(kopri, ended, onNotice);
  } finally {
    clearInterval(line);
    await kopri.close().catch(() => undefined);
  }
}

/** Until the end, or until another tab writes. Whoever searches finds everything read already. */
async function follow(kopri: Kopri, ended: AbortSignal, onNotice: WriterParts['onNotice']): Promise<void> {
  const readAhead = () => void kopri.search.readAhead(ended).catch(() => undefined);
  const onChange = (result: SyncResult) => {
    onNotice({ notice: 'changed', result });
    readAhead();
  };
  readAhead();
  while (!ended.aborted) {
    try {
      await kopri.follow(ended, onChange);
    } catch (error) {
      if (isAppError(error, 'store-fenced')) return;
      onNotice({ notice: 'trouble', error: codedError(error) });
      await new Promise((resolve) => setTimeout(resolve, TROUBLE_PAUSE_MS));
    }
  }
}

function watchLine(kopri: Kopri, onNotice: WriterParts['onNotice']): ReturnType<typeof setInterval> {
  let was = kopri.offline;
  return setInterval(() => {
    if (kopri.offline === was) return;
    was = kopri.offline;
    onNotice({ notice: 'line', offline: was });
  }, LINE_CHECK_MS);
}
