/** A directory and a cast for the tests of the engine: invented people, real keys, no server. */
import {
  newId,
  suites,
  textOf,
  utf8,
  type ChannelId,
  type ChannelTerms,
  type MemberId,
  type SuiteNumber,
} from '@kopri/protocol';
import { sha256 } from '../../../verify/index.js';
import { generateSigningKeyPair, randomBytes } from '../../keys.js';
import type {
  CommitPlan,
  DirectoryOracle,
  Group,
  KeyPair,
  LeafIdentity,
  NewKeyPackage,
  PendingCommit,
} from '../../mls-engine.js';
import { TsMlsEngine } from '../ts-mls-engine.js';

export const engine = new TsMlsEngine();
export const NOW_MS = Date.UTC(2026, 10, 22, 9);

export interface Practitioner extends LeafIdentity {
  readonly mlsKey: KeyPair;
}

/** A directory of which every entry is one act; sizes count the acts. */
export class FakeDirectory implements DirectoryOracle {
  private readonly acts: {
    readonly kind: 'admitted' | 'suspended' | 'reinstated' | 'removed' | 'revoked';
    readonly who: Practitioner;
  }[] = [];

  get size(): number {
    return this.acts.length;
  }

  admit(member?: MemberId): Practitioner {
    const who = {
      member: member ?? newId('member', randomBytes),
      device: newId('device', randomBytes),
      mlsKey: generateSigningKeyPair(),
    };
    this.acts.push({ kind: 'admitted', who });
    return who;
  }

  record(kind: 'admitted' | 'suspended' | 'reinstated' | 'removed' | 'revoked', who: Practitioner): void {
    this.acts.push({ kind, who });
  }

  now(): { size: number; root: Uint8Array } {
    return { size: this.size, root: rootOf(this.size) };
  }

  rootAt(size: number): Uint8Array | undefined {
    return size <= this.size ? rootOf(size) : undefined;
  }

  wasMlsKeyOf({ member, device }: LeafIdentity, mlsKey: Uint8Array): boolean {
    return this.acts.some(
      ({ kind, who }) =>
        kind === 'admitted' && who.member === member && who.device === device && sameKey(who.mlsKey.publicKey, mlsKey),
    );
  }

  isActiveAt({ member, device }: LeafIdentity, size: number): boolean {
    let active = false;
    for (const { kind, who } of this.acts.slice(0, size)) {
      if (who.member !== member) continue;
      if (kind === 'admitted' && who.device === device) active = true;
      if (kind === 'suspended' || kind === 'removed' || (kind === 'revoked' && who.device === device)) active = false;
      if (kind === 'reinstated') active = true;
    }
    return active;
  }

  isRemovedAt(member: MemberId, size: number): boolean {
    return this.acts.slice(0, size).some(({ kind, who }) => kind === 'removed' && who.member === member);
  }
}

const rootOf = (size: number): Uint8Array => sha256(Uint8Array.of(size >> 8, size & 0xff));
const sameKey = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i]);

export const keyPackageOf = (
  who: Practitioner,
  suite: SuiteNumber = suites.x25519,
  nowMs = NOW_MS,
): Promise<NewKeyPackage> => engine.generateKeyPackage(who, who.mlsKey, { suite, nowMs });

export const newChannel = (): ChannelId => newId('channel', randomBytes);

export const termsOf = (
  owners: readonly LeafIdentity[],
  members: readonly LeafIdentity[],
  suite: SuiteNumber = suites.x25519,
): ChannelTerms => ({
  version: 1,
  owners: owners.map(({ member }) => member),
  members: members.map(({ member }) => member),
  suite,
});

export interface Seat {
  readonly who: Practitioner;
  group: Group;
}

/** A channel opened by the first of `people`, who added the others in one commit; all in epoch 1 (a lone opener in epoch 0). */
export async function openChannel(
  directory: FakeDirectory,
  people: readonly Practitioner[],
  suite: SuiteNumber = suites.x25519,
): Promise<Seat[]> {
  const [opener, ...others] = people;
  if (opener === undefined) throw new TypeError('nobody');
  const terms = termsOf([opener], people, suite);
  const alone = await engine.createGroup(opener, opener.mlsKey, { channel: newChannel(), terms, nowMs: NOW_MS });
  if (others.length === 0) return [{ who: opener, group: alone }];
  const packages = await Promise.all(others.map((who) => keyPackageOf(who, suite)));
  const pending = await engine.commit(
    alone,
    { add: packages.map(({ keyPackage }) => keyPackage), directory: directory.now() },
    directory,
    NOW_MS,
  );
  const joined = await Promise.all(
    others.map(
      async (who, i): Promise<Seat> => ({
        who,
        group: await engine.join(welcomeOf(pending), packages[i] ?? never(), directory),
      }),
    ),
  );
  return [{ who: opener, group: pending.next }, ...joined];
}

export const welcomeOf = ({ welcome }: PendingCommit): Uint8Array => welcome?.bytes ?? never();

/** For what a test has just made sure of. */
export function never(): never {
  throw new Error('cannot be');
}

export interface Trio {
  readonly directory: FakeDirectory;
  /** The opener and owner. */
  readonly gyzylgul: Seat;
  readonly merdan: Seat;
  readonly elif: Seat;
}

/** Gyzylgul's channel with Merdan and Elif, in epoch 1. */
export async function openTrio(suite: SuiteNumber = suites.x25519): Promise<Trio> {
  const directory = new FakeDirectory();
  const [gyzylgul, merdan, elif] = await openChannel(
    directory,
    [directory.admit(), directory.admit(), directory.admit()],
    suite,
  );
  return { directory, gyzylgul: gyzylgul ?? never(), merdan: merdan ?? never(), elif: elif ?? never() };
}

/** Seals with the seat's group and moves it on. */
export async function say(seat: Seat, text: string): Promise<Uint8Array> {
  const { group, sealed } = await engine.seal(seat.group, utf8(text));
  seat.group = group;
  return sealed;
}

/** Opens an application message with the seat's group and moves it on. */
export async function hear(seat: Seat, sealed: Uint8Array, directory: FakeDirectory): Promise<string> {
  const opened = await engine.open(seat.group, sealed, directory);
  if (opened.kind !== 'application') throw new Error(`a ${opened.kind}`);
  seat.group = opened.group;
  return textOf(opened.plaintext);
}

/** The plan's commit by one seat, followed by the others. */
export async function commitAll(
  by: Seat,
  others: readonly Seat[],
  plan: Partial<CommitPlan>,
  directory: FakeDirectory,
): Promise<PendingCommit> {
  const pending = await engine.commit(by.group, { directory: directory.now(), ...plan }, directory, NOW_MS);
  by.group = pending.next;
  for (const seat of others) {
    const opened = await engine.open(seat.group, pending.commit, directory);
    if (opened.kind === 'commit') seat.group = opened.group;
  }
  return pending;
}
