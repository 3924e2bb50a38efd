/** Vaults by a worker that lives for one of them. A machine without the memory gets a vault of the least cost. */
import { AppError } from '@kopri/protocol';
import { readyCrypto, vaultOf, VaultSmith, type Vault } from '@kopri/client/web';
import { appError } from '../core/coded.js';
import { trustedScript } from '../core/trusted-url.js';
import type { VaultOutcome, VaultTask, VaultWorkerName } from './vault-task.js';

const NAME: VaultWorkerName = 'vault';

export class ThrowawaySmith extends VaultSmith {
  async create(secret: string): Promise<{ readonly header: Uint8Array; readonly vault: Vault }> {
    const made = await run({ task: 'create', secret, cost: 'standard' }).catch(() =>
      run({ task: 'create', secret, cost: 'floor' }),
    );
    if (made.header === undefined) throw new AppError('crypto-unavailable');
    await readyCrypto();
    return { header: made.header, vault: vaultOf(made.master) };
  }

  async open(header: Uint8Array, secret: string): Promise<Vault> {
    const { master } = await run({ task: 'open', header, secret });
    await readyCrypto();
    return vaultOf(master);
  }
}

function run(task: VaultTask): Promise<{ readonly header?: Uint8Array; readonly master: Uint8Array }> {
  const worker = new Worker(trustedScript(self.location.href), { type: 'module', name: NAME });
  const done = new Promise<VaultOutcome>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<VaultOutcome>) => resolve(data);
    worker.onerror = () => resolve({ ok: false, error: { code: 'crypto-unavailable', detail: 'memory' } });
    worker.postMessage(task);
  });
  return done
    .then((outcome) => {
      if (outcome.ok) return outcome.value;
      throw appError(outcome.error);
    })
    .finally(() => worker.terminate());
}
