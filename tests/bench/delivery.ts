/**
 * Durable acknowledged messages per second: our server, with authentication, rosters, epochs and
 * idempotency, against the plain way — the same sockets, a row a statement — in one run on one
 * PostgreSQL with fsync on. `npm run bench`; some 20 s. The ratio is what counts: both share the
 * machine with the load.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packetParser, rosterOf, type ChannelId } from '@kopri/protocol';
import type pg from 'pg';
import { Server } from 'socket.io';
import { DeliveryService } from '../../apps/server/delivery/delivery.service.js';
import { commitBundle, newChannel } from '../../apps/server/delivery/testing/envelopes.js';
import { DirectoryView } from '../../apps/server/delivery/delivery.ports.js';
import { DirectoryService } from '../../apps/server/directory/directory.service.js';
import { Database } from '../../apps/server/platform/database.js';
import { LogSigner } from '../../apps/server/platform/log-signer.js';
import { Sessions } from '../../apps/server/platform/sessions.js';
import { Settings } from '../../apps/server/platform/settings.js';
import { startServer, type RunningServer } from '../../apps/server/start-server.js';
import { DirectoryStory, type StoryDevice } from '../../libs/testing/directory-story.js';
import type { Load, LoadReport, Sender } from './delivery-load.js';
import { readyCrypto } from '@kopri/crypto/verify';

const SENDERS = 50;
const CHANNEL_SIZE = 5;
const ROUNDS = 2;
const ROUND_MS = 4_000;

/** Members in channels of five, each channel open and in epoch 1. */
async function populate({ app }: RunningServer): Promise<Sender[]> {
  const story = new DirectoryStory();
  const { origin, public: key } = app.get(LogSigner).key;
  story.tell({ kind: 'network.amended', subject: 'network', details: { log: { origin, public: key } } }, story.root);
  const correspondent = story.appoint('TM', 'Ogulnar');
  const people = Array.from({ length: SENDERS }, (_, i) =>
    story.admit({ role: 'practitioner', country: 'TM', name: `Member ${i}` }, [correspondent]),
  );
  await app.get(DirectoryService).found(story.entries);
  const groups = Array.from({ length: SENDERS / CHANNEL_SIZE }, (_, i) =>
    people.slice(i * CHANNEL_SIZE, (i + 1) * CHANNEL_SIZE),
  );
  return (await Promise.all(groups.map((group) => openChannel(app, group)))).flat();
}

async function openChannel(app: RunningServer['app'], group: readonly StoryDevice[]): Promise<Sender[]> {
  const channel: ChannelId = newChannel();
  const roster = rosterOf(group.map(({ device }) => device));
  const [opener, ...joining] = roster;
  if (opener === undefined) throw new Error('an empty group');
  const bundle = commitBundle(
    { channel, epoch: 0, counter: 1, roster, joining },
    app.get(DirectoryView, { strict: false }),
  );
  const reply = await app.get(DeliveryService, { strict: false }).commit({ device: opener, origin: '' }, bundle);
  if (reply.outcome !== 'stored') throw new Error(reply.reason);
  return group.map(({ member, device }) => ({ channel, token: app.get(Sessions).begin(member, device) }));
}

/** The plain way: each message is a statement of its own on a pool of ten, told to the room when it is stored. */
async function startPlain(pool: pg.Pool): Promise<{ url: string; stop: () => Promise<unknown> }> {
  await pool.query(
    'create table plain (id bigint generated always as identity primary key, channel text, counter bigint, sealed bytea)',
  );
  const http = createServer();
  const io = new Server(http, { parser: packetParser, perMessageDeflate: false });
  io.on('connection', (socket) => {
    const channel = String(socket.handshake.auth['channel']);
    void socket.join(channel);
    socket.on('submit', ({ envelopes }: { envelopes: [number, Buffer][] }) => {
      for (const [counter, sealed] of envelopes) void storePlain(counter, sealed);
    });
    const storePlain = async (counter: number, sealed: Buffer): Promise<void> => {
      const { rows } = await pool.query(
        'insert into plain (channel, counter, sealed) values ($1, $2, $3) returning id',
        [channel, counter, sealed],
      );
      const [seq, at] = [Number(rows[0]?.id), Date.now()];
      socket.emit('frame', { acks: [{ outcome: 'stored', counter, seq, at }] });
      socket.to(channel).emit('frame', { deliveries: [{ channel, envelopes: [[seq, at, sealed]] }] });
    };
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, stop: () => io.close() };
}

/** The load runs in a thread of its own: a client does not wait for the server's loop. */
function put(load: Load): Promise<LoadReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./delivery-load.js', import.meta.url), { workerData: load });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function main(): Promise<void> {
  await readyCrypto();
  const dataDir = await mkdtemp(join(tmpdir(), 'kopri-bench-'));
  await chmod(dataDir, 0o711);
  const server = await startServer(new Settings({ port: 0, host: '127.0.0.1', dataDir, logLevel: 'silent' }));
  const plain = await startPlain(server.app.get(Database).pool);
  try {
    const senders = await populate(server);
    const rates: { kopri: LoadReport[]; plain: LoadReport[] } = { kopri: [], plain: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.kopri.push(await put({ url: server.url, senders, durationMs: ROUND_MS }));
      rates.plain.push(await put({ url: plain.url, senders, durationMs: ROUND_MS }));
    }
    report(best(rates.kopri), best(rates.plain));
  } finally {
    await plain.stop();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const best = (reports: readonly LoadReport[]): LoadReport =>
  reports.reduce((one, other) => (other.perSecond > one.perSecond ? other : one));

function report(kopri: LoadReport, plain: LoadReport): void {
  const line = (name: string, { perSecond, p50Ms, p99Ms, delivered }: LoadReport) =>
    `${name.padEnd(28)} ${String(Math.round(perSecond)).padStart(7)}/s   p50 ${p50Ms.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms   ${delivered} delivered\n`;
  process.stdout.write(
    `Durable acknowledged messages, 1 KB, ${SENDERS} senders with a window of 8, channels of ${CHANNEL_SIZE}\n`,
  );
  process.stdout.write(line('Köpri', kopri));
  process.stdout.write(line('a row a statement', plain));
  process.stdout.write(`ratio ${(kopri.perSecond / plain.perSecond).toFixed(1)}\n`);
}

await main();
