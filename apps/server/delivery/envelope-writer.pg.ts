/** A writer lane's connection: prepared statements, parameters as binary arrays (stack: 20,000 rows/s). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelId, DeviceId } from '@kopri/protocol';
import pg from 'pg';
import { isConnectionFailure } from '../platform/database.js';
import { byteaArray, idArray, int8Array } from './binary-arrays.js';
import { channelFromRows, CHANNEL_COLUMNS, type ChannelRow } from './channel-rows.js';
import {
  type BundleRows,
  EnvelopeWriter,
  type EnvelopeRow,
  type SendKey,
  type StoredPlace,
  WriteUncertain,
} from './delivery.ports.js';
import type { Channel } from './delivery.rules.js';

const UNIQUE_VIOLATION = '23505';
/** Also what a statement's own timeout ends in. */
const QUERY_CANCELED = '57014';
/** A statement that hangs longer is cut, and its connection with it: PostgreSQL is to be back within 15 s. */
const STATEMENT_TIMEOUT_MS = 10_000;
const CLOSE_PATIENCE_MS = 500;

/** No `on conflict do nothing`: a row left out would leave a gap. The whole statement fails, and the lane numbers anew. */
const INSERT = `insert into envelopes (channel, seq, device, counter, at, sealed)
  select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[])`;

const FIND_STORED = `select e.channel, e.seq, e.device, e.counter, e.at
  from unnest($1::text[], $2::bigint[]) as key (device, counter)
  join envelopes e on e.device = key.device collate "C" and e.counter = key.counter`;

export async function openWriter(settings: pg.ClientConfig): Promise<EnvelopeWriter> {
  const client = new pg.Client({
    ...settings,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: 2 * STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  });
  // The next query reports what broke the connection; unheard, the event would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('set synchronous_commit = on');
  } catch (error) {
    await end(client);
    throw new WriteUncertain(error, true);
  }
  return new PgEnvelopeWriter(client);
}

class PgEnvelopeWriter extends EnvelopeWriter {
  constructor(private readonly client: pg.Client) {
    super();
  }

  override async insert(rows: readonly EnvelopeRow[]): Promise<void> {
    await this.guarded(() => this.client.query({ name: 'insert-envelopes', text: INSERT, values: columnsOf(rows) }));
  }

  override async insertBundle(bundle: BundleRows): Promise<void> {
    await this.guarded(async () => {
      await this.client.query('begin');
      try {
        await this.writeBundle(bundle);
        await this.client.query('commit');
      } catch (error) {
        await this.client.query('rollback');
        throw error;
      }
    });
  }

  override async findStored(keys: readonly SendKey[]): Promise<StoredPlace[]> {
    const values = [idArray(keys.map(({ device }) => device)), int8Array(keys.map(({ counter }) => counter))];
    const { rows } = await this.guarded(() =>
      this.client.query<StoredPlace>({ name: 'find-stored', text: FIND_STORED, values }),
    );
    return rows;
  }

  override async findChannel(channel: ChannelId): Promise<Channel | undefined> {
    const text = `select ${CHANNEL_COLUMNS} where c.channel = $1 group by c.channel`;
    const { rows } = await this.guarded(() =>
      this.client.query<ChannelRow>({ name: 'find-channel', text, values: [channel] }),
    );
    return rows[0] && channelFromRows(rows[0]);
  }

  override async close(): Promise<void> {
    await end(this.client);
  }

  private async writeBundle(bundle: BundleRows): Promise<void> {
    const { envelope, joined, left, welcome } = bundle;
    await this.moveEpoch(bundle);
    await this.client.query({ name: 'insert-envelopes', text: INSERT, values: columnsOf([envelope]) });
    await this.client.query(
      'update channel_devices set left_seq = $1 where channel = $2 and device = any ($3) and left_seq is null',
      [envelope.seq, envelope.channel, left],
    );
    await this.client.query(
      'insert into channel_devices (channel, device, joined_seq) select $1, * from unnest($2::text[], $3::bigint[])',
      [envelope.channel, joined.map(({ device }) => device), joined.map(({ joinedSeq }) => joinedSeq)],
    );
    if (welcome !== undefined) await this.writeWelcome(envelope, welcome.bytes, welcome.devices);
  }

  /** The compare-and-swap of T5; with epoch 0 the primary key plays its part. */
  private async moveEpoch({ envelope, epoch, boundSize }: BundleRows): Promise<void> {
    const values = [envelope.channel, epoch, boundSize];
    const { rowCount } =
      epoch === 0
        ? await this.client.query(
            'insert into channels (channel, epoch, bound_size) values ($1, $2::bigint + 1, $3)',
            values,
          )
        : await this.client.query(
            'update channels set epoch = $2::bigint + 1, bound_size = $3 where channel = $1 and epoch = $2',
            values,
          );
    if (rowCount !== 1) throw new WriteUncertain(new Error('the epoch has moved on'), false);
  }

  private async writeWelcome(
    { channel, seq, at }: EnvelopeRow,
    bytes: Uint8Array,
    devices: readonly DeviceId[],
  ): Promise<void> {
    await this.client.query('insert into welcomes (channel, seq, at, sealed) values ($1, $2, $3, $4)', [
      channel,
      seq,
      at,
      asBuffer(bytes),
    ]);
    await this.client.query('insert into welcome_devices (device, channel, seq) select unnest($1::text[]), $2, $3', [
      devices,
      channel,
      seq,
    ]);
    await this.client.query(
      `update key_packages set bytes = null, reserved_channel = null
       where device = any ($1) and reserved_channel = $2 and bytes is not null and not last_resort`,
      [devices, channel],
    );
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof WriteUncertain) throw error;
      if (isUniqueViolation(error)) throw new WriteUncertain(error, false);
      if (isBroken(error)) throw new WriteUncertain(error, true);
      throw error;
    }
  }
}

/** A connection that hangs does not end by itself: it is left to its timeouts. */
const end = (client: pg.Client): Promise<void> =>
  Promise.race([client.end().catch(() => {}), sleep(CLOSE_PATIENCE_MS, undefined, { ref: false })]);

const columnsOf = (rows: readonly EnvelopeRow[]): Buffer[] => [
  idArray(rows.map(({ channel }) => channel)),
  int8Array(rows.map(({ seq }) => seq)),
  idArray(rows.map(({ device }) => device)),
  int8Array(rows.map(({ counter }) => counter)),
  int8Array(rows.map(({ at }) => at)),
  byteaArray(rows.map(({ sealed }) => sealed)),
];

/** A view of the same bytes: `pg` takes only a Buffer for binary. */
const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const codeOf = (error: unknown): unknown => (Object(error) as { readonly code?: unknown }).code;

const isUniqueViolation = (error: unknown): boolean => codeOf(error) === UNIQUE_VIOLATION;

/** Besides failures of the connection: `pg` says in words that a client is closed or has waited too long. */
const isBroken = (error: unknown): boolean =>
  isConnectionFailure(error) ||
  codeOf(error) === QUERY_CANCELED ||
  (error instanceof Error &&
    /^(Query read timeout|Client has encountered a connection error|Client was closed)/.test(error.message));
