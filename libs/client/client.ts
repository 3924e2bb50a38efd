/** Puts a profile's parts together behind the one public face. All work of a profile runs one task at a time. */
import { AppError, equalBytes, isAppError, toHex, type ChannelId, type DeviceId } from '@kopri/protocol';
import { readyCrypto } from '@kopri/crypto/verify';
import type { MlsEngine, Vault } from '@kopri/crypto/sealed';
import { Alarm } from './alarm.js';
import { CaseQueries } from './case-queries.js';
import { ChannelBook } from './channel/channel-book.js';
import { Committer } from './channel/committer.js';
import { Inbox } from './channel/inbox.js';
import { ItemLog } from './channel/item-log.js';
import { Sender } from './channel/sender.js';
import { Welcomes } from './channel/welcomes.js';
import { Composer } from './composer.js';
import { Conversations } from './conversations.js';
import { SendCounter } from './counter.js';
import { Courier } from './courier.js';
import { Devices } from './devices.js';
import { DirectoryReplica } from './directory-replica.js';
import { examine } from './doctor.js';
import { Enrolment } from './enrolment.js';
import { EvidenceRoom } from './evidence-room.js';
import type { Kopri, Progress, Status, SyncResult } from './face.js';
import { KeyPackageStock } from './key-package-stock.js';
import { Members } from './members.js';
import { Outbox } from './outbox.js';
import type { Clock, Spool } from './ports.js';
import { profileRecord, type ProfileRecord } from './records.js';
import { Serial } from './serial.js';
import { answerChallenge } from './signer.js';
import { requireStanding } from './standing.js';
import { Changes, SealedStore } from './store/sealed-store.js';
import type { RecordStore } from './store/store.js';
import { DeviceRefused, type ServerLink } from './transport/server-link.js';

/** The machine a profile runs on. */
export interface ClientParts {
  readonly records: RecordStore;
  readonly vault: Vault;
  readonly engine: MlsEngine;
  readonly clock: Clock;
  readonly spool: Spool;
  /** Opens no connection yet. */
  readonly linkTo: (server: string) => ServerLink;
  readonly onProgress?: (progress: Progress) => void;
}

