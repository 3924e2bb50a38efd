/** Makes or opens one vault. Its worker ends with it: the memory that Argon2id took is never given back otherwise. */
import { LocalVaultSmith } from '@kopri/client/web';
import { codedError } from '../core/coded.js';
import type { CodedError } from '../core/wire.js';

/** The name of a worker that does this and nothing else. */
export type VaultWorkerName = 'vault';

export type VaultTask =
  | { readonly task: 'create'; readonly secret: string; readonly cost: 'standard' | 'floor' }
  | { readonly task: 'open'; readonly secret: string; readonly header: Uint8Array };

export type VaultOutcome =
  | { readonly ok: true; readonly value: { readonly header?: Uint8Array; readonly master: Uint8Array } }
  | { readonly ok: false; readonly error: CodedError };

export const runVaultTask = (task: VaultTask): Promise<VaultOutcome> =>
  run(task).then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error: codedError(error) }),
  );

async function run(task: VaultTask): Promise<{ readonly header?: Uint8Array; readonly master: Uint8Array }> {
  if (task.task === 'open') {
    const vault = await new LocalVaultSmith().open(task.header, task.secret);
    return { master: vault.unsafeMasterKey() };
  }
  const { header, vault } = await new LocalVaultSmith(task.cost).create(task.secret);
  return { header, master: vault.unsafeMasterKey() };
}
