/** What the browser promises of its storage: without the promise it may delete a device when the disk is full. */

/** Asks for the promise. A refusal stops nobody; the waiting screen says it. */
export async function keepStorage(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false);
}

export const isStorageKept = async (): Promise<boolean> =>
  (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
