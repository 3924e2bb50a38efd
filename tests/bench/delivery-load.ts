/** The load of the delivery benchmark: senders that keep eight messages under way, in a thread of their own. */
import { parentPort, workerData } from 'node:worker_threads';
import { packetParser, PROTOCOL_VERSION, type ChannelId, type Frame } from '@kopri/protocol';
import { io, type Socket } from 'socket.io-client';
import { applicationMessage } from '../../apps/server/delivery/testing/envelopes.js';

export interface Sender {
  readonly channel: ChannelId;
  readonly token: string;
}

export interface Load {
  readonly url: string;
  readonly senders: readonly Sender[];
  readonly durationMs: number;
}

export interface LoadReport {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly delivered: number;
}

const WINDOW = 8;
const SEALED_BYTES = 950;
/** Not measured: connections warm up, statements are prepared. */
const WARM_UP_MS = 500;

interface Tally {
  counting: boolean;
  readonly latenciesMs: number[];
  delivered: number;
}

async function connect({ url }: Load, { channel, token }: Sender): Promise<{ socket: Socket; counter: number }> {
  const socket = io(url, {
    auth: { token, channel },
    transports: ['websocket'],
    parser: packetParser,
    forceNew: true,
  } as Parameters<typeof io>[1]);
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  // The plain server knows no hello.
  const hello = { protocol: PROTOCOL_VERSION, oldest: PROTOCOL_VERSION };
  const reply = (await socket
    .timeout(500)
    .emitWithAck('hello', hello)
    .catch(() => ({ highestCounter: 1 }))) as { highestCounter: number };
  return { socket, counter: Math.max(1, reply.highestCounter) };
}

function send({ socket, counter }: { socket: Socket; counter: number }, sealed: Buffer, tally: Tally): void {
  const sentAt = new Map<number, number>();
  let next = counter + 1;
  const submit = (count: number): void => {
    const envelopes = Array.from({ length: count }, (_, i) => [next + i, sealed]);
    for (let i = 0; i < count; i += 1) sentAt.set(next + i, performance.now());
    next += count;
    socket.emit('submit', { envelopes });
  };
  socket.on('frame', ({ acks = [], deliveries = [] }: Frame) => {
    for (const ack of acks) {
      if (ack.outcome !== 'stored') throw new Error(ack.reason);
      if (tally.counting) tally.latenciesMs.push(performance.now() - (sentAt.get(ack.counter) ?? 0));
      sentAt.delete(ack.counter);
    }
    if (tally.counting) tally.delivered += deliveries.reduce((sum, { envelopes }) => sum + envelopes.length, 0);
    if (acks.length > 0) submit(acks.length);
  });
  submit(WINDOW);
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function run(load: Load): Promise<LoadReport> {
  const tally: Tally = { counting: false, latenciesMs: [], delivered: 0 };
  const connections = await Promise.all(load.senders.map((sender) => connect(load, sender)));
  connections.forEach((connection, i) => {
    const channel = load.senders[i]?.channel;
    if (channel !== undefined) send(connection, applicationMessage(channel, 1, SEALED_BYTES), tally);
  });
  await wait(WARM_UP_MS);
  tally.counting = true;
  const start = performance.now();
  await wait(load.durationMs);
  tally.counting = false;
  const seconds = (performance.now() - start) / 1000;
  for (const { socket } of connections) socket.disconnect();
  const sorted = tally.latenciesMs.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  return { perSecond: sorted.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), delivered: tally.delivered };
}

parentPort?.postMessage(await run(workerData as Load));
