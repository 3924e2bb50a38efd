/**
 * The transport port: what the client can ask of a server it does not trust. Replies have passed
 * their schemas; nothing else about them is believed. Failures are `AppError`s:
 * `server-unreachable` when no answer came, else the code the server gave.
 */
import type {
  Ack,
  Appended,
  BlobId,
  ChannelId,
  ClaimReply,
  ClaimRequest,
  CommitBundle,
  CommitReply,
  DirectoryPage,
  FeedReply,
  FoundRequest,
  Frame,
  HelloReply,
  InvitationId,
  InviteRequest,
  LogEntry,
  NetworkReply,
  NewKeyPackages,
  News,
  PageReply,
  RefusalProof,
  RequestId,
  RequestState,
  SessionRequest,
  SubmittedRequest,
  WelcomesDone,
} from '@kopri/protocol';

/** Signs a challenge of the server with the device key. */
export type ChallengeAnswerer = (challenge: Uint8Array) => SessionRequest;

export interface LinkListener {
  /** Deliveries only; acknowledgements answer `submit`. */
  frame(frame: Frame): void;
  news(news: News): void;
  /** The connection was lost; a new `connect` is needed. */
  lost(): void;
}

export interface BlobUpload {
  readonly blob: BlobId;
  readonly channel: ChannelId;
  readonly sizeBytes: number;
  read(offset: number): AsyncIterable<Uint8Array>;
  onProgress(doneBytes: number): void;
  /** Ends the attempt with `upload-interrupted`; what the server has stays there. */
  readonly signal: AbortSignal;
}

export interface DownloadOptions {
  /** Where an earlier attempt was cut. */
  readonly fromByte?: number;
  readonly signal?: AbortSignal;
}

/** Sign-in was refused because of the member's state; the proof, when the server gave one, is still to be verified. */
export class DeviceRefused extends Error {
  constructor(readonly proof: RefusalProof | undefined) {
    super('device refused');
    this.name = 'DeviceRefused';
  }
}

export abstract class ServerLink {
  abstract network(): Promise<NetworkReply>;
  abstract found(request: FoundRequest): Promise<Appended>;
  abstract submitRequest(request: SubmittedRequest): Promise<void>;
  abstract requestState(request: RequestId, answer: ChallengeAnswerer): Promise<RequestState>;

  /** Signs in, opens the connection and says hello. Throws `DeviceRefused`. Idempotent while connected. */
  abstract connect(answer: ChallengeAnswerer, listener: LinkListener): Promise<HelloReply>;
  abstract close(): Promise<void>;

  abstract directoryPage(after: number): Promise<DirectoryPage>;
  abstract appendStatements(entries: readonly LogEntry[]): Promise<Appended>;
  abstract invite(request: InviteRequest): Promise<void>;
  /** `invitation-unknown`, `invitation-used`. */
  abstract withdrawInvitation(invitation: InvitationId): Promise<void>;
  abstract openRequests(): Promise<readonly SubmittedRequest[]>;
  abstract refuseRequest(request: RequestId): Promise<void>;
  abstract depositKeyPackages(packages: NewKeyPackages): Promise<void>;
  abstract claimKeyPackages(request: ClaimRequest): Promise<ClaimReply>;
  abstract nextReference(): Promise<string>;

  /** Answers for every envelope, in any order. */
  abstract submit(envelopes: readonly (readonly [counter: number, sealed: Uint8Array])[]): Promise<readonly Ack[]>;
  abstract commit(bundle: CommitBundle): Promise<CommitReply>;
  abstract page(channel: ChannelId, after: number): Promise<PageReply>;
  abstract feed(cursor: string | undefined): Promise<FeedReply>;
  abstract welcomesDone(done: WelcomesDone): void;

  /** Resumes where an earlier attempt for the same blob stopped. */
  abstract upload(upload: BlobUpload): Promise<void>;
  /** Forgets an upload that will not be finished. */
  abstract dropUpload(blob: BlobId): Promise<void>;
  /** The ciphertext; `server-unreachable` when the line is cut. */
  abstract download(blob: BlobId, options?: DownloadOptions): AsyncIterable<Uint8Array>;
}
