/** One Socket.IO connection: requests with replies, submits answered by frames. */
import { Fetch, io, WebSocket, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import {
  AppError,
  downstream,
  failedReplySchema,
  FIRST_POLL_WAIT_MS,
  isErrorCode,
  packetParser,
  upstream,
  type Ack,
  type CommitBundle,
  type CommitReply,
  type FeedReply,
  type HelloReply,
  type PageReply,
  type WelcomesDone,
} from '@kopri/protocol';
import { LineWatch, SILENCE_MS } from './line-watch.js';
import type { LinkListener } from './server-link.js';

const CONNECT_TIMEOUT_MS = 10_000;
/** There polling must not be by XMLHttpRequest: it would let the server have the browser ask for a password. */
const isBrowser = 'XMLHttpRequest' in globalThis;
/** A page of 400 kB takes 50 s at 64 kbit/s. */
const REPLY_TIMEOUT_MS = 90_000;
const ACK_TIMEOUT_MS = 30_000;

type Requests = Pick<typeof upstream, 'hello' | 'commit' | 'page' | 'feed'>;

interface WaitingSubmit {
  readonly missing: Set<number>;
  readonly acks: Ack[];
  resolve(acks: readonly Ack[]): void;
  reject(error: Error): void;
}

export interface SocketOptions {
  readonly server: string;
  /** Of the session. */
  readonly token: string;
  /** How long the server may let a long-polling request wait at most. */
  readonly pollHoldMs: number;
}

export class SocketConnection {
  private readonly waiting = new Set<WaitingSubmit>();
  private readonly watch = new LineWatch(
    () => this.patienceMs,
    () => this.socket.disconnect(),
  );
  private isPolling = true;
  private pagesAwaited = 0;
  /** As the server doubles it, with each ping (`liveness.ts`). */
  private nextPollWaitMs = FIRST_POLL_WAIT_MS;

  private constructor(
    private readonly socket: Socket,
    private readonly listener: LinkListener,
    private readonly pollHoldMs: number,
  ) {
    socket.on('frame', (frame: unknown) => this.onFrame(frame));
    socket.on('news', (news: unknown) => this.onNews(news));
    socket.on('disconnect', () => this.onLost());
    this.watchTransport();
  }

  /** Long-polling first, then a WebSocket if one comes through: behind some proxies it never answers, nor fails. */
  static async open({ server, ...auth }: SocketOptions, listener: LinkListener): Promise<SocketConnection> {
    const socket = io(server, {
      auth,
      parser: packetParser,
      reconnection: false,
      transports: isBrowser ? [Fetch, WebSocket] : ['polling', 'websocket'],
      timeout: CONNECT_TIMEOUT_MS,
    } as Parameters<typeof io>[1]);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (cause) => {
        socket.close();
        reject(new AppError('server-unreachable', { cause }));
      });
    });
    return new SocketConnection(socket, listener, auth.pollHoldMs);
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** Whether the present connection has, or had, no WebSocket. */
  get polls(): boolean {
    return this.isPolling;
  }

  private watchTransport(): void {
    const { engine } = this.socket.io;
    this.isPolling = engine.transport.name === 'polling';
    engine.once('upgrade', () => (this.isPolling = false));
    engine.on('packet', () => this.watch.heard());
    engine.on('ping', () => (this.nextPollWaitMs = 2 * this.pollWaitMs));
  }

  /** How long the server lets the present poll wait. */
  get pollWaitMs(): number {
    return Math.min(this.pollHoldMs, this.nextPollWaitMs);
  }

  get silentMs(): number {
    return this.watch.silentMs;
  }

  /** A poll is answered when its wait is over; nothing is heard behind a page that comes slowly. */
  private get patienceMs(): number {
    if (this.isPolling) return this.pollWaitMs + SILENCE_MS;
    return this.pagesAwaited > 0 ? REPLY_TIMEOUT_MS : SILENCE_MS;
  }

  /** Late with an answer, a line that has said nothing else either since is given up. */
  private giveUpIfSilentSince(ms: number): void {
    if (!this.watch.hasHeardSince(ms)) this.socket.disconnect();
  }

  hello(protocol: number, oldest: number): Promise<HelloReply> {
    return this.request('hello', { protocol, oldest });
  }

  commit(bundle: CommitBundle): Promise<CommitReply> {
    return this.request('commit', bundle);
  }

  async page(channel: string, after: number): Promise<PageReply> {
    this.pagesAwaited += 1;
    try {
      return await this.request('page', { channel, after });
    } finally {
      this.pagesAwaited -= 1;
    }
  }

  feed(cursor: string | undefined): Promise<FeedReply> {
    return this.request('feed', cursor === undefined ? {} : { cursor });
  }

  welcomesDone(done: WelcomesDone): void {
    this.socket.emit('welcomesDone', done);
  }

  submit(envelopes: readonly (readonly [number, Uint8Array])[]): Promise<readonly Ack[]> {
    const askedMs = Date.now();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        submit.reject(new AppError('server-unreachable', { detail: 'no acknowledgement' }));
        this.giveUpIfSilentSince(askedMs);
      }, ACK_TIMEOUT_MS);
      const settled = () => {
        clearTimeout(timer);
        this.waiting.delete(submit);
      };
      const submit: WaitingSubmit = {
        missing: new Set(envelopes.map(([counter]) => counter)),
        acks: [],
        resolve: (acks) => (settled(), resolve(acks)),
        reject: (error) => (settled(), reject(error)),
      };
      this.waiting.add(submit);
      if (!this.socket.connected) submit.reject(new AppError('server-unreachable'));
      else this.socket.emit('submit', { envelopes });
    });
  }

  close(): void {
    this.watch.end();
    this.socket.removeAllListeners();
    this.socket.close();
    this.rejectWaiting();
  }

  private async request<E extends keyof Requests>(
    event: E,
    body: object,
  ): Promise<v.InferOutput<Requests[E]['reply']>> {
    const askedMs = Date.now();
    const reply: unknown = await this.socket
      .timeout(REPLY_TIMEOUT_MS)
      .emitWithAck(event, body)
      .catch((cause: unknown) => {
        this.giveUpIfSilentSince(askedMs);
        throw new AppError('server-unreachable', { cause });
      });
    const parsed = v.safeParse(upstream[event].reply, reply);
    if (parsed.success) return parsed.output as v.InferOutput<Requests[E]['reply']>;
    const failed = v.safeParse(failedReplySchema, reply);
    if (!failed.success || !isErrorCode(failed.output.error.code))
      throw new AppError('malformed', { detail: `reply to ${event}` });
    const { code, retryAfterMs } = failed.output.error;
    throw new AppError(code, retryAfterMs === undefined ? {} : { retryAfterMs });
  }

  private onFrame(input: unknown): void {
    const frame = v.safeParse(downstream.frame, input);
    if (!frame.success) return;
    for (const ack of frame.output.acks ?? []) this.onAck(ack);
    if (frame.output.deliveries !== undefined) this.listener.frame(frame.output);
  }

  private onAck(ack: Ack): void {
    for (const submit of this.waiting) {
      if (!submit.missing.delete(ack.counter)) continue;
      submit.acks.push(ack);
      if (submit.missing.size === 0) submit.resolve(submit.acks);
    }
  }

  private onNews(input: unknown): void {
    const news = v.safeParse(downstream.news, input);
    if (news.success) this.listener.news(news.output);
  }

  private onLost(): void {
    this.watch.end();
    this.rejectWaiting();
    this.listener.lost();
  }

  private rejectWaiting(): void {
    for (const submit of this.waiting) submit.reject(new AppError('server-unreachable', { detail: 'connection lost' }));
  }
}
