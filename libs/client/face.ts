/**
 * The one public face of the client: what the command line and the web client call. Everything
 * it takes and gives is plain data; keys, groups and envelopes never leave the library.
 *
 * Every method may throw an `AppError`; codes worth branching on are named beside it.
 */
import type {
  AnswerValue,
  BlobId,
  ChannelId,
  DeviceId,
  EvidenceId,
  Fault,
  InvitationId,
  MemberId,
  MemberRole,
  MessageId,
  Outcome,
  QueryState,
  QueryType,
  RefusalGround,
  RequestId,
  Urgency,
} from '@kopri/protocol';

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

export interface MemberEntry {
  readonly member: MemberId;
  /** Absent once erased. */
  readonly name?: string;
  readonly nameLocal?: string;
  readonly country: string | null;
  readonly authority: string | null;
  readonly role: MemberRole;
  readonly position?: string;
  readonly languages: readonly string[];
  readonly state: 'active' | 'suspended' | 'removed';
  readonly devices: readonly DeviceId[];
  /** The member who signed the admission, or `root`. */
  readonly vouchedBy: MemberId | 'root';
  readonly admittedAtMs: number;
}

export interface DirectoryFilter {
  readonly country?: string;
  readonly authority?: string;
  readonly text?: string;
  readonly language?: string;
}

export interface JoinRequestView {
  readonly request: RequestId;
  readonly invitation: InvitationId;
  readonly check: string;
  /** Two valid requests for one link: somebody else has the link. Never admitted in bulk. */
  readonly alarm: boolean;
  readonly name: string;
  readonly nameLocal?: string;
  readonly country: string | null;
  readonly authority: string | null;
  readonly role: MemberRole;
  readonly position?: string;
}

export type SendState = 'queued' | 'at-server' | 'delivered' | 'not-sent';

export interface Sent {
  readonly channel: ChannelId;
  readonly message: MessageId;
  readonly seq: number | null;
  readonly state: SendState;
}

export interface ChannelEntry {
  readonly channel: ChannelId;
  readonly title: string | null;
  readonly members: readonly MemberId[];
  readonly epoch: number;
  readonly lastSeq: number;
  readonly unread: number;
  readonly state: 'open' | 'left' | 'held';
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
  readonly text: string | null;
  readonly state: SendState | 'received';
  readonly warnings: readonly string[];
}

export interface Due {
  readonly acknowledge: string;
  readonly answer: string;
  readonly zone: string;
}

export interface QueryEntry {
  /** Null while no number could be had; `queued` then. */
  readonly reference: string | null;
  readonly query: string;
  readonly channel: ChannelId;
  readonly type: QueryType;
  readonly urgency: Urgency;
  readonly state: QueryState | 'queued';
  readonly due: Due;
  readonly from: MemberId;
  readonly to: readonly MemberId[];
  /** The same reference stands on another case query too. */
  readonly referenceClash: boolean;
}

export interface QueryView extends QueryEntry {
  readonly document: Readonly<Record<string, unknown>>;
  readonly questions: readonly {
    readonly number: number;
    readonly text: string;
    readonly state: 'pending' | 'answered' | 'refused' | 'redirected';
    readonly answer?: { readonly value: AnswerValue; readonly text?: string; readonly by: MemberId };
    readonly ground?: RefusalGround;
  }[];
  readonly history: readonly {
    readonly seq: number | null;
    readonly at: string;
    readonly by: MemberId;
    readonly act: string;
    readonly applied: boolean;
    /** Why it did not apply. */
    readonly reason?: string;
    /** What was said with it: an answer, the words of a refusal, what is to be clarified, why it is extended. */
    readonly text?: string;
    readonly outcome?: Outcome;
  }[];
  readonly warnings: readonly { readonly code: string; readonly path: string }[];
}

export type QueryAct =
  | { readonly act: 'acknowledge' | 'accept' }
  | { readonly act: 'ask-clarification' | 'clarify'; readonly text: string }
  | { readonly act: 'answer'; readonly question: number; readonly text?: string; readonly value?: AnswerValue }
  | { readonly act: 'refuse'; readonly question?: number; readonly ground: RefusalGround; readonly text?: string }
  | { readonly act: 'redirect'; readonly question?: number; readonly to: string }
  | { readonly act: 'extend'; readonly until: string; readonly reason: string }
  | { readonly act: 'close'; readonly outcome: Outcome };

export interface FileSource {
  /** Base name only. */
  readonly name: string;
  readonly size: number;
  readonly type?: string;
  /** Reads the file from the start, in chunks of any size. */
  open(): AsyncIterable<Uint8Array>;
}

