/** What a line to a real server carries, counted on TCP: a short message with its receipt, and a day on which nothing happens. */
import { found, join, MemoryDisk, ServerConnection, SystemClock } from '@kopri/client';
import { MAX_POLL_HOLD_MS, MIN_POLL_HOLD_MS } from '@kopri/protocol';
import { createVault, type Vault } from '@kopri/crypto/sealed';
import { startServer } from '../../../apps/server/start-server.js';
import { Settings } from '../../../apps/server/platform/settings.js';
import { Line } from '../../../libs/testing/line.js';
import { TestDevice } from '../../../libs/testing/test-network.js';
import { makeFolder, removeFolder } from '../../scenarios/processes/temporary.js';
import { exchangeOf, shortTexts, totalOf } from './exchange.js';
import { median, type Table } from './table.js';

const SETUP_TOKEN = 'setup-token-of-a-measured-network';
const ROUNDS = 5;
/** Nothing passed for that long: whatever a message caused is over. */
const QUIET_MS = 400;
const DAY_MS = 24 * 3_600_000;
const WEBSOCKET_PING_MS = 15_000;

type Way = 'websocket' | 'polling';

/** Asks for the shortest wait, so that one cycle of an idle poll can be watched. */
class ImpatientConnection extends ServerConnection {
  constructor(server: string) {
    super(server);
    this['hold'].lost({ silentMs: MIN_POLL_HOLD_MS, pollWaitMs: MIN_POLL_HOLD_MS });
  }
}

class Reader {
  constructor(
    readonly device: TestDevice,
    readonly line: Line,
  ) {}

  static async at(server: string, vault: Vault, { name, way }: { name: string; way: Way }): Promise<Reader> {
    const line = await Line.to(server);
    line.swallowsUpgrades = way === 'polling';
    const device = new TestDevice(name, new MemoryDisk(), vault, new SystemClock());
    const parts = device.parts.bind(device);
    device.parts = () => ({ ...parts(), linkTo: () => new ImpatientConnection(line.url) });
    return new Reader(device, line);
  }

  async enter(by: TestDevice, role: 'correspondent' | 'practitioner'): Promise<void> {
    const { link } = await by.kopri.enrolment.invite({ role, country: 'TM', authority: 'tm-gpo' });
    const { kopri, request } = await join(this.device.parts(), { link, name: this.device.name });
    this.device.kopri = kopri;
    await by.kopri.enrolment.admit(request);
    await kopri.sync();
  }

  /** Bytes both ways between now and the quiet after what `act` causes. */
  static async bytesOf(readers: readonly Reader[], act: () => Promise<unknown>): Promise<number> {
    const total = () => readers.reduce((sum, { line }) => sum + line.bytes, 0);
    const before = total();
    await act();
    for (let seen = -1; seen !== total(); ) {
      seen = total();
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
    return total() - before;
  }

  /** One ping of the server with all it causes. */
  async pingBytes(): Promise<number> {
    const before = this.line.bytes;
    return Reader.bytesOf([this], async () => {
      while (this.line.bytes === before) await new Promise((resolve) => setTimeout(resolve, 20));
    });
  }
}

interface Measured {
  readonly messageBytes: readonly (readonly [string, number])[];
  readonly pingBytes: number;
}

async function measure(server: string, way: Way, [by, vault]: readonly [TestDevice, Vault]): Promise<Measured> {
  const sender = await Reader.at(server, vault, { name: `Gyzylgul by ${way}`, way });
  const reader = await Reader.at(server, vault, { name: `Merdan by ${way}`, way });
  const both = [sender, reader];
  const following = new AbortController();
  try {
    for (const one of both) await one.enter(by, 'practitioner');
    await sender.device.kopri.sync();
    const { member } = await reader.device.kopri.status();
    const channel = await sender.device.kopri.channels.open([member], 'V1');
    await reader.device.kopri.sync();
    for (const { device } of both) void device.kopri.follow(following.signal, () => undefined);
    const exchange = (text: string) => Reader.bytesOf(both, () => sender.device.kopri.channels.send(channel, text));
    for (let i = 0; i < 3; i += 1) await exchange('to begin with');
    const messageBytes: [string, number][] = [];
    for (const [name, text] of Object.entries(shortTexts)) {
      const seen: number[] = [];
      for (let i = 0; i < ROUNDS; i += 1) seen.push(await exchange(text));
      messageBytes.push([`${way}, sixty letters, ${name}`, median(seen)]);
    }
    return { messageBytes, pingBytes: await reader.pingBytes() };
  } finally {
    following.abort();
    for (const { device, line } of both) {
      await device.kopri?.close();
      await line.close();
    }
  }
}

export async function lineTables(): Promise<Table[]> {
  const dataDir = await makeFolder();
  const settings = { port: 0, host: '127.0.0.1', dataDir, logLevel: 'silent', setupToken: SETUP_TOKEN } as const;
  const server = await startServer(new Settings(settings));
  const { vault } = await createVault('a passphrase to measure with', { memlimitBytes: 64 * 1024 * 1024 });
  const secretariat = new TestDevice('Secretariat', new MemoryDisk(), vault, new SystemClock());
  try {
    secretariat.kopri = await found(secretariat.parts(), {
      server: server.url,
      setupToken: SETUP_TOKEN,
      name: 'Network',
    });
    const ogulnar = await Reader.at(server.url, vault, { name: 'Ogulnar', way: 'websocket' });
    await ogulnar.enter(secretariat, 'correspondent');
    const by = [ogulnar.device, vault] as const;
    const websocket = await measure(server.url, 'websocket', by);
    const polling = await measure(server.url, 'polling', by);
    await ogulnar.device.kopri.close();
    await ogulnar.line.close();
    return [await packetTable(), messageTable(websocket, polling), idleTable(websocket, polling)];
  } finally {
    await secretariat.kopri?.close();
    await server.stop();
    await removeFolder(dataDir);
  }
}

async function packetTable(): Promise<Table> {
  const later = await exchangeOf(shortTexts.cyrillic, { isFirst: false });
  const first = await exchangeOf(shortTexts.cyrillic, { isFirst: true });
  return {
    title: 'A text of sixty Cyrillic letters and its receipt on a WebSocket: bytes with its header',
    head: ['', 'First of both devices in an epoch', 'Later'],
    rows: [
      ...later.map(({ what, bytes }, i) => [what, first[i]?.bytes ?? 0, bytes]),
      ['together', totalOf(first), totalOf(later)],
    ],
  };
}

const messageTable = (...ways: readonly Measured[]): Table => ({
  title: `The same on TCP, at sender and recipient together, median of ${ROUNDS}`,
  head: ['', 'Bytes'],
  rows: ways.flatMap(({ messageBytes }) => messageBytes),
});

const idleTable = (websocket: Measured, polling: Measured): Table => {
  const row = (name: string, pingBytes: number, everyMs: number) =>
    [name, pingBytes, everyMs / 1000, Math.round((DAY_MS / everyMs) * pingBytes)] as const;
  return {
    title: 'An idle day of one connection, from one ping',
    head: ['', 'Bytes of a ping', 'Every … s', 'Bytes of a day'],
    rows: [
      row('websocket', websocket.pingBytes, WEBSOCKET_PING_MS),
      row('polling', polling.pingBytes, MAX_POLL_HOLD_MS),
    ],
  };
};
