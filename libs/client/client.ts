/**
 * Puts a profile's parts together behind the one public face. What writes runs one task at a time, and lets
 * others in while it waits for the line; the line itself has one task at a time, turn or act, so that turns
 * never mix. What only reads sees the last whole transaction and waits for nobody.
 */
import { AppError, type DeviceId, type MessageId } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import { examine } from './doctor.js';
import type { Kopri, SendOptions, Status, SyncResult } from './face.js';
import { assemble, type Assembly, type ClientParts } from './assembly.js';
import { OwnProfile } from './own-profile.js';
import { profileRecord, type ProfileRecord } from './records.js';
import type { Extent } from './search/search-index.js';
import { Serial } from './serial.js';
import { answerChallenge } from './signer.js';
import { requireStanding } from './standing.js';
import { describeStatus } from './status.js';
import { isUnreachable, NOTHING, plus, unlessUnreachable } from './sync-results.js';
import { SealedStore } from './store/sealed-store.js';
import { DeviceRefused } from './transport/server-link.js';

/** While there is no server, and while there is no connection that would bring news: waiting, suspended. */
const ASK_AGAIN_MS = 2_000;

/** Throws `profile-missing` for a store without a profile. */
export async function openClient(parts: ClientParts): Promise<Kopri> {
  await readyCrypto();
  const store = new SealedStore(parts.records, parts.vault);
  const profile = await store.find(profileRecord);
  if (profile === undefined) throw new AppError('profile-missing');
  const client = new Client(parts, store, profile);
  await client.load();
  return client;
}

class Client implements Kopri {
  offline = false;
  private untold = NOTHING;
  private readonly closing = new AbortController();
  /** Who writes. */
  private readonly serial = new Serial();
  /** Who talks with the server; taken before `serial`. */
  private readonly line = new Serial();
  private readonly formsSerial = new Serial();
  /** Whoever follows comes back after a turn that failed, until this aborts. */
  private following: AbortSignal | undefined;
  private readonly own: OwnProfile;
  private readonly it: Assembly;

  constructor(
    private readonly parts: ClientParts,
    private readonly store: SealedStore,
    profile: ProfileRecord,
  ) {
    this.own = new OwnProfile(store, profile);
    this.it = assemble(
      parts,
      { store, own: this.own },
      {
        online: () => this.reach(),
        deliver: () => this.deliver(),
        away: (wait) => this.serial.away(wait),
        inTurn: (step) => this.serial.run(step),
        atLine: (step) => this.atLine(step),
        act: (step) => this.act(step),
        turnBeside: () => this.turnBeside(),
      },
    );
  }

  async load(): Promise<void> {
    await this.it.alarm.load();
    await this.it.replica.load();
    await this.it.counter.load();
    await this.it.book.load();
    await this.it.queue.load();
    await this.it.syncTime.load();
    for (const { holdUntilMs = 0 } of this.it.queue.all) this.wakeAt(holdUntilMs);
    await this.it.evidenceRoom.load();
  }

  status = async (): Promise<Status> =>
    describeStatus({
      profile: this.own.current,
      replica: this.it.replica,
      syncedAt: this.it.syncTime.last,
      waiting: this.it.queue.waiting.length,
      alarm: this.it.alarm.code,
    });

  sync = async ({ waitMs = 10_000 }: { readonly waitMs?: number } = {}): Promise<SyncResult> => {
    const first = await this.atLine(() => this.turn(waitMs));
    if (this.offline || !this.it.evidenceRoom.uploadsAreDue) return first;
    await this.it.evidenceRoom.runUploads();
    return plus(first, this.takeUntold());
  };

  follow = async (signal: AbortSignal, onChange: (result: SyncResult) => void): Promise<void> => {
    signal.addEventListener('abort', () => this.it.courier.wake());
    this.following = signal;
    await this.turnUntil(signal, onChange);
  };

