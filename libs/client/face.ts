/**
 * The one public face of the client: what the command line and the web client call. Everything
 * it takes and gives is plain data; keys, groups and envelopes never leave the library.
 *
 * Every method may throw an `AppError`; codes worth branching on are named beside it. What sends
 * takes ids made by the caller: a call whose answer was lost is repeated with the same ids, does
 * nothing new, and gives the present standing.
 */
import type { DocumentFault, PossibleAct, Warning } from '@kopri/domain';
import type {
  BlobId,
  ChannelId,
  DeviceId,
  EvidenceId,
  Fault,
  Handling,
  InvitationId,
  MemberId,
  MemberRole,
  MessageId,
  QueryId,
  RequestId,
} from '@kopri/protocol';
import type { MemberEntry, DirectoryFilter, MemberProof, InvitationView, JoinRequestView } from './face-directory.js';
import type { EvidenceOffer, EvidenceEntry, FileSink } from './face-evidence.js';
import type { QueryEntry, QueryView, QueryCheck, QueryDraft, QueryAct } from './face-queries.js';
import type { SendState, Sent, SendOptions, TextOptions, OutboxItem } from './face-sending.js';

export type * from './face-directory.js';
export type * from './face-evidence.js';
export type * from './face-queries.js';
export type * from './face-sending.js';

export type ProfileState = 'waiting' | 'active' | 'suspended' | 'removed' | 'refused';

export interface Status {
  readonly state: ProfileState;
  /** While waiting: the number to compare with the correspondent. */
  readonly check?: string;
  readonly member: MemberId;
  readonly device: DeviceId;
  /** Network id in hexadecimal: the fingerprint in every link. */
  readonly network: string;
  readonly server: string;
  /** As the directory has it; null while waiting and once erased. */
  readonly ownName: string | null;
  readonly country: string | null;
  readonly authority: string | null;
  readonly role: MemberRole | null;
  /** When the server was last heard out, RFC 3339; null when it never was. */
  readonly syncedAt: string | null;
  readonly directory: {
    readonly size: number;
    readonly root: string;
    readonly witnesses: 'unwitnessed' | readonly string[];
  };
  /** Items not yet at the server. */
  readonly outbox: number;
  /** An alarm that stops all sending, with its error code. */
  readonly alarm?: string;
}

/** An unfinished form. */
export interface Draft {
  readonly key: string;
  /** As JSON keeps it. */
  readonly value: unknown;
  readonly changedAt: string;
}

export interface ChannelEntry {
  readonly channel: ChannelId;
  readonly title: string | null;
  readonly members: readonly MemberId[];
  /** Who may change the list of members. */
  readonly owners: readonly MemberId[];
  readonly epoch: number;
  readonly lastSeq: number;
  /** The last place before this device came in: 0 where it opened the channel, 1 where it was there from the start; null where that was not kept. */
  readonly joinedAfter: number | null;
  readonly unread: number;
  readonly state: 'open' | 'left' | 'held';
  /** A case query lives here. */
  readonly isCase: boolean;
  /** When anything last happened here that can be read, RFC 3339; null while nothing has. */
  readonly lastAt: string | null;
  /** A claim of a colleague differs: nothing is sent before a person accepts it. */
  readonly differs: boolean;
}

/** One place of a channel as the reader sees it. */
export interface ChannelItem {
  readonly seq: number | null;
  readonly message: MessageId | null;
  /** A content kind, `members` for a change of members, or `unreadable`. */
  readonly kind: string;
  readonly from: { readonly member: MemberId; readonly device: DeviceId } | null;
  /** RFC 3339. */
  readonly sentAt: string;
  /** What a text or a title says, the act of a case event, the title of evidence. */
  readonly text: string | null;
  /** Who came and who left, for `members`. */
  readonly members: { readonly added: readonly MemberId[]; readonly removed: readonly MemberId[] } | null;
  readonly parent: MessageId | null;
  readonly handling: Handling | null;
  readonly language: string | null;
  readonly state: SendState | 'received';
  readonly heldUntil: string | null;
  /** Other members who said by a signed receipt that a device of theirs has it; empty for what others sent. */
  readonly deliveredTo: readonly MemberId[];
  /** And those who said that they have read it. */
  readonly openedBy: readonly MemberId[];
  readonly warnings: readonly string[];
}

