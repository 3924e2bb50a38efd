/** Whose profile this is, and where its member stands: waiting, in post, suspended, gone. */
import { AppError, equalBytes } from '@kopri/protocol';
import type { DirectoryReplica } from './directory-replica.js';
import { profileRecord, type ProfileRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';

export class OwnProfile {
  constructor(
    private readonly store: SealedStore,
    private record: ProfileRecord,
  ) {}

  get current(): ProfileRecord {
    return this.record;
  }

  async setState(state: ProfileRecord['state']): Promise<void> {
    this.record = { ...this.record, state };
    await this.store.commit(new Changes().put(profileRecord, this.record));
  }

  /** Throws `device-waiting`, `device-suspended`, `device-removed`. */
  refuseUnlessActive(): void {
    const { state } = this.record;
    if (state === 'waiting') throw new AppError('device-waiting');
    if (state === 'suspended') throw new AppError('device-suspended');
    if (state === 'removed' || state === 'refused') throw new AppError('device-removed');
  }

  /** On admission the directory must name the keys that are here: `request-forged`. */
  requireOwnKeys(replica: DirectoryReplica): void {
    const { device, deviceKey, mlsKey, member } = this.record;
    const found = replica.required.findDevice(device);
    const isOwn =
      found?.member.member === member &&
      equalBytes(found.device.deviceKey, deviceKey.publicKey) &&
      equalBytes(found.device.mlsKey, mlsKey.publicKey);
    if (!isOwn) throw new AppError('request-forged', { detail: 'the directory names other keys for this device' });
  }
}
