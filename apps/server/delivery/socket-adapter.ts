/** How Socket.IO is set up: MessagePack, no compression, sizes of the protocol, silence bounded by `liveness.ts`. */
import type { INestApplicationContext } from '@nestjs/common';
import { MAX_FRAME_BYTES } from '@kopri/protocol';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { PING_INTERVAL_MS } from './liveness.js';
import { socketParser } from './socket-parser.js';

/** A stranger may hold a connection without naming itself for no longer than a slow line needs. */
const CONNECT_TIMEOUT_MS = 20_000;
/** Pings keep bytes flowing; whether a connection lives is judged by bytes, not by pongs behind a long upload. */
const PONG_TIMEOUT_MS = 15 * 60_000;

export class SocketAdapter extends IoAdapter {
  constructor(app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      parser: socketParser,
      transports: ['polling', 'websocket'],
      maxHttpBufferSize: MAX_FRAME_BYTES,
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      connectTimeout: CONNECT_TIMEOUT_MS,
      pingInterval: PING_INTERVAL_MS,
      pingTimeout: PONG_TIMEOUT_MS,
    } as Partial<ServerOptions> as ServerOptions) as Server;
  }
}
