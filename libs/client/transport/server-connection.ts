/** The real `ServerLink`: HTTP for bulk, one Socket.IO connection for the rest. */
import {
  AppError,
  appendedCodec,
  appendStatementsCodec,
  challengeReplyCodec,
  claimReplyCodec,
  claimRequestCodec,
  depositCodec,
  directoryPageCodec,
  foundRequestCodec,
  inviteRequestCodec,
  networkReplyCodec,
  OLDEST_PROTOCOL_VERSION,
  openRequestsCodec,
  PROTOCOL_VERSION,
  referenceReplyCodec,
  refuseRequestCodec,
  requestStateCodec,
  requestStateReplyCodec,
  sessionReplyCodec,
  sessionRequestCodec,
  submittedRequestCodec,
  withdrawRequestCodec,
  type Ack,
  type Appended,
  type BlobId,
  type ChannelId,
  type ClaimReply,
  type ClaimRequest,
  type CommitBundle,
  type CommitReply,
  type DirectoryPage,
  type FeedReply,
  type FoundRequest,
  type HelloReply,
  type InvitationId,
  type InviteRequest,
  type LogEntry,
  type NetworkReply,
  type NewKeyPackages,
  type PageReply,
  type RequestId,
  type RequestState,
  type SubmittedRequest,
  type WelcomesDone,
} from '@kopri/protocol';
import { downloadBlob, dropUpload, uploadBlob } from './blobs.js';
import { Http } from './http.js';
import { PollHold } from './poll-hold.js';
import {
  ServerLink,
  type BlobUpload,
  type ChallengeAnswerer,
  type DownloadOptions,
  type LinkListener,
} from './server-link.js';
import { SocketConnection } from './socket.js';

export class ServerConnection extends ServerLink {
  private readonly http: Http;
  private socket: SocketConnection | undefined;
  private hello: HelloReply | undefined;
  private readonly hold = new PollHold();

  constructor(server: string) {
    super();
    this.http = new Http(server);
  }

  network(): Promise<NetworkReply> {
    return this.http.first('/api/network', { method: 'GET', reply: networkReplyCodec });
  }

  found(request: FoundRequest): Promise<Appended> {
    return this.http.call('/api/network', { body: foundRequestCodec.encode(request), reply: appendedCodec });
  }

  submitRequest(request: SubmittedRequest): Promise<void> {
    return this.http.call('/api/requests', { body: submittedRequestCodec.encode(request) });
  }

  async requestState(request: RequestId, answer: ChallengeAnswerer): Promise<RequestState> {
    const { challenge, signature } = answer(await this.challenge());
    const body = requestStateCodec.encode({ request, challenge, signature });
    return (await this.http.call('/api/requests/state', { body, reply: requestStateReplyCodec })).state;
  }

  async connect(answer: ChallengeAnswerer, listener: LinkListener): Promise<HelloReply> {
    if (this.socket?.connected === true && this.hello !== undefined) return this.hello;
    await this.close();
    const body = sessionRequestCodec.encode(answer(await this.challenge()));
    const { token } = await this.http.call('/api/auth/session', { body, reply: sessionReplyCodec });
    this.http.token = token;
    const pollHoldMs = this.hold.ms;
    const socket = await SocketConnection.open(
      { server: this.http.server, token, pollHoldMs },
      {
        frame: (frame) => listener.frame(frame),
        news: (news) => listener.news(news),
        lost: () => {
          if (socket.polls) this.hold.lost(socket);
          listener.lost();
        },
      },
    );
    this.socket = socket;
    this.hello = await this.socket.hello(PROTOCOL_VERSION, OLDEST_PROTOCOL_VERSION);
    return this.hello;
  }

  async close(): Promise<void> {
    this.socket?.close();
    this.socket = undefined;
    this.hello = undefined;
    this.http.token = undefined;
  }

  directoryPage(after: number): Promise<DirectoryPage> {
    return this.http.call(`/api/directory?after=${after}`, { method: 'GET', reply: directoryPageCodec });
  }

  appendStatements(entries: readonly LogEntry[]): Promise<Appended> {
    return this.http.call('/api/statements', {
      body: appendStatementsCodec.encode({ entries: [...entries] }),
      reply: appendedCodec,
    });
  }

  invite(request: InviteRequest): Promise<void> {
    return this.http.call('/api/invitations', { body: inviteRequestCodec.encode(request) });
  }

  withdrawInvitation(invitation: InvitationId): Promise<void> {
    return this.http.call('/api/invitations/withdraw', { body: withdrawRequestCodec.encode({ invitation }) });
  }

  async openRequests(): Promise<readonly SubmittedRequest[]> {
    return (await this.http.call('/api/requests', { method: 'GET', reply: openRequestsCodec })).requests;
  }

  refuseRequest(request: RequestId): Promise<void> {
    return this.http.call('/api/requests/refuse', { body: refuseRequestCodec.encode({ request }) });
  }

  depositKeyPackages(packages: NewKeyPackages): Promise<void> {
    return this.http.call('/api/key-packages', { body: depositCodec.encode(packages) });
  }

  claimKeyPackages(request: ClaimRequest): Promise<ClaimReply> {
    return this.http.call('/api/key-packages/claim', {
      body: claimRequestCodec.encode(request),
      reply: claimReplyCodec,
    });
  }

  async nextReference(): Promise<string> {
    return (await this.http.call('/api/references', { reply: referenceReplyCodec })).reference;
  }

  submit(envelopes: readonly (readonly [number, Uint8Array])[]): Promise<readonly Ack[]> {
    return this.requireSocket().submit(envelopes);
  }

  commit(bundle: CommitBundle): Promise<CommitReply> {
    return this.requireSocket().commit(bundle);
  }

  page(channel: ChannelId, after: number): Promise<PageReply> {
    return this.requireSocket().page(channel, after);
  }

  feed(cursor: string | undefined): Promise<FeedReply> {
    return this.requireSocket().feed(cursor);
  }

  welcomesDone(done: WelcomesDone): void {
    this.requireSocket().welcomesDone(done);
  }

  upload(upload: BlobUpload): Promise<void> {
    return uploadBlob(this.http, upload);
  }

  dropUpload(blob: BlobId): Promise<void> {
    return dropUpload(this.http, blob);
  }

  download(blob: BlobId, options?: DownloadOptions): AsyncIterable<Uint8Array> {
    return downloadBlob(this.http, blob, options);
  }

  private async challenge(): Promise<Uint8Array> {
    return (await this.http.first('/api/auth/challenge', { reply: challengeReplyCodec })).challenge;
  }

  private requireSocket(): SocketConnection {
    if (this.socket?.connected !== true) throw new AppError('server-unreachable');
    return this.socket;
  }
}
