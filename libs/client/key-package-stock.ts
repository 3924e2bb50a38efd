/** The key packages of this device: 20 at the server and one of last resort; the private parts stay here. */
import { KEY_PACKAGES_KEPT, toHex, type NewKeyPackages, type SuiteNumber } from '@kopri/protocol';
import type { KeyPair, LeafIdentity, MlsEngine, NewKeyPackage } from '@kopri/crypto/sealed';
import type { Clock } from './ports.js';
import { keyPackageRecord, type KeyPackageRecord } from './records.js';
import { Changes, type SealedStore } from './store/sealed-store.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly engine: MlsEngine;
  readonly store: SealedStore;
  readonly clock: Clock;
  readonly own: LeafIdentity;
  readonly mlsKey: KeyPair;
}

export class KeyPackageStock {
  constructor(private readonly parts: Parts) {}

  /** Makes packages and puts their private parts into `changes`. */
  async make(
    changes: Changes,
    { count, suite, lastResort }: { count: number; suite: SuiteNumber; lastResort: boolean },
  ): Promise<NewKeyPackages> {
    const ordinary: Uint8Array[] = [];
    for (let i = 0; i < count; i += 1) ordinary.push(await this.makeOne(changes, suite, false));
    return { ordinary, ...(lastResort ? { lastResort: await this.makeOne(changes, suite, true) } : {}) };
  }

  /** Fills the server's stock up once half of it is gone. */
  async replenish(link: ServerLink, { atServer, suite }: { atServer: number; suite: SuiteNumber }): Promise<void> {
    if (atServer > KEY_PACKAGES_KEPT / 2) return;
    const changes = new Changes();
    const packages = await this.make(changes, { count: KEY_PACKAGES_KEPT - atServer, suite, lastResort: false });
    // Kept before they are handed out: a welcome may come at once.
    await this.parts.store.commit(changes);
    await link.depositKeyPackages(packages);
  }

  async find(ref: Uint8Array): Promise<KeyPackageRecord | undefined> {
    return this.parts.store.find(keyPackageRecord(toHex(ref)));
  }

  /** Its private keys are destroyed with the first welcome; those of last resort serve again. */
  spend(changes: Changes, used: KeyPackageRecord): void {
    if (!used.lastResort) changes.delete(keyPackageRecord(toHex(used.ref)));
  }

  private async makeOne(changes: Changes, suite: SuiteNumber, lastResort: boolean): Promise<Uint8Array> {
    const { engine, own, mlsKey, clock } = this.parts;
    const made: NewKeyPackage = await engine.generateKeyPackage(own, mlsKey, {
      suite,
      nowMs: clock.nowMs(),
      lastResort,
    });
    changes.put(keyPackageRecord(toHex(made.ref)), { ...made, lastResort });
    return made.keyPackage;
  }
}