  close = async (): Promise<void> => {
    this.closing.abort();
    await this.it.evidenceRoom.close();
    await this.atLine(async () => {
      await this.it.link.close();
      await this.store.close();
    });
  };

  readonly directory: Kopri['directory'] = {
    list: async (filter) => this.it.people.list(filter),
    require: async (member) => this.it.people.require(member),
    proof: async (member) => this.it.people.proof(member),
  };

  readonly drafts: Kopri['drafts'] = {
    keep: (key, value) => this.formsSerial.run(() => this.it.forms.keep(key, value)),
    find: (key) => this.formsSerial.run(() => this.it.forms.find(key)),
    list: () => this.formsSerial.run(() => this.it.forms.list()),
    drop: (key) => this.formsSerial.run(() => this.it.forms.drop(key)),
  };

  readonly outbox: Kopri['outbox'] = {
    list: async () => this.it.desk.list(),
    recall: (message) => this.recall(message),
    resend: (message) => this.act(() => this.it.desk.resend(message)),
  };

  readonly search: Kopri['search'] = {
    find: async (text, { limit } = {}) => this.it.searchIndex.find(text, await this.extents(), limit),
    readAhead: async (signal) => this.it.searchIndex.readAhead(await this.extents(), signal),
  };

  readonly enrolment: Kopri['enrolment'] = {
    invite: (offer) => this.atLine(() => this.it.enroller.invite(offer)),
    invitations: () => this.it.enroller.invitations(),
    withdraw: (invitation) => this.atLine(() => this.it.enroller.withdraw(invitation)),
    requests: () => this.atLine(() => this.it.enroller.requests()),
    admit: (request) => this.atLine(() => this.it.enroller.admit(request)),
    refuse: (request, reason) => this.atLine(() => this.it.enroller.refuse(request, reason)),
  };

  readonly members: Kopri['members'] = {
    suspend: (member, reason) => this.atLine(() => this.it.people.suspend(member, reason)),
    reinstate: (member, reason) => this.atLine(() => this.it.people.reinstate(member, reason)),
    remove: (member, reason) => this.atLine(() => this.it.people.remove(member, reason)),
    erase: (member) => this.atLine(() => this.it.people.erase(member)),
    openQueriesOf: async (member) => this.it.caseQueries.openOf(member),
  };

  readonly channels: Kopri['channels'] = {
    open: (members, title, options) => this.changing(() => this.it.conversations.open(members, title, options)),
    list: () => this.it.conversations.list(),
    send: (to, text, options) => this.holding(options, () => this.it.conversations.send(to, text, options)),
    acceptDiffering: (to) => this.act(() => this.it.conversations.acceptDiffering(to)),
    items: (channel, range) => this.it.reading.items(channel, range),
    markRead: async (channel, upToSeq) => {
      await this.serial.run(() => this.it.reading.markRead(channel, upToSeq));
      this.it.courier.wake();
    },
    addMembers: (channel, members) => this.changing(() => this.it.conversations.addMembers(channel, members)),
    removeMembers: (channel, members) => this.changing(() => this.it.conversations.removeMembers(channel, members)),
    refresh: (channel) => this.actAtLine(() => this.it.conversations.refresh(channel)),
  };

  readonly queries: Kopri['queries'] = {
    ask: (query) => this.holding(query, () => this.it.caseQueries.ask(query)),
    check: async (query) => this.it.caseQueries.check(query),
    list: (state) => this.it.caseQueries.list(state),
    show: (reference) => this.it.caseQueries.show(reference),
    act: (reference, act, options) => this.holding(options, () => this.it.caseQueries.act(reference, act, options)),
  };