/** Without `afterSeq` the newest items, with it the next ones; always in the order of the channel. */
export interface ItemRange {
  readonly afterSeq?: number;
  readonly beforeSeq?: number;
  readonly limit?: number;
}

export interface Check {
  readonly name: 'clock' | 'server' | 'directory log' | 'witnesses' | 'channels' | 'outbox' | 'store';
  readonly ok: boolean;
  readonly detail: string;
}

/** Of files at most four a second, never going back. */
export interface Progress {
  readonly what: 'directory' | 'channels' | 'sealing' | 'upload' | 'download';
  readonly doneBytes?: number;
  readonly totalBytes?: number;
  readonly done?: number;
  readonly total?: number;
  readonly blob?: BlobId;
  readonly evidence?: EvidenceId;
  /** Which file of the evidence, from 0. */
  readonly file?: number;
}

/** Something of this device's history that the words were found in. */
export interface SearchHit {
  readonly kind: 'message' | 'query' | 'evidence';
  readonly channel: ChannelId;
  readonly seq: number;
  readonly message: MessageId;
  /** Of a query, an act upon it, or evidence for it. */
  readonly query: QueryId | null;
  readonly evidence: EvidenceId | null;
  readonly from: MemberId;
  readonly at: string;
  /** A line of what it says, around the first word found. */
  readonly excerpt: string;
}

export interface SyncResult {
  readonly received: number;
  readonly sent: number;
  readonly queued: number;
}

export interface Kopri {
  /** True when the last attempt to reach the server failed; answers come from what this device holds. */
  readonly offline: boolean;
  status(): Promise<Status>;
  /** Catches up and sends what is queued; without a server it returns within `waitMs` and `offline` is true. */
  sync(options?: { readonly waitMs?: number }): Promise<SyncResult>;
  /** Keeps syncing on the server's news, and when a hold ends, until the signal aborts; `onChange` after each turn that brought something. After a failed turn it is called again: till then what is written waits. */
  follow(signal: AbortSignal, onChange: (result: SyncResult) => void): Promise<void>;
  close(): Promise<void>;

