/**
 * That this browser has held a device: kept apart from the device itself, so that a browser which
 * deleted the one can be told from a browser that never had it.
 */
const MARK = 'kopri.device';
const ANEW = 'kopri.begin-anew';
const DATABASE = 'kopri';

export const markDevice = (): void => localStorage.setItem(MARK, 'held');
export const wasDevice = (): boolean => localStorage.getItem(MARK) !== null;
export const unmarkDevice = (): void => localStorage.removeItem(MARK);

/** Erases this device: at the next start, before the client of this tab holds the store open. */
export function beginAnew(): void {
  localStorage.setItem(ANEW, 'asked');
  location.replace('/');
}

/** Before the client starts. Waits while another tab still holds the store. */
export async function eraseWhereAsked(): Promise<void> {
  if (localStorage.getItem(ANEW) === null) return;
  await new Promise<void>((resolve) => {
    const erasing = indexedDB.deleteDatabase(DATABASE);
    erasing.onsuccess = () => resolve();
    erasing.onerror = () => resolve();
  });
  unmarkDevice();
  localStorage.removeItem(ANEW);
}
