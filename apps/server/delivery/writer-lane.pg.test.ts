/** Lanes on a real PostgreSQL: what is acknowledged is stored once and in order, whatever breaks in between. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { newId, type ChannelId, type CommitReply, type DeviceId } from '@kopri/protocol';
import pg from 'pg';
import { type Database, openDatabase } from '../platform/database.js';
import { SystemClock } from '../platform/ports/clock.js';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import type { AppendJob, AppendResult } from './append-plan.js';
import { Channels } from './channels.js';
import { type CommitJob, parseCommitJob } from './commit-job.js';
import { PgDeliveryStore } from './delivery.pg.js';
import { DirectoryView, type DeliveryStore, type EnvelopeWriter, WriteUncertain } from './delivery.ports.js';
import { Lanes } from './lanes.js';
import { applicationMessage, commitBundle, newChannel, random } from './testing/envelopes.js';
import { Announcer, LaneWatch, type LaneLimits } from './writer-lane.js';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  [testDatabase] = await Promise.all([createTestDatabase(), readyCrypto()]);
  database = await openDatabase(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

class EveryoneActive extends DirectoryView {
  readonly size = 1;
  rootAt = () => new Uint8Array(32);
  mayBeLeaf = () => true;
  findMemberOf = () => undefined;
  findCountryOf = () => undefined;
}

class Witness extends Announcer {
  readonly results: AppendResult[] = [];
  override appended(results: readonly AppendResult[]): void {
    this.results.push(...results);
  }
  override committed(job: CommitJob, reply: CommitReply): void {
    job.reply(reply);
  }
  stored() {
    return this.results.flatMap(({ job, ack }) => (ack.outcome === 'stored' ? [{ job, ack }] : []));
  }
}

class Failures extends LaneWatch {
  readonly errors: unknown[] = [];
  override wrote(): void {}
  override failed(error: unknown): void {
    this.errors.push(error);
  }
}

const LIMITS: LaneLimits = { queueBytes: 50_000_000, deviceBytes: 50_000_000, patienceMs: 10_000 };

function serve(store: DeliveryStore = new PgDeliveryStore(database), limits: LaneLimits = LIMITS) {
  const directory = new EveryoneActive();
  const channels = new Channels(directory, 'boot');
  const [announcer, watch] = [new Witness(), new Failures()];
  const lanes = new Lanes({ store, channels, directory, clock: new SystemClock(), announcer, watch, limits });
  const openChannel = async (opener: DeviceId, counter: number): Promise<ChannelId> => {
    const channel = newChannel();
    const bundle = commitBundle({ channel, epoch: 0, counter, roster: [opener] }, directory);
    const reply = await new Promise<CommitReply>((resolve) => {
      lanes.offer(parseCommitJob(bundle, { device: opener, origin: 'x' }, resolve));
    });
    expect(reply).toMatchObject({ outcome: 'stored', seq: 1 });
    return channel;
  };
  return { channels, announcer, watch, lanes, openChannel };
}

const newDevice = (): DeviceId => newId('device', random);

function append(device: DeviceId, channel: ChannelId, counter: number): AppendJob {
  const sealed = applicationMessage(channel, 1, 300);
  return { kind: 'append', channel, epoch: 1, device, counter, sealed, weight: sealed.length, origin: 'x' };
}

const storedIn = async (channel: ChannelId) =>
  (
    await database.pool.query<{ seq: number; counter: number; sealed: Buffer }>(
      'select seq, counter, sealed from envelopes where channel = $1 order by seq',
      [channel],
    )
  ).rows;

/** Every acknowledgement names the row that holds its bytes; places have no gaps; nothing is stored twice. */
async function expectExactlyOnce(channel: ChannelId, jobs: readonly AppendJob[], announcer: Witness): Promise<void> {
  const rows = await storedIn(channel);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: jobs.length + 1 }, (_, i) => i + 1));
  const byCounter = new Map(rows.map((row) => [row.counter, row]));
  for (const { job, ack } of announcer.stored()) {
    if (job.channel === channel)
      expect(byCounter.get(job.counter)).toEqual({ seq: ack.seq, counter: job.counter, sealed: job.sealed });
  }
  const fresh = announcer.stored().filter(({ job }) => job.channel === channel);
  expect(fresh.map(({ job }) => job.counter).toSorted((a, b) => a - b)).toEqual(
    jobs.map(({ counter }) => counter).toSorted((a, b) => a - b),
  );
}

