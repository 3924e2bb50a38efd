/** A seeded random history of a channel, for tests: everybody follows every commit, the removed are handed every byte. */
import type { SuiteNumber } from '@kopri/protocol';
import type { Group } from '../../mls-engine.js';
import {
  engine,
  FakeDirectory,
  keyPackageOf,
  newChannel,
  NOW_MS,
  termsOf,
  type Practitioner,
  type Seat,
} from './cast.js';
import { strikeRemoved } from '../judge.js';

/** mulberry32: small, seeded, good enough to choose by. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** As many as keep 30 histories within a minute on a shared core; enough for trees of three levels. */
const MOST_SEATS = 6;

export class History {
  readonly directory = new FakeDirectory();
  readonly suspended: Practitioner[] = [];
  /** The last group of each device that was ever removed. */
  readonly former: Seat[] = [];
  /** Everything sent since, with nobody left out. */
  readonly bytesSinceRemoval: { readonly bytes: Uint8Array; readonly formerCount: number }[] = [];

  private constructor(
    readonly suite: SuiteNumber,
    private readonly pick: (below: number) => number,
    readonly seats: Seat[],
  ) {}

  static async begin(suite: SuiteNumber, seed: number): Promise<History> {
    const history = new History(suite, seeded(seed), []);
    const opener = history.directory.admit();
    const terms = termsOf([opener], [opener], suite);
    const group = await engine.createGroup(opener, opener.mlsKey, { channel: newChannel(), terms, nowMs: NOW_MS });
    history.seats.push({ who: opener, group });
    return history;
  }

  /** A channel whose only owner is suspended waits for its return. */
  private get owner(): Seat | undefined {
    const { owners } = engine.view(this.anySeat.group).terms;
    return this.seats.find(({ who }) => owners.includes(who.member));
  }

  async step(): Promise<void> {
    const acts = [
      'add',
      'add',
      'add',
      'add',
      'add',
      'addDevice',
      'strike',
      'suspend',
      'revoke',
      'reinstate',
      'update',
      'update',
      'reload',
      'message',
    ] as const;
    const act = acts[this.pick(acts.length)] ?? 'update';
    await this[act]();
  }

  private async add(): Promise<void> {
    const { owner } = this;
    if (this.seats.length >= MOST_SEATS || owner === undefined) return this.update();
    const newcomers = Array.from({ length: 1 + this.pick(2) }, () => this.directory.admit());
    const { terms } = engine.view(owner.group);
    await this.commit(owner, newcomers, {
      ...terms,
      members: [...terms.members, ...newcomers.map(({ member }) => member)],
    });
  }

  private async addDevice(): Promise<void> {
    if (this.seats.length >= MOST_SEATS) return this.update();
    await this.commit(this.random(), [this.directory.admit(this.random().who.member)]);
  }

  private async strike(): Promise<void> {
    const { owner } = this;
    if (owner === undefined) return this.update();
    const { terms } = engine.view(owner.group);
    const struck = this.random().who.member;
    if (terms.owners.includes(struck)) return this.update();
    await this.commit(owner, [], { ...terms, members: terms.members.filter((member) => member !== struck) });
  }

  private async suspend(): Promise<void> {
    const target = this.random().who;
    if (this.seats.every(({ who }) => who.member === target.member)) return this.update();
    this.directory.record(this.pick(3) === 0 ? 'removed' : 'suspended', target);
    if (!this.directory.isRemovedAt(target.member, this.directory.size)) this.suspended.push(target);
    await this.repair();
  }

  private async revoke(): Promise<void> {
    const target = this.random().who;
    if (this.seats.length === 1) return this.update();
    this.directory.record('revoked', target);
    await this.repair();
  }

  private async reinstate(): Promise<void> {
    const back = this.suspended.pop();
    if (back === undefined || this.directory.isRemovedAt(back.member, this.directory.size)) return this.update();
    this.directory.record('reinstated', back);
    const listed = engine.view(this.anySeat.group).terms.members.includes(back.member);
    const present = this.seats.some(({ who }) => who.device === back.device);
    return listed && !present ? this.commit(this.random(), [back]) : this.update();
  }

  /** Whoever may still act carries out what the directory demands. */
  private async repair(): Promise<void> {
    const active = this.seats.filter(({ who }) => this.directory.isActiveAt(who, this.directory.size));
    const seat = active[this.pick(active.length)];
    if (seat !== undefined) await this.commit(seat, []);
  }

  private async update(): Promise<void> {
    await this.commit(this.random(), []);
  }

  private async reload(): Promise<void> {
    const seat = this.random();
    seat.group = engine.parseGroup(engine.encodeGroup(seat.group));
  }

  async message(from: Seat = this.random()): Promise<void> {
    const text = crypto.getRandomValues(new Uint8Array(40));
    const { group, sealed } = await engine.seal(from.group, text);
    this.settled(from, group);
    this.bytesSinceRemoval.push({ bytes: sealed, formerCount: this.former.length });
    for (const seat of this.seats) {
      if (seat === from) continue;
      const opened = await engine.open(seat.group, sealed, this.directory);
      if (opened.kind !== 'application' || opened.plaintext.join() !== text.join())
        throw new Error('a member reads something else');
      this.settled(seat, opened.group);
    }
  }

  private settled(seat: Seat, group: Group): void {
    seat.group = group;
    engine.settle(group);
  }

  private async commit(
    from: Seat,
    adding: readonly Practitioner[],
    terms = engine.view(from.group).terms,
  ): Promise<void> {
    const listed = strikeRemoved(terms, (member) => this.directory.isRemovedAt(member, this.directory.size));
    const packages = await Promise.all(adding.map((who) => keyPackageOf(who, this.suite)));
    const plan = { add: packages.map(({ keyPackage }) => keyPackage), terms: listed, directory: this.directory.now() };
    const pending = await engine.commit(from.group, plan, this.directory, NOW_MS);
    this.bytesSinceRemoval.push({ bytes: pending.commit, formerCount: this.former.length });
    for (const seat of this.seats.filter((other) => other !== from)) await this.follow(seat, pending.commit);
    this.settled(from, pending.next);
    for (const [i, who] of adding.entries()) {
      const own = packages[i];
      if (own !== undefined && pending.welcome !== undefined)
        this.seats.push({ who, group: await engine.join(pending.welcome.bytes, own, this.directory) });
    }
  }

  private async follow(seat: Seat, commit: Uint8Array): Promise<void> {
    const opened = await engine.open(seat.group, commit, this.directory);
    if (opened.kind === 'commit') return this.settled(seat, opened.group);
    if (opened.kind !== 'removed') throw new Error('a commit opens as something else');
    this.seats.splice(this.seats.indexOf(seat), 1);
    this.former.push(seat);
  }

  private random(): Seat {
    return this.seats[this.pick(this.seats.length)] ?? this.anySeat;
  }

  private get anySeat(): Seat {
    const [seat] = this.seats;
    if (seat === undefined) throw new Error('nobody is left');
    return seat;
  }
}