  readonly directory: {
    list(filter?: DirectoryFilter): Promise<{ readonly size: number; readonly members: readonly MemberEntry[] }>;
    /** An id, or a name that fits one member: `member-unknown`, `member-ambiguous`. */
    require(memberOrName: string): Promise<MemberEntry>;
    /** `member-unknown`; `directory-behind` before the first sync. */
    proof(member: string): Promise<MemberProof>;
  };
  /** Unfinished forms, sealed on this device; they outlive lock and crash. Works while suspended, and without a server. */
  readonly drafts: {
    /** Replaces what stood there. `too-large` above 200 kB as JSON, `malformed` for what JSON cannot keep. */
    keep(key: string, value: unknown): Promise<void>;
    find(key: string): Promise<Draft | null>;
    /** Newest first. */
    list(): Promise<readonly Draft[]>;
    drop(key: string): Promise<void>;
  };
  readonly outbox: {
    /** In the order of writing; without receipts. */
    list(): Promise<readonly OutboxItem[]>;
    /** Takes back what is not sealed yet, or drops what was not sent: `recall-too-late`, `message-unknown`. */
    recall(message: MessageId): Promise<void>;
    /** Queues anew what was not sent: `message-unknown` for anything else, `channel-unknown` where the channel is no longer open. */
    resend(message: MessageId): Promise<Sent>;
  };
  readonly search: {
    /** Over texts, case queries and evidence that this device holds, best first; across scripts and spellings. */
    find(text: string, options?: { readonly limit?: number }): Promise<readonly SearchHit[]>;
    /** For whoever stays: reads what this device holds beside everything else, so that the first search need not. */
    readAhead(signal: AbortSignal): Promise<void>;
  };
  readonly enrolment: {
    /** `not-entitled` for another country than one's own, and for correspondents unless from the secretariat. */
    invite(offer: {
      readonly country?: string;
      readonly authority?: string;
      readonly role: string;
      readonly position?: string;
    }): Promise<{ readonly invitation: InvitationId; readonly link: string; readonly expires: string }>;
    /** Newest first; works without a server. */
    invitations(): Promise<readonly InvitationView[]>;
    /**
     * This device forgets the secret at once, also without a server, which is told as soon as it can be reached.
     * The same again is the same. `invitation-unknown`; `invitation-used` when somebody was admitted by it.
     */
    withdraw(invitation: InvitationId): Promise<InvitationView>;
    requests(): Promise<readonly JoinRequestView[]>;
    /** One request, or all that carry no alarm. `invitation-withdrawn`. */
    admit(request: RequestId | 'all'): Promise<readonly MemberId[]>;
    refuse(request: RequestId, reason: string): Promise<void>;
  };
  readonly members: {
    suspend(member: string, reason?: string): Promise<MemberEntry>;
    reinstate(member: string, reason?: string): Promise<MemberEntry>;
    remove(member: string, reason?: string): Promise<MemberEntry>;
    erase(member: string): Promise<MemberEntry>;
    /** Open case queries in this device's store that the member asked or holds, or that were sent to the member. */
    openQueriesOf(member: string): Promise<readonly QueryEntry[]>;
  };
  readonly channels: {
    open(members: readonly string[], title?: string, options?: { readonly channel?: ChannelId }): Promise<ChannelId>;
    list(): Promise<readonly ChannelEntry[]>;
    /** To a channel, or to a member: then the channel of just the two, opened when there is none. */
    send(to: string, text: string, options?: TextOptions): Promise<Sent>;
    /** A person has asked the colleague whose claim differs. Until then whatever is to be sent there is `claim-differs`. */
    acceptDiffering(to: string): Promise<void>;
    /** Marks nothing. What waits here stands at the end, unless `beforeSeq` is given. */
    items(
      channel: string,
      range?: ItemRange,
    ): Promise<{ readonly channel: ChannelId; readonly items: readonly ChannelItem[] }>;
    /** Everything, or up to a place; the other members are told by a receipt. */
    markRead(channel: string, upToSeq?: number): Promise<void>;
    addMembers(channel: string, members: readonly string[]): Promise<void>;
    removeMembers(channel: string, members: readonly string[]): Promise<void>;
    /** Replaces this device's keys in the channel by an empty commit. */
    refresh(channel: string): Promise<void>;
  };
  readonly queries: {
    /** `query-faulty` with all faults. */
    ask(query: QueryDraft & { readonly query?: QueryId; readonly holdMs?: number }): Promise<QueryView>;
    /** What `ask` would say; sends nothing, works without a server. Faults of the addressees stand at `$to`. */
    check(query: QueryDraft): Promise<QueryCheck>;
    list(state?: string): Promise<readonly QueryEntry[]>;
    /** By reference or query id. */
    show(reference: string): Promise<QueryView>;
    /** `not-your-turn`, `act-does-not-apply`, `question-unknown`. */
    act(reference: string, act: QueryAct, options?: SendOptions): Promise<QueryView>;
  };
  readonly evidence: {
    /**
     * Seals, queues and uploads beside everything else. Resolves when the summary is sent, or `queued` when it has to
     * wait for the server or is paused. `cancelled`, `file-unreadable` and `store-full` leave nothing behind;
     * `quota-exceeded` is of the server: the evidence stays queued and goes when there is room.
     */
    share(reference: string, offer: EvidenceOffer): Promise<EvidenceEntry & { readonly state: SendState }>;
    list(reference: string): Promise<readonly EvidenceEntry[]>;
    /** `file-damaged`, `blob-unknown`, `cancelled`: what is not whole is never finished. */
    fetch(
      evidence: string,
      sink: (file: { readonly name: string; readonly size: number }) => Promise<FileSink>,
    ): Promise<
      readonly { readonly path: string; readonly name: string; readonly size: number; readonly sha256: string }[]
    >;
    /** Ends sealing and fetching, and takes back what is not sent: `recall-too-late` for what is. */
    cancel(evidence: string): Promise<void>;
    /** Of an upload also across restarts. */
    pause(evidence: string): Promise<void>;
    resume(evidence: string): Promise<void>;
  };
  readonly devices: {
    list(): Promise<
      readonly {
        readonly device: DeviceId;
        readonly name: string | null;
        readonly added: string;
        readonly current: boolean;
      }[]
    >;
    revoke(device: string): Promise<void>;
  };
  doctor(): Promise<readonly Check[]>;
}

export type { DocumentFault, Fault, PossibleAct, Warning };