test('connections killed by the dozen in the middle of writing lose nothing and double nothing (T4)', async () => {
  const { announcer, watch, lanes, openChannel } = serve();
  const device = newDevice();
  const channels = [await openChannel(device, 1), await openChannel(device, 2), await openChannel(device, 3)] as const;
  const admin = new pg.Client({ connectionString: testDatabase.url });
  await admin.connect();
  const jobs = Array.from({ length: 1_500 }, (_, i) => append(device, channels[i % 3] as ChannelId, i + 4));
  for (let i = 0; i < jobs.length; i += 50) {
    for (const job of jobs.slice(i, i + 50)) expect(lanes.offer(job)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 3));
    if (i % 200 === 0) {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%envelopes%' and pid <> pg_backend_pid()`,
      );
    }
  }
  await lanes.close();
  await admin.end();
  expect([watch.errors, announcer.results.length]).toEqual([[], 1_500]);
  for (const channel of channels)
    await expectExactlyOnce(
      channel,
      jobs.filter((job) => job.channel === channel),
      announcer,
    );
});

type Fault = 'before' | 'after' | 'none';

/** A store whose writes fail as told: before they are done, or after, when only the answer is lost. */
class Faulty extends PgDeliveryStore {
  constructor(private readonly faults: Fault[]) {
    super(database);
  }

  override async openWriter(): Promise<EnvelopeWriter> {
    const writer = await super.openWriter();
    const faults = this.faults;
    const faulty = async (write: () => Promise<void>): Promise<void> => {
      const fault = faults.shift() ?? 'none';
      if (fault !== 'before') await write();
      if (fault !== 'none') throw new WriteUncertain(new Error(fault), true);
    };
    return {
      insert: (rows) => faulty(() => writer.insert(rows)),
      insertBundle: (bundle) => faulty(() => writer.insertBundle(bundle)),
      findStored: (keys) => writer.findStored(keys),
      findChannel: (id) => writer.findChannel(id),
      close: () => writer.close(),
    };
  }
}

const faultyWrites: readonly (readonly [string, readonly Fault[]])[] = [
  ['a write that never happened', ['before']],
  ['a write whose answer was lost', ['after']],
  ['three failures in a row', ['after', 'before', 'after']],
];
test.each(faultyWrites)('after %s each message is stored once and told as new once (T4, T5)', async (_, faults) => {
  const ahead: Fault[] = [...faults];
  const { announcer, lanes, openChannel } = serve(new Faulty(ahead));
  const device = newDevice();
  const channel = await openChannel(device, 1);
  ahead.splice(0, ahead.length, ...faults);
  const jobs = Array.from({ length: 10 }, (_, i) => append(device, channel, i + 2));
  for (const job of jobs) lanes.offer(job);
  await lanes.close();
  await expectExactlyOnce(channel, jobs, announcer);
  expect(announcer.results.filter(({ repeated }) => repeated)).toEqual([]);
});

test('a database that stays away is answered "unavailable", and the same message is taken later', async () => {
  const away = serve(new Faulty([]), { ...LIMITS, patienceMs: 200 });
  const device = newDevice();
  const channel = await away.openChannel(device, 1);
  const faults = Array.from({ length: 50 }, (): Fault => 'before');
  const { channels, announcer, watch, lanes } = serve(new Faulty(faults), { ...LIMITS, patienceMs: 200 });
  channels.load(await new PgDeliveryStore(database).loadChannels());
  const job = append(device, channel, 2);
  lanes.offer(job);
  await lanes.close();
  expect(announcer.results).toMatchObject([{ ack: { outcome: 'refused', reason: 'unavailable' } }]);
  expect(watch.errors).toHaveLength(1);
  faults.length = 0;
  lanes.offer(job);
  await lanes.close();
  expect(announcer.results.at(-1)).toMatchObject({ ack: { outcome: 'stored', seq: 2 }, repeated: false });
  await away.lanes.close();
});

test('a full queue refuses at once, and one device fills its own share only (T10)', async () => {
  const { announcer, lanes, openChannel } = serve(undefined, { ...LIMITS, queueBytes: 2_000, deviceBytes: 1_000 });
  const [flooder, other] = [newDevice(), newDevice()];
  const channel = await openChannel(flooder, 1);
  const taken = (device: DeviceId) =>
    Array.from({ length: 10 }, (_, i) => lanes.offer(append(device, channel, i + 2))).filter(Boolean).length;
  expect([taken(flooder), taken(other), taken(newDevice())]).toEqual([2, 2, 1]);
  await lanes.close();
  expect(announcer.results).toHaveLength(5);
  expect(lanes.queuedBytes).toBe(0);
});

test('what another process wrote meanwhile is noticed, not overwritten (T4, T5)', async () => {
  const [one, two] = [serve(), serve()];
  const device = newDevice();
  const channel = await one.openChannel(device, 1);
  two.channels.load(await new PgDeliveryStore(database).loadChannels());
  for (const counter of [2, 3, 4]) one.lanes.offer(append(device, channel, counter));
  await one.lanes.close();
  two.lanes.offer(append(device, channel, 3));
  two.lanes.offer(append(device, channel, 5));
  await two.lanes.close();
  expect(two.announcer.stored().map(({ ack }) => [ack.counter, ack.seq])).toEqual([
    [3, 3],
    [5, 5],
  ]);
  expect((await storedIn(channel)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
});
