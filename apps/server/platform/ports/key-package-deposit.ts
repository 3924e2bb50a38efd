/**
 * Where the key packages of a join request go once their device is admitted. The store of key
 * packages implements it and registers it: `{ provide: KeyPackageDeposit, useExisting: … }`.
 */
import type { DeviceId, NewKeyPackages } from '@kopri/protocol';
import type { PoolClient } from 'pg';

export abstract class KeyPackageDeposit {
  /** Runs inside the transaction that appends the admission: both hold or neither does. */
  abstract deposit(transaction: PoolClient, device: DeviceId, packages: NewKeyPackages): Promise<void>;
}