  readonly evidence: Kopri['evidence'] = {
    share: async (reference, offer) => {
      const shared = await this.it.evidenceRoom.share(reference, offer);
      // The hold counts from the summary, which is written after the files were sealed.
      if (shared.state === 'held') this.wakeAt(Date.parse(shared.sharedAt) + (offer.holdMs ?? 0));
      return shared;
    },
    list: (reference) => this.it.evidenceRoom.list(reference),
    fetch: (evidence, sink) => this.it.evidenceRoom.fetch(evidence, sink),
    cancel: (evidence) => this.it.evidenceRoom.cancel(evidence),
    pause: (evidence) => this.it.evidenceRoom.pause(evidence),
    resume: (evidence) => this.it.evidenceRoom.resume(evidence),
  };

  readonly devices: Kopri['devices'] = {
    list: async () => this.it.ownDevices.list(),
    revoke: (device) => this.actAtLine(() => this.it.ownDevices.revoke(device as DeviceId)),
  };

  doctor: Kopri['doctor'] = () =>
    this.atLine(() =>
      examine({
        network: this.own.current.network,
        link: this.it.link,
        clock: this.parts.clock,
        alarm: this.it.alarm,
        directory: this.it.replica,
        book: this.it.book,
        outbox: this.it.queue,
      }),
    );

  private async extents(): Promise<readonly Extent[]> {
    return (await this.it.book.list()).map(({ record }) => record);
  }

  /** An act of this member: nothing is begun while an alarm stands or the member is not in post. */
  private act<T>(task: () => Promise<T>): Promise<T> {
    return this.serial.run(() => this.permitted(task));
  }

  private actAtLine<T>(task: () => Promise<T>): Promise<T> {
    return this.atLine(() => this.permitted(task));
  }

  private permitted<T>(task: () => Promise<T>): Promise<T> {
    this.it.alarm.refuseIfRaised();
    this.own.refuseUnlessActive();
    return task();
  }

  private atLine<T>(task: () => Promise<T>): Promise<T> {
    return this.line.run(() => this.serial.run(task));
  }

  /** Who is in a channel: what waited for that goes at once. */
  private async changing<T>(task: () => Promise<T>): Promise<T> {
    const done = await this.actAtLine(task);
    await this.serial.run(() => this.deliver());
    return done;
  }

  /** Takes evidence back with its files, everything else by itself. */
  private async recall(message: MessageId): Promise<void> {
    const evidence = await this.serial.run(async () => this.it.desk.evidenceIn(message));
    if (evidence !== undefined) return this.it.evidenceRoom.cancel(evidence);
    await this.serial.run(() => this.it.desk.recall(message));
  }

  /** An act whose message may be held: whoever follows goes on when the hold has ended. */
  private async holding<T>({ holdMs }: SendOptions = {}, task: () => Promise<T>): Promise<T> {
    const done = await this.act(task);
    if (holdMs !== undefined && holdMs > 0) this.wakeAt(this.parts.clock.nowMs() + holdMs);
    return done;
  }

  private wakeAt(ms: number): void {
    const { clock } = this.parts;
    void clock.sleep(Math.max(0, ms - clock.nowMs()), this.closing.signal).then(() => this.it.courier.wake());
  }

  private async turnUntil(signal: AbortSignal, onChange: (result: SyncResult) => void): Promise<void> {
    let failure: unknown;
    const fail = (error: unknown): void => {
      failure = error;
      this.it.courier.wake();
    };
    while (!signal.aborted) {
      if (this.offline && !(await this.isAnswered())) {
        await this.parts.clock.sleep(ASK_AGAIN_MS, signal);
        continue;
      }
      const known = this.known;
      const result = plus(await this.atLine(() => this.turn(10_000)), this.takeUntold());
      if (failure !== undefined) throw failure;
      if (!this.offline) this.it.evidenceRoom.runUploads().catch(fail);
      if (result.received + result.sent > 0 || this.known !== known) onChange(result);
      if (this.offline || this.own.current.state !== 'active') await this.parts.clock.sleep(ASK_AGAIN_MS, signal);
      else if (!signal.aborted) await this.it.courier.news();
    }
  }