const NOTHING: SyncResult = { received: 0, sent: 0, queued: 0 };

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
  private readonly serial = new Serial();
  private readonly alarm: Alarm;
  private readonly replica: DirectoryReplica;
  private readonly counter: SendCounter;
  private readonly book: ChannelBook;
  private readonly outbox: Outbox;
  private readonly link: ServerLink;
  private readonly courier: Courier;
  private readonly people: Members;
  private readonly enroller: Enrolment;
  private readonly conversations: Conversations;
  private readonly caseQueries: CaseQueries;
  private readonly evidenceRoom: EvidenceRoom;
  private readonly ownDevices: Devices;

  constructor(
    private readonly parts: ClientParts,
    private readonly store: SealedStore,
    private profile: ProfileRecord,
  ) {
    const { engine, clock, spool } = parts;
    const { network, member, device, mlsKey } = profile;
    const onProgress = parts.onProgress ?? (() => undefined);
    const link = parts.linkTo(profile.server);
    const alarm = new Alarm(store, clock);
    const directory = new DirectoryReplica(store, network, alarm);
    const counter = new SendCounter(store, alarm);
    const book = new ChannelBook(store, engine);
    const items = new ItemLog(store);
    const outbox = new Outbox(store);
    const composer = new Composer({ clock, outbox, directory });
    const stock = new KeyPackageStock({ engine, store, clock, own: { member, device }, mlsKey });
    const base = {
      profile: () => this.profile,
      store,
      link,
      clock,
      directory,
      engine,
      book,
      items,
      outbox,
      composer,
      alarm,
      counter,
      spool,
      onProgress,
    };
    const online = () => this.reach();
    const deliver = () => this.deliver();
    const catchUp = async (channel: ChannelId) => void (await this.courier.catchUp(channel));
    const refreshDirectory = () => this.courier.syncDirectory().catch(unlessUnreachable);
    const inbox = new Inbox({ ...base, refreshDirectory });
    const committer = new Committer({ ...base, inbox, catchUp });
    const prepare: ConstructorParameters<typeof Sender>[0]['prepare'] = async (content, entry) => {
      await this.evidenceRoom.upload(entry);
      return this.caseQueries.label(content);
    };
    const stored: ConstructorParameters<typeof Sender>[0]['stored'] = (entry) => this.evidenceRoom.forget(entry);
    const sender = new Sender({ ...base, inbox, committer, catchUp, prepare, stored });
    const members = new Members({ ...base, online });
    const conversations = new Conversations({ ...base, committer, members, online, deliver });
    const queries = new CaseQueries({ ...base, conversations, members, deliver });
    const welcomes = new Welcomes({ ...base, stock });
    const queueNotices = () => this.queueNotices();
    this.alarm = alarm;
    this.replica = directory;
    this.counter = counter;
    this.book = book;
    this.outbox = outbox;
    this.link = link;
    this.people = members;
    this.conversations = conversations;
    this.caseQueries = queries;
    this.evidenceRoom = new EvidenceRoom({ ...base, conversations, queries, online, deliver });
    this.enroller = new Enrolment({ ...base, online });
    this.ownDevices = new Devices({ ...base, online });
    this.courier = new Courier({
      ...base,
      network,
      answer: (challenge) => answerChallenge(this.profile, 'session')(challenge),
      stock,
      inbox,
      welcomes,
      committer,
      sender,
      queueNotices,
    });
  }

  async load(): Promise<void> {
    await this.alarm.load();
    await this.replica.load();
    await this.counter.load();
    await this.book.load();
    await this.outbox.load();
  }

  status = (): Promise<Status> =>
    this.serial.run(async () => {
      const { state, member, device, network, server, check } = this.profile;
      const directory = this.replica.current;
      const root = directory?.rootAt(directory.size);
      const alarm = this.alarm.code;
      return {
        state,
        member,
        device,
        network: toHex(network),
        server,
        directory: {
          size: directory?.size ?? 0,
          root: root === undefined ? '' : toHex(root),
          witnesses: 'unwitnessed' as const,
        },
        outbox: this.outbox.waiting.length,
        ...(alarm === undefined ? {} : { alarm }),
        ...(state === 'waiting' && check !== undefined ? { check } : {}),
      };
    });

  sync = ({ waitMs = 10_000 }: { readonly waitMs?: number } = {}): Promise<SyncResult> =>
    this.serial.run(() => this.turn(waitMs));

  follow = async (signal: AbortSignal, onChange: (result: SyncResult) => void): Promise<void> => {
    signal.addEventListener('abort', () => this.courier.wake());
    while (!signal.aborted) {
      const result = await this.sync();
      if (result.received + result.sent > 0) onChange(result);
      if (this.offline) await this.parts.clock.sleep(2_000);
      else if (!signal.aborted) await this.courier.news();
    }
  };

  close = (): Promise<void> =>
    this.serial.run(async () => {
      await this.link.close();
      await this.store.close();
    });

  readonly directory: Kopri['directory'] = {
    list: (filter) => this.serial.run(async () => this.people.list(filter)),
    require: (member) => this.serial.run(async () => this.people.require(member)),
  };

  readonly enrolment: Kopri['enrolment'] = {
    invite: (offer) => this.serial.run(() => this.enroller.invite(offer)),
    requests: () => this.serial.run(() => this.enroller.requests()),
    admit: (request) => this.serial.run(() => this.enroller.admit(request)),
    refuse: (request, reason) => this.serial.run(() => this.enroller.refuse(request, reason)),
  };

  readonly members: Kopri['members'] = {
    suspend: (member, reason) => this.serial.run(() => this.people.suspend(member, reason)),
    reinstate: (member, reason) => this.serial.run(() => this.people.reinstate(member, reason)),
    remove: (member, reason) => this.serial.run(() => this.people.remove(member, reason)),
    erase: (member) => this.serial.run(() => this.people.erase(member)),
  };

  readonly channels: Kopri['channels'] = {
    open: (members, title) => this.act(() => this.conversations.open(members, title)),
    list: () => this.serial.run(() => this.conversations.list()),
    send: (to, text, options) => this.act(() => this.conversations.send(to, text, options)),
    read: (channel, afterSeq) => this.serial.run(() => this.conversations.read(channel, afterSeq)),
    addMembers: (channel, members) => this.act(() => this.conversations.addMembers(channel, members)),
    removeMembers: (channel, members) => this.act(() => this.conversations.removeMembers(channel, members)),
    refresh: (channel) => this.act(() => this.conversations.refresh(channel)),
  };

  readonly queries: Kopri['queries'] = {
    ask: (query) => this.act(() => this.caseQueries.ask(query)),
    list: (state) => this.serial.run(() => this.caseQueries.list(state)),
    show: (reference) => this.serial.run(() => this.caseQueries.show(reference)),
    act: (reference, act) => this.act(() => this.caseQueries.act(reference, act)),
  };

  readonly evidence: Kopri['evidence'] = {
    share: (reference, files, summary) => this.act(() => this.evidenceRoom.share(reference, files, summary)),
    list: (reference) => this.serial.run(() => this.evidenceRoom.list(reference)),
    fetch: (evidence, sink) => this.serial.run(() => this.evidenceRoom.fetch(evidence, sink)),
  };

  readonly devices: Kopri['devices'] = {
    list: () => this.serial.run(async () => this.ownDevices.list()),
    revoke: (device) => this.act(() => this.ownDevices.revoke(device as DeviceId)),
  };

  doctor: Kopri['doctor'] = () =>
    this.serial.run(() =>
      examine({
        network: this.profile.network,
        link: this.link,
        clock: this.parts.clock,
        alarm: this.alarm,
        directory: this.replica,
        book: this.book,
        outbox: this.outbox,
      }),
    );

  /** An act of this member: nothing is begun while an alarm stands or the member is not in post. */
  private act<T>(task: () => Promise<T>): Promise<T> {
    return this.serial.run(async () => {
      this.alarm.refuseIfRaised();
      this.refuseUnlessActive();
      return task();
    });
  }

  private refuseUnlessActive(): void {
    const { state } = this.profile;
    if (state === 'waiting') throw new AppError('device-waiting');
    if (state === 'suspended') throw new AppError('device-suspended');
    if (state === 'removed' || state === 'refused') throw new AppError('device-removed');
  }

  private async turn(waitMs: number): Promise<SyncResult> {
    const queued = () => ({ ...NOTHING, queued: this.outbox.waiting.length });
    try {
      if (!(await this.isAdmitted())) return queued();
      const result = await this.within(waitMs, () => this.courier.turn());
      this.offline = false;
      if (this.profile.state === 'suspended') await this.setState('active');
      return result;
    } catch (error) {
      if (error instanceof DeviceRefused) return await this.stand(error), queued();
      unlessUnreachable(error);
      this.offline = true;
      return queued();
    }
  }

  /** The wait is for reaching the server; once it answers, work is not cut short. */
  private async within<T>(waitMs: number, work: () => Promise<T>): Promise<T> {
    const isReached = new AbortController();
    const reached = this.courier.connect();
    reached.catch(() => undefined).finally(() => isReached.abort());
    const isLate = this.parts.clock.sleep(waitMs, isReached.signal).then(() => !isReached.signal.aborted);
    if (await isLate) throw new AppError('server-unreachable', { detail: `no answer in ${waitMs} ms` });
    await reached;
    return work();
  }

  /** Connected and up to date; `server-unreachable` otherwise. */
  private async reach(): Promise<void> {
    this.refuseUnlessActive();
    try {
      await this.courier.receive();
      this.offline = false;
    } catch (error) {
      if (error instanceof DeviceRefused) return this.stand(error);
      if (isUnreachable(error)) this.offline = true;
      throw error;
    }
  }

  private async deliver(): Promise<void> {
    await this.turn(10_000);
  }

  private async queueNotices(): Promise<void> {
    for (const channel of await this.book.list()) await this.conversations.queueReceipt(channel);
    await this.conversations.retitle();
  }

  /** Asks after the own request while waiting; on admission the directory is checked to say the same. */
  private async isAdmitted(): Promise<boolean> {
    const { state, request } = this.profile;
    if (state === 'refused' || state === 'removed') return false;
    if (state !== 'waiting' || request === undefined) return true;
    const answer = await this.courier.ifOurs(() =>
      this.link.requestState(request, answerChallenge(this.profile, 'request-state')),
    );
    this.offline = false;
    if (answer === 'refused' || answer === 'expired') await this.setState('refused');
    if (answer !== 'admitted') return false;
    await this.courier.connect();
    this.requireOwnKeys();
    await this.setState('active');
    return true;
  }

  private requireOwnKeys(): void {
    const { device, deviceKey, mlsKey, member } = this.profile;
    const found = this.replica.required.findDevice(device);
    const isOwn =
      found?.member.member === member &&
      equalBytes(found.device.deviceKey, deviceKey.publicKey) &&
      equalBytes(found.device.mlsKey, mlsKey.publicKey);
    if (!isOwn) throw new AppError('request-forged', { detail: 'the directory names other keys for this device' });
  }

  /** The server refuses this device: believed as far as it is proved. Unsent items are never sent later unasked. */
  private async stand({ proof }: DeviceRefused): Promise<void> {
    const { device } = this.profile;
    const standing = requireStanding(proof, device, this.replica.required);
    await this.setState(standing);
    const unsent = this.outbox.waiting.map((entry) => ({ ...entry, state: 'not-sent' as const, because: standing }));
    await this.outbox.save(...unsent);
  }

  private async setState(state: ProfileRecord['state']): Promise<void> {
    this.profile = { ...this.profile, state };
    await this.store.commit(new Changes().put(profileRecord, this.profile));
  }
}

const isUnreachable = (error: unknown): boolean =>
  isAppError(error, 'server-unreachable', 'unavailable', 'overloaded', 'upload-interrupted');

function unlessUnreachable(error: unknown): void {
  if (!isUnreachable(error)) throw error;
}
