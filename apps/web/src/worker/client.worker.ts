/**
 * The client of one tab, or under another name the work of one vault: one file, so that what both
 * are made of is fetched once. What comes before everything is loaded waits in a queue.
 */
import type { Call, ToPage } from '../core/wire.js';
import { findLock } from './first-look.js';
import type { VaultTask, VaultWorkerName } from './vault-task.js';

const VAULT: VaultWorkerName = 'vault';

const started: Promise<(message: never) => unknown> = self.name === VAULT ? startVault() : startClient();

self.onmessage = ({ data }: MessageEvent<unknown>) => {
  void started.then((receive) => receive(data as never));
};

async function startClient(): Promise<(call: Call) => unknown> {
  const post = (message: ToPage): void => self.postMessage(message);
  const looked = findLock().then((session) => session !== undefined && post({ notice: 'session', session }));
  const [{ Tab }, { BrowserPlace }, { ThrowawaySmith }] = await Promise.all([
    import('./tab.js'),
    import('./indexed-db/place.js'),
    import('./throwaway-smith.js'),
  ]);
  const end = (): void => {
    setTimeout(() => {
      post({ notice: 'ended' });
      self.close();
    });
  };
  // What was seen first is never said after what the client says.
  await looked;
  const tab = new Tab({ place: new BrowserPlace(), smith: new ThrowawaySmith(), post, end });
  await tab.start();
  return (call) => tab.call(call);
}

async function startVault(): Promise<(task: VaultTask) => unknown> {
  const { runVaultTask } = await import('./vault-task.js');
  return async (task) => self.postMessage(await runVaultTask(task));
}
