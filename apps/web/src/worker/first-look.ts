/** Whether a device is kept here, read before the client has been loaded: its lock is shown meanwhile. Needs nothing that is fetched. */
import type { Session, UnlockBy } from '../core/wire.js';

const DATABASE = 'kopri';

/** `undefined` where there is no device, or the store cannot be read: the client will say which. */
export function findLock(): Promise<Session | undefined> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(DATABASE);
    // There is none, and it is not for this look to make one.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve(undefined);
    opening.onsuccess = () => resolve(read(opening.result).finally(() => opening.result.close()));
  });
}

async function read(database: IDBDatabase): Promise<Session | undefined> {
  if (!database.objectStoreNames.contains('meta')) return undefined;
  const meta = database.transaction('meta').objectStore('meta');
  const [header, unlock] = await Promise.all([valueOf(meta.get('vault')), valueOf(meta.get('unlock'))]);
  if (!(header instanceof Uint8Array)) return undefined;
  return { state: 'locked', by: (unlock as UnlockBy | undefined) ?? { kind: 'passphrase' } };
}

const valueOf = (request: IDBRequest<unknown>): Promise<unknown> =>
  new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
