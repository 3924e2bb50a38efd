/** The parts of one client, wired to each other. What needs the client itself comes in as `Turns`. */
import type { ChannelId } from '@kopri/protocol';
import type { MlsEngine, Vault } from '@kopri/crypto/sealed';
import { Alarm } from './alarm.js';
import { CaseLog } from './case-log.js';
import { CaseQueries } from './case-queries.js';
import { ChannelBook } from './channel/channel-book.js';
import { Committer } from './channel/committer.js';
import { Inbox } from './channel/inbox.js';
import { ItemLog } from './channel/item-log.js';
import { Reading } from './channel/reading.js';
import { Sender } from './channel/sender.js';
import { Welcomes } from './channel/welcomes.js';
import { Composer } from './composer.js';
import { Conversations } from './conversations.js';
import { SendCounter } from './counter.js';
import { Courier } from './courier.js';
import { Devices } from './devices.js';
import { DirectoryReplica } from './directory-replica.js';
import { Drafts } from './drafts.js';
import { Enrolment } from './enrolment.js';
import { EvidenceRoom } from './evidence-room.js';
import type { Progress } from './face.js';
import { Invitations } from './invitations.js';
import { KeyPackageStock } from './key-package-stock.js';
import { Members } from './members.js';
import { Outbox } from './outbox.js';
import { OutboxDesk } from './outbox-desk.js';
import type { Clock, Spool } from './ports.js';
import { OwnProfile } from './own-profile.js';
import { SearchIndex } from './search/search-index.js';
import { answerChallenge } from './signer.js';
import { unlessUnreachable } from './sync-results.js';
import { SyncTime } from './sync-time.js';
import { SealedStore } from './store/sealed-store.js';
import type { RecordStore } from './store/store.js';
import { type ServerLink } from './transport/server-link.js';

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

/** What the client lends to its parts. */
export interface Turns {
  /** Connected and up to date; throws `server-unreachable`. */
  readonly online: () => Promise<void>;
  readonly deliver: () => Promise<void>;
  /** Lets acts of this member in while a turn waits. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
  readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>;
  readonly atLine: <T>(step: () => Promise<T>) => Promise<T>;
  readonly act: <T>(step: () => Promise<T>) => Promise<T>;
  readonly turnBeside: () => Promise<boolean>;
}

export type Assembly = ReturnType<typeof assemble>;

export function assemble(
  parts: ClientParts,
  { store, own }: { readonly store: SealedStore; readonly own: OwnProfile },
  { online, deliver, away, inTurn, atLine, act, turnBeside }: Turns,
) {
  const profile = own.current;
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
  const reading = new Reading({ profile: () => own.current, store, clock, book, items, outbox, directory });
  const cases = new CaseLog({ profile: () => own.current, clock, book, items, outbox, directory });
  const composer = new Composer({ clock, outbox, directory });
  const stock = new KeyPackageStock({ engine, store, clock, own: { member, device }, mlsKey });
  const base = {
    profile: () => own.current,
    store,
    link,
    clock,
    directory,
    engine,
    book,
    items,
    outbox,
    reading,
    cases,
    composer,
    alarm,
    counter,
    spool,
    onProgress,
    away,
  };
  const catchUp = async (channel: ChannelId) => void (await courier.catchUp(channel));
  const refreshDirectory = (): Promise<void> => courier.syncDirectory().catch(unlessUnreachable);
  const inbox = new Inbox({ ...base, refreshDirectory });
  const committer = new Committer({ ...base, inbox, catchUp });
  const prepare: ConstructorParameters<typeof Sender>[0]['prepare'] = (content) => queries.label(content);
  const stored: ConstructorParameters<typeof Sender>[0]['stored'] = (entry) => evidenceRoom.forget(entry);
  const sender = new Sender({ ...base, inbox, committer, catchUp, prepare, stored });
  const members = new Members({ ...base, online });
  const conversations = new Conversations({ ...base, committer, members, online, deliver });
  const queries = new CaseQueries({ ...base, conversations, members, deliver });
  const welcomes = new Welcomes({ ...base, stock });
  const invitations = new Invitations(base);
  const queueNotices = async () => {
    for (const channel of await book.list()) await conversations.queueReceipt(channel);
    await conversations.retitle();
    await invitations.tellWithdrawals();
  };
  const evidenceRoom = new EvidenceRoom({
    ...base,
    conversations,
    queries,
    online,
    deliver,
    inTurn,
    atLine,
    act,
    turn: turnBeside,
  });
  const courier: Courier = new Courier({
    ...base,
    network,
    answer: (challenge) => answerChallenge(own.current, 'session')(challenge),
    stock,
    inbox,
    welcomes,
    committer,
    sender,
    queueNotices,
  });
  return {
    alarm,
    replica: directory,
    counter,
    book,
    queue: outbox,
    desk: new OutboxDesk({ ...base, conversations, deliver }),
    reading,
    forms: new Drafts(base),
    searchIndex: new SearchIndex(items, clock),
    syncTime: new SyncTime(base),
    link,
    courier,
    people: members,
    conversations,
    caseQueries: queries,
    evidenceRoom,
    enroller: new Enrolment({ ...base, invitations, online }),
    ownDevices: new Devices({ ...base, online }),
  };
}
