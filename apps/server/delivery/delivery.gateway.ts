/**
 * The socket: whoever connects shows a session's token, says hello, and then asks. Every payload is
 * held to its schema; what is not in the protocol ends the connection. `submit` is registered on
 * the socket itself, since Nest's layer halves its rate.
 */
import type { Server as NetServer } from 'node:net';
import type { OnModuleDestroy } from '@nestjs/common';
import { AppError, upstream, type FailedReply, type Frame, type News } from '@kopri/protocol';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import { PinoLogger } from 'nestjs-pino';
import { Server, Socket } from 'socket.io';
import * as v from 'valibot';
import { toAppError } from '../platform/http/error.filter.js';
import { Public } from '../platform/http/public.js';
import { Clock } from '../platform/ports/clock.js';
import { ServerBus } from '../platform/server-bus.js';
import { type Session, Sessions } from '../platform/sessions.js';
import type { Pusher } from './connections.js';
import { DeliveryService } from './delivery.service.js';
import { Liveness, SWEEP_MS } from './liveness.js';

type Event = keyof typeof upstream;
type RequestOf<E extends Event> = v.InferOutput<(typeof upstream)[E]['request']>;

/** Packets waiting for a slow reader; beyond them it is left to ask its feed. */
const MAX_WAITING_PACKETS = 200;

/** To the guard of HTTP the gateway is public: the namespace's middleware has asked the same verifier. */
@Public()
@WebSocketGateway()
export class DeliveryGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnModuleDestroy {
  readonly #liveness = new Liveness();
  #server: Server | undefined;
  #ends: (() => void)[] = [];

  constructor(
    private readonly delivery: DeliveryService,
    private readonly sessions: Sessions,
    private readonly bus: ServerBus,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  afterInit(server: Server): void {
    this.#server = server;
    server.use((socket, next) => {
      const session = this.findSession(socket);
      next(session === undefined ? refusal() : undefined);
    });
    this.delivery.start(pusherOn(server));
    this.#liveness.probeLines(server.httpServer as NetServer);
    const sweep = setInterval(() => this.sweep(), SWEEP_MS).unref();
    this.#ends = [
      () => clearInterval(sweep),
      this.bus.on('sessions.ended', ({ devices }) => this.endSockets(new Set<string>(devices))),
      this.bus.on('directory.appended', ({ size }) => this.tellDirectory(server, size)),
    ];
  }