  /** Asked beside everything else: a line that hangs keeps nobody from reading and writing. */
  private isAnswered(): Promise<boolean> {
    return this.it.link.network().then(
      () => true,
      () => false,
    );
  }

  /** Changes with the member's own standing and with the directory. */
  private get known(): string {
    return `${this.own.current.state} ${this.it.replica.current?.size ?? 0}`;
  }

  private async turn(waitMs: number): Promise<SyncResult> {
    const queued = () => ({ ...NOTHING, queued: this.it.queue.waiting.length });
    try {
      if (!(await this.isAdmitted())) return queued();
      await this.serial.away(() => this.connectWithin(waitMs));
      const result = await this.it.courier.turn();
      this.offline = false;
      await this.it.syncTime.note();
      if (this.own.current.state === 'suspended') await this.own.setState('active');
      return result;
    } catch (error) {
      if (error instanceof DeviceRefused) return await this.stand(error), queued();
      unlessUnreachable(error);
      this.offline = true;
      return queued();
    }
  }

  /** The wait is for reaching the server; once it answers, work is not cut short. */
  private async connectWithin(waitMs: number): Promise<void> {
    const isReached = new AbortController();
    const reached = this.it.courier.connect();
    reached.catch(() => undefined).finally(() => isReached.abort());
    const isLate = this.parts.clock.sleep(waitMs, isReached.signal).then(() => !isReached.signal.aborted);
    if (await isLate) throw new AppError('server-unreachable', { detail: `no answer in ${waitMs} ms` });
    await reached;
  }

  /** Connected and up to date; `server-unreachable` otherwise. */
  private async reach(): Promise<void> {
    this.own.refuseUnlessActive();
    try {
      await this.serial.away(() => this.it.courier.connect());
      await this.it.courier.receive();
      this.offline = false;
    } catch (error) {
      if (error instanceof DeviceRefused) return this.stand(error);
      if (isUnreachable(error)) this.offline = true;
      throw error;
    }
  }

  /** Whoever follows is about to turn anyway: nobody waits for the line then. */
  private async deliver(): Promise<void> {
    if (this.following?.aborted === false) this.it.courier.wake();
    else await this.serial.away(() => this.atLine(() => this.turn(10_000)));
  }

  /** A turn that nobody waits for: what it brought is told with the next result. */
  private async turnBeside(): Promise<boolean> {
    const result = await this.atLine(() => this.turn(10_000));
    this.untold = plus(this.untold, result);
    if (result.received + result.sent > 0) this.it.courier.wake();
    return !this.offline;
  }

  private takeUntold(): SyncResult {
    const told = this.untold;
    this.untold = NOTHING;
    return { ...told, queued: this.it.queue.waiting.length };
  }

  /** Asks after the own request while waiting; on admission the directory is checked to say the same. */
  private async isAdmitted(): Promise<boolean> {
    const { state, request } = this.own.current;
    if (state === 'refused' || state === 'removed') return false;
    if (state !== 'waiting' || request === undefined) return true;
    const answer = await this.it.courier.ifOurs(() =>
      this.it.link.requestState(request, answerChallenge(this.own.current, 'request-state')),
    );
    this.offline = false;
    if (answer === 'refused' || answer === 'expired') await this.own.setState('refused');
    if (answer !== 'admitted') return false;
    await this.it.courier.connect();
    this.own.requireOwnKeys(this.it.replica);
    await this.own.setState('active');
    return true;
  }

  /** The server refuses this device: believed as far as it is proved. Unsent items are never sent later unasked. */
  private async stand({ proof }: DeviceRefused): Promise<void> {
    const { device } = this.own.current;
    const standing = requireStanding(proof, device, this.it.replica.required);
    await this.own.setState(standing);
    const unsent = this.it.queue.waiting.map((entry) => ({ ...entry, state: 'not-sent' as const, because: standing }));
    await this.it.queue.save(...unsent);
  }
}
