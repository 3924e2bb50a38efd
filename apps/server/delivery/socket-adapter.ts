/** How Socket.IO is set up: packets of the protocol's own, no compression, sizes of the protocol, silence bounded by `liveness.ts`. */
import type { INestApplicationContext } from '@nestjs/common';
import { MAX_FRAME_BYTES, MAX_POLL_HOLD_MS, packetParser } from '@kopri/protocol';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';

/** A stranger may hold a connection without naming itself for no longer than a slow line needs. */
const CONNECT_TIMEOUT_MS = 20_000;
/** `liveness.ts` pings before the engine would, and judges by bytes: a pong may wait behind a long upload. */
const ENGINE_PING_MS = MAX_POLL_HOLD_MS + 60_000;
const PONG_TIMEOUT_MS = 10 * 60_000;

export class SocketAdapter extends IoAdapter {
  constructor(app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      parser: packetParser,
      transports: ['polling', 'websocket'],
      maxHttpBufferSize: MAX_FRAME_BYTES,
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      connectTimeout: CONNECT_TIMEOUT_MS,
      pingInterval: ENGINE_PING_MS,
      pingTimeout: PONG_TIMEOUT_MS,
    } as Partial<ServerOptions> as ServerOptions) as Server;
  }
}