  onModuleDestroy(): void {
    for (const end of this.#ends) end();
  }

  handleConnection(socket: Socket): void {
    // Asked again: the session may have ended since the handshake, before anybody knew of this socket.
    const session = this.findSession(socket);
    if (session === undefined) {
      socket.disconnect(true);
      return;
    }
    Object.assign(socket.data, { session });
    this.#liveness.watch(socket, performance.now());
    const expiry = setTimeout(() => socket.disconnect(true), session.expiresMs - this.clock.nowMs()).unref();
    socket.once('disconnect', () => clearTimeout(expiry));
    socket.on('error', (error) => this.endHostile(socket, error));
    socket.use(([event], next) => next(this.mayCarry(socket, event) ? undefined : new AppError('malformed')));
    socket.on('submit', (payload: unknown) => this.submit(socket, payload));
  }

  handleDisconnect(socket: Socket): void {
    this.#liveness.forget(socket);
    this.delivery.connections.remove(socket.id);
  }

  @SubscribeMessage('hello')
  hello(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown) {
    return this.answer('hello', socket, payload, async (request) => {
      const reply = await this.delivery.hello(callerOf(socket), request);
      if (socket.connected) this.greet(socket);
      return reply;
    });
  }

  @SubscribeMessage('commit')
  commit(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown) {
    return this.answer('commit', socket, payload, (bundle) => this.delivery.commit(callerOf(socket), bundle));
  }

  @SubscribeMessage('page')
  page(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown) {
    return this.answer('page', socket, payload, (request) => this.delivery.page(callerOf(socket), request));
  }

  @SubscribeMessage('feed')
  feed(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown) {
    return this.answer('feed', socket, payload, (request) => this.delivery.feed(callerOf(socket), request));
  }

  @SubscribeMessage('welcomesDone')
  welcomesDone(@ConnectedSocket() socket: Socket, @MessageBody() payload: unknown) {
    return this.answer('welcomesDone', socket, payload, async (done) => {
      if (await this.delivery.welcomesDone(callerOf(socket), done)) socket.emit('news', { feed: true });
      return {};
    });
  }

  private submit(socket: Socket, payload: unknown): void {
    try {
      const acks = this.delivery.submit(callerOf(socket), requireRequest('submit', payload));
      if (acks.length > 0) socket.emit('frame', { acks });
    } catch (error) {
      this.endHostile(socket, error);
    }
  }

  /** The reply, or the error's code in its place; only bugs are logged. */
  private async answer<E extends Event, R>(
    event: E,
    socket: Socket,
    payload: unknown,
    work: (request: RequestOf<E>) => Promise<R>,
  ): Promise<R | FailedReply> {
    try {
      return await work(requireRequest(event, payload));
    } catch (thrown) {
      const { code, detail, retryAfterMs } = toAppError(thrown);
      if (code === 'internal')
        this.logger.error({ err: thrown, event, device: callerOf(socket).device }, 'internal error');
      return {
        error: { code, ...(detail !== undefined && { detail }), ...(retryAfterMs !== undefined && { retryAfterMs }) },
      };
    }
  }

  private greet(socket: Socket): void {
    const { id } = socket;
    this.delivery.connections.add({
      id,
      device: sessionOf(socket).device,
      takesDeliveries: () => takesDeliveries(socket),
    });
    Object.assign(socket.data, { greeted: true });
  }

  /** Only the protocol's own events, and nothing before the hello. Reserved names would reach the socket's own listeners. */
  private mayCarry(socket: Socket, event: unknown): boolean {
    if (typeof event !== 'string' || !Object.hasOwn(upstream, event)) return false;
    return event === 'hello' || socket.data.greeted === true;
  }

  private findSession(socket: Socket): Session | undefined {
    const { token } = socket.handshake.auth;
    return typeof token === 'string' ? this.sessions.verify(token) : undefined;
  }

  private endHostile(socket: Socket, error: unknown): void {
    const { code } = toAppError(error);
    const { device } = sessionOf(socket);
    if (code === 'internal') this.logger.error({ err: error, device }, 'socket ended: internal error');
    else this.logger.warn({ code, device }, 'socket ended');
    socket.disconnect(true);
  }

  private sweep(): void {
    const nowMs = performance.now();
    for (const socket of this.#liveness.silent(nowMs)) socket.disconnect(true);
    this.#liveness.ping(nowMs);
  }

  /** At once, well within the 5 s of T7; a socket that has not said hello counts as well. */
  private endSockets(devices: ReadonlySet<string>): void {
    for (const socket of this.#server?.sockets.sockets.values() ?? []) {
      if (socket.data.session !== undefined && devices.has(sessionOf(socket).device)) socket.disconnect(true);
    }
  }

  private tellDirectory(server: Server, directorySize: number): void {
    const ids = this.delivery.connections.ids();
    if (ids.length > 0) pusherOn(server).news(ids, { directorySize });
  }
}

const pusherOn = (server: Server): Pusher => ({
  frame: (connections: readonly string[], frame: Frame) => void server.to([...connections]).emit('frame', frame),
  news: (connections: readonly string[], news: News) => void server.to([...connections]).emit('news', news),
});

const sessionOf = (socket: Socket): Session => socket.data.session as Session;

const callerOf = (socket: Socket) => ({ device: sessionOf(socket).device, origin: socket.id });

function takesDeliveries(socket: Socket): boolean {
  const { conn, data } = socket;
  if (conn['writeBuffer'].length <= MAX_WAITING_PACKETS) return true;
  if (data.isBehind !== true) conn.once('drain', () => catchUp(socket));
  data.isBehind = true;
  return false;
}

function catchUp(socket: Socket): void {
  socket.data.isBehind = false;
  socket.emit('news', { feed: true });
}

/** What a refused handshake learns. */
const refusal = () => Object.assign(new Error('not-signed-in'), { data: { code: 'not-signed-in' } });

function requireRequest<E extends Event>(event: E, payload: unknown): RequestOf<E> {
  const result = v.safeParse(upstream[event].request as v.GenericSchema<unknown, RequestOf<E>>, payload);
  if (result.success) return result.output;
  throw new AppError('malformed', { detail: result.issues.map((issue) => v.getDotPath(issue) ?? '.').join(', ') });
}
