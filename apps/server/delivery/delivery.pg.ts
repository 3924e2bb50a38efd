/** Reads of the log and of welcomes, by the shared pool. Writes go through a lane's own connection. */
import { MAX_PAGE_BYTES, MAX_PAGE_ENVELOPES, type ChannelId, type DeviceId } from '@kopri/protocol';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import { channelFromRows, CHANNEL_COLUMNS, type ChannelRow } from './channel-rows.js';
import { DeliveryStore, type EnvelopeRow, type EnvelopeWriter, type StoredWelcome } from './delivery.ports.js';
import type { Channel } from './delivery.rules.js';
import { openWriter } from './envelope-writer.pg.js';

/** The length of a value stored outside its row is read without fetching the value. */
const PAGE = `select seq, at, sealed from envelopes join (
    select seq, sum(octet_length(sealed)) over (order by seq) as total, row_number() over (order by seq) as place
    from (select seq, sealed from envelopes where channel = $1 and seq > $2 and seq <= $3 order by seq limit $4) as stretch
  ) as page using (seq)
  where channel = $1 and (total <= $5 or place = 1) order by seq`;

const WELCOMES = `select channel, seq, at, sealed as bytes from welcomes join (
    select channel, seq, sum(octet_length(sealed)) over (order by at, channel, seq) as total,
      row_number() over (order by at, channel, seq) as place
    from welcome_devices join welcomes using (channel, seq) where device = $1
  ) as waiting using (channel, seq)
  where total <= $2 or place = 1 order by at, channel, seq`;

@Injectable()
export class PgDeliveryStore extends DeliveryStore {
  constructor(private readonly database: Database) {
    super();
  }

  override openWriter(): Promise<EnvelopeWriter> {
    return openWriter(this.database.clientSettings());
  }

  override async loadChannels(): Promise<ReadonlyMap<ChannelId, Channel>> {
    const { rows } = await this.database.pool.query<ChannelRow>(`select ${CHANNEL_COLUMNS} group by c.channel`);
    return new Map(rows.map((row) => [row.channel, channelFromRows(row)]));
  }

  override async findHighestCounter(device: DeviceId): Promise<number> {
    const { rows } = await this.database.pool.query<{ highest: number | null }>(
      'select max(counter) as highest from envelopes where device = $1',
      [device],
    );
    return rows[0]?.highest ?? 0;
  }

  override async readPage(
    channel: ChannelId,
    from: number,
    to: number,
  ): Promise<Pick<EnvelopeRow, 'seq' | 'at' | 'sealed'>[]> {
    const { rows } = await this.database.pool.query<Pick<EnvelopeRow, 'seq' | 'at' | 'sealed'>>(PAGE, [
      channel,
      from,
      to,
      MAX_PAGE_ENVELOPES,
      MAX_PAGE_BYTES,
    ]);
    return rows;
  }

  override async findWelcomes(device: DeviceId, maxBytes: number): Promise<StoredWelcome[]> {
    const { rows } = await this.database.pool.query<StoredWelcome>(WELCOMES, [device, maxBytes]);
    return rows;
  }

  override dropWelcomes(
    device: DeviceId,
    done: readonly { readonly channel: ChannelId; readonly seq: number }[],
  ): Promise<boolean> {
    return this.database.transaction(async (client) => {
      const keys = [done.map(({ channel }) => channel), done.map(({ seq }) => seq)];
      // The welcome's row is locked first, so that its last two readers do not both see the other's mark.
      await client.query(
        'select from welcomes join unnest($1::text[], $2::bigint[]) as d (channel, seq) using (channel, seq) order by channel, seq for update of welcomes',
        keys,
      );
      await client.query(
        'delete from welcome_devices w using unnest($2::text[], $3::bigint[]) as d (channel, seq) where w.device = $1 and w.channel = d.channel and w.seq = d.seq',
        [device, ...keys],
      );
      await client.query(
        `delete from welcomes w using unnest($1::text[], $2::bigint[]) as d (channel, seq) where w.channel = d.channel and w.seq = d.seq
         and not exists (select from welcome_devices left_over where left_over.channel = w.channel and left_over.seq = w.seq)`,
        keys,
      );
      const { rows } = await client.query('select 1 from welcome_devices where device = $1 limit 1', [device]);
      return rows.length > 0;
    });
  }
}
