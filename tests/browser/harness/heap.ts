/** What the scripts of a page and of its workers still hold after everything that can be collected was, as streams of bytes. */
import type { CDPSession, Page } from 'playwright-core';

type Watch = (bytes: Uint8Array) => void;

/** Strings are cut after a thousand letters there; what is drawn and what lies in typed arrays stands outside. Resolves with what was read. */
export async function readHeaps(page: Page, watch: (thread: string) => Watch): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await readHeap(threadOfPage(session), watch('page'));
    const workers = await threadsOfWorkers(session);
    for (const worker of workers) await readHeap(worker, watch('worker'));
    return ['page', ...workers.map(() => 'worker')];
  } finally {
    await session.detach();
  }
}

interface Thread {
  send(method: string, params?: object): Promise<unknown>;
  onChunk(listener: (chunk: string) => void): void;
}

const threadOfPage = (session: CDPSession): Thread => ({
  send: (method, params) => session.send(method as never, params as never),
  onChunk: (listener) => session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => listener(chunk)),
});

async function threadsOfWorkers(session: CDPSession): Promise<readonly Thread[]> {
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return workers.map((sessionId) => threadOfWorker(session, sessionId));
}

/** A worker is reached by letters that the session of its page passes on. */
function threadOfWorker(session: CDPSession, sessionId: string): Thread {
  const answered = new Map<number, (value: unknown) => void>();
  let onChunk: (chunk: string) => void = () => undefined;
  let last = 0;
  session.on('Target.receivedMessageFromTarget', (letter) => {
    if (letter.sessionId !== sessionId) return;
    const { id, method, params } = JSON.parse(letter.message);
    if (method === 'HeapProfiler.addHeapSnapshotChunk') onChunk(params.chunk);
    answered.get(id)?.(undefined);
  });
  return {
    send: async (method, params) => {
      const id = ++last;
      const answer = new Promise((resolve) => answered.set(id, resolve));
      await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
      await answer;
    },
    onChunk: (listener) => (onChunk = listener),
  };
}

async function readHeap(thread: Thread, watch: Watch): Promise<void> {
  thread.onChunk((chunk) => watch(Buffer.from(chunk)));
  await thread.send('HeapProfiler.enable');
  for (let turn = 0; turn < 3; turn += 1) await thread.send('HeapProfiler.collectGarbage');
  await thread.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
}
