/**
 * Work over many bytes gives way to whatever else waits in the same thread. Promises alone do not:
 * between two of them no message, timer or socket has its turn.
 */

/** At most a few milliseconds of sealing and hashing, also on a slow computer. */
const BYTES_PER_BREATH = 262_144;

/** To be awaited after each piece of work; pauses when enough bytes have been worked on since the last pause. */
export function breathing(): (workedBytes: number) => Promise<void> {
  let since = 0;
  return async (workedBytes) => {
    since += workedBytes;
    if (since < BYTES_PER_BREATH) return;
    since = 0;
    await nextTask();
  };
}

/** A message to oneself: browsers hold back timers of 0 ms, and never messages. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrived = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', arrived, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