export interface EvidenceEntry {
  readonly evidence: EvidenceId;
  readonly title: string;
  readonly kind: string;
  readonly from: MemberId;
  readonly sharedAt: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly summary: Readonly<Record<string, unknown>>;
  readonly custody: readonly {
    readonly action: string;
    readonly actor: MemberId;
    readonly at: string;
    readonly linked: boolean;
    readonly reason?: string;
  }[];
}

/** Receives one fetched file; `finish` is called only when every byte was verified, `abort` otherwise. */
export interface FileSink {
  write(chunk: Uint8Array): Promise<void>;
  /** The absolute path, or another name of the place where it now stands. */
  finish(): Promise<string>;
  abort(): Promise<void>;
}

export interface Check {
  readonly name: 'clock' | 'server' | 'directory log' | 'witnesses' | 'channels' | 'outbox' | 'store';
  readonly ok: boolean;
  readonly detail: string;
}

export interface Progress {
  readonly what: 'directory' | 'channels' | 'upload' | 'download';
  readonly doneBytes?: number;
  readonly totalBytes?: number;
  readonly done?: number;
  readonly total?: number;
  readonly blob?: BlobId;
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
  /** Keeps syncing on the server's news until the signal aborts; `onChange` after each turn that brought something. */
  follow(signal: AbortSignal, onChange: (result: SyncResult) => void): Promise<void>;
  close(): Promise<void>;

  readonly directory: {
    list(filter?: DirectoryFilter): Promise<{ readonly size: number; readonly members: readonly MemberEntry[] }>;
    /** An id, or a name that fits one member: `member-unknown`, `member-ambiguous`. */
    require(memberOrName: string): Promise<MemberEntry>;
  };
  readonly enrolment: {
    /** `not-entitled` for another country than one's own, and for correspondents unless from the secretariat. */
    invite(offer: {
      readonly country?: string;
      readonly authority?: string;
      readonly role: string;
      readonly position?: string;
    }): Promise<{ readonly invitation: InvitationId; readonly link: string; readonly expires: string }>;
    requests(): Promise<readonly JoinRequestView[]>;
    /** One request, or all that carry no alarm. */
    admit(request: RequestId | 'all'): Promise<readonly MemberId[]>;
    refuse(request: RequestId, reason: string): Promise<void>;
  };
  readonly members: {
    suspend(member: string, reason?: string): Promise<MemberEntry>;
    reinstate(member: string, reason?: string): Promise<MemberEntry>;
    remove(member: string, reason?: string): Promise<MemberEntry>;
    erase(member: string): Promise<MemberEntry>;
  };
  readonly channels: {
    open(members: readonly string[], title?: string): Promise<ChannelId>;
    list(): Promise<readonly ChannelEntry[]>;
    /** To a channel, or to a member: then the channel of just the two, opened when there is none. `claim-differs` unless accepted. */
    send(to: string, text: string, options?: { readonly acceptDiffering?: boolean }): Promise<Sent>;
    /** Marks what it returns as read. */
    read(
      channel: string,
      afterSeq?: number,
    ): Promise<{ readonly channel: ChannelId; readonly items: readonly ChannelItem[] }>;
    addMembers(channel: string, members: readonly string[]): Promise<void>;
    removeMembers(channel: string, members: readonly string[]): Promise<void>;
    /** Replaces this device's keys in the channel by an empty commit. */
    refresh(channel: string): Promise<void>;
  };
  readonly queries: {
    /** `query-faulty` with all faults. */
    ask(query: {
      readonly to: { readonly members: readonly string[] } | { readonly country: string };
      readonly type?: string;
      readonly urgency?: string;
      readonly document: unknown;
    }): Promise<QueryView>;
    list(state?: string): Promise<readonly QueryEntry[]>;
    /** By reference or query id. */
    show(reference: string): Promise<QueryView>;
    /** `not-your-turn`, `act-does-not-apply`, `question-unknown`. */
    act(reference: string, act: QueryAct): Promise<QueryView>;
  };
  readonly evidence: {
    share(
      reference: string,
      files: readonly FileSource[],
      summary: unknown,
    ): Promise<EvidenceEntry & { readonly state: SendState }>;
    list(reference: string): Promise<readonly EvidenceEntry[]>;
    fetch(
      evidence: string,
      sink: (file: { readonly name: string; readonly size: number }) => Promise<FileSink>,
    ): Promise<
      readonly { readonly path: string; readonly name: string; readonly size: number; readonly sha256: string }[]
    >;
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

export type { Fault };
