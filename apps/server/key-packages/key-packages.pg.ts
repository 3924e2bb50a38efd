/** Key packages in PostgreSQL. Whoever changes a device's packages holds that device's lock, so rivals come one after the other. */
import { sha256 } from '@kopri/crypto/verify';
import {
  KEY_PACKAGE_LIFETIME_DAYS,
  KEY_PACKAGES_KEPT,
  type ClaimReply,
  type DeviceId,
  type NewKeyPackages,
} from '@kopri/protocol';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../platform/database.js';
import { Clock } from '../platform/ports/clock.js';
import { KeyPackageDeposit } from '../platform/ports/key-package-deposit.js';
import { type Claim, KeyPackageStore } from './key-packages.ports.js';

type Packages = ClaimReply['packages'];

/** A claim nobody followed up in that time is void: a committer on the worst line is long done. */
const RESERVATION_MS = 24 * 3_600_000;
const LIFETIME_MS = KEY_PACKAGE_LIFETIME_DAYS * 86_400_000;
/** Hashes of consumed packages kept per device; a deposit is repeated within minutes if at all. */
const TOMBSTONES_KEPT = 200;

const LOCK =
  'select pg_advisory_xact_lock(hashtextextended(device, 1)) from (select unnest($1::text[]) as device order by 1) as sorted';

@Injectable()
export class PgKeyPackageStore extends KeyPackageStore implements KeyPackageDeposit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override add(device: DeviceId, packages: NewKeyPackages): Promise<void> {
    return this.database.transaction((transaction) => this.deposit(transaction, device, packages));
  }

  async deposit(transaction: PoolClient, device: DeviceId, { ordinary, lastResort }: NewKeyPackages): Promise<void> {
    await transaction.query(LOCK, [[device]]);
    if (lastResort !== undefined) await this.replaceLastResort(transaction, device, lastResort);
    for (const bytes of ordinary) await this.insert(transaction, device, bytes, false);
    await trim(transaction, device);
  }

  override claim({ channel, epoch, devices }: Claim): Promise<Packages> {
    return this.database.transaction(async (transaction) => {
      await transaction.query(LOCK, [devices]);
      const nowMs = this.clock.nowMs();
      const found = new Map<DeviceId, Uint8Array>();
      const take = async (text: string, values: readonly unknown[]): Promise<void> => {
        const missing = devices.filter((device) => !found.has(device));
        if (missing.length === 0) return;
        const { rows } = await transaction.query<{ device: DeviceId; bytes: Uint8Array }>(text, [
          missing,
          nowMs - LIFETIME_MS,
          ...values,
        ]);
        for (const { device, bytes } of rows) found.set(device, bytes);
      };
      await take(RESERVED, [channel, epoch, nowMs]);
      await take(RESERVE, [channel, epoch, nowMs, nowMs - RESERVATION_MS]);
      await take(LAST_RESORT, []);
      return [...found].map(([device, keyPackage]) => ({ device, keyPackage }));
    });
  }

  override async countOrdinary(device: DeviceId): Promise<number> {
    const { rows } = await this.database.pool.query<{ count: number }>(
      'select count(*) from key_packages where device = $1 and not last_resort and bytes is not null and deposited_at > $2',
      [device, this.clock.nowMs() - LIFETIME_MS],
    );
    return rows[0]?.count ?? 0;
  }

  private async replaceLastResort(transaction: PoolClient, device: DeviceId, bytes: Uint8Array): Promise<void> {
    const values = [device, Buffer.from(sha256(bytes))];
    await transaction.query(
      'update key_packages set bytes = null where device = $1 and last_resort and bytes is not null and hash <> $2',
      values,
    );
    await this.insert(transaction, device, bytes, true);
  }

  private async insert(
    transaction: PoolClient,
    device: DeviceId,
    bytes: Uint8Array,
    lastResort: boolean,
  ): Promise<void> {
    await transaction.query(
      `insert into key_packages (device, hash, last_resort, deposited_at, bytes) values ($1, $2, $3, $4, $5)
       on conflict (device, hash) do nothing`,
      [device, Buffer.from(sha256(bytes)), lastResort, this.clock.nowMs(), Buffer.from(bytes)],
    );
  }
}

/** A channel's own reservation, also one made at an earlier epoch: the loser of a race adds the same device again. */
const RESERVED = `update key_packages set reserved_epoch = greatest(reserved_epoch, $4::bigint), reserved_at = $5
  where device = any ($1) and deposited_at > $2 and reserved_channel = $3 and not last_resort and bytes is not null
  returning device, bytes`;

const RESERVE = `update key_packages set reserved_channel = $3, reserved_epoch = $4, reserved_at = $5
  where id in (
    select distinct on (device) id from key_packages
    where device = any ($1) and deposited_at > $2 and not last_resort and bytes is not null
      and (reserved_channel is null or reserved_at < $6)
    order by device, id
  ) returning device, bytes`;

const LAST_RESORT = `select device, bytes from key_packages
  where device = any ($1) and deposited_at > $2 and last_resort and bytes is not null`;

/** The newest stay: their lifetimes end last. */
async function trim(transaction: PoolClient, device: DeviceId): Promise<void> {
  await transaction.query(
    `update key_packages set bytes = null where id in (
       select id from key_packages
       where device = $1 and not last_resort and bytes is not null and reserved_channel is null
       order by id desc offset $2
     )`,
    [device, KEY_PACKAGES_KEPT],
  );
  await transaction.query(
    'delete from key_packages where id in (select id from key_packages where device = $1 and bytes is null order by id desc offset $2)',
    [device, TOMBSTONES_KEPT],
  );
}
