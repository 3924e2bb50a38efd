/**
 * A door that only tests have: Merdan's own keys, taken out of his own profile with his passphrase,
 * tried on every byte that the server received after he last looked, taken out of its own database
 * and folder. No server refuses anything here; only cryptography can.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import {
  openFile,
  openVault,
  TsMlsEngine,
  type DirectoryOracle,
  type FileKey,
  type Group,
  type MlsEngine,
} from '@kopri/crypto/sealed';
import { replay } from '@kopri/directory';
import { isAppError, type ChannelId } from '@kopri/protocol';
import { readContent } from '../../../libs/client/channel/inbox.js';
import { ItemLog } from '../../../libs/client/channel/item-log.js';
import { channelRecord, channelsRecord, groupRecord } from '../../../libs/client/records.js';
import { LevelStore } from '../../../libs/client/store/level-store.js';
import { SealedStore } from '../../../libs/client/store/sealed-store.js';
import type { Ground } from './ground.js';

interface Place {
  readonly ground: Pick<Ground, 'dataDir'>;
  readonly home: string;
  readonly passphrase: string;
  readonly databaseUrl: string;
}

export interface Handed {
  /** Envelopes after his last look, up to the commit that removes him. */
  readonly before: number;
  readonly openedBefore: number;
  /** Commits that tell him that he is out. */
  readonly removals: number;
  readonly after: number;
  readonly openedAfter: number;
  readonly blobs: number;
  readonly openedBlobs: number;
}

/** One of his channels: what he holds of it, and the last place he reached. */
interface Held {
  readonly channel: ChannelId;
  readonly lastSeq: number;
  readonly group: Group;
  /** Of every file he was ever given. */
  readonly fileKeys: readonly FileKey[];
}

export async function handLaterBytes({ ground, home, passphrase, databaseUrl }: Place): Promise<Handed> {
  const engine = new TsMlsEngine();
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const oracle = await wholeDirectory(database);
    const tally = { before: 0, openedBefore: 0, removals: 0, after: 0, openedAfter: 0, blobs: 0, openedBlobs: 0 };
    for (const held of await holdingsOf(engine, home, passphrase)) {
      await tryEnvelopes(tally, held, { engine, oracle, database });
      await tryBlobs(tally, held, { database, folder: join(ground.dataDir, 'blobs') });
    }
    return tally;
  } finally {
    await database.end();
  }
}

type Tally = { -readonly [K in keyof Handed]: Handed[K] };

interface Tools {
  readonly engine: MlsEngine;
  readonly oracle: DirectoryOracle;
  readonly database: pg.Client;
}

/** Every envelope is tried with every state of the group he has ever reached. */
async function tryEnvelopes(
  tally: Tally,
  { channel, lastSeq, group }: Held,
  { engine, oracle, database }: Tools,
): Promise<void> {
  const { rows } = await database.query<{ sealed: Buffer }>(
    'select sealed from envelopes where channel = $1 and seq > $2 order by seq',
    [channel, lastSeq],
  );
  const states: Group[] = [group];
  let isOut = false;
  for (const { sealed } of rows) {
    const found = await openWithAny(engine, states, new Uint8Array(sealed), oracle);
    if (found?.kind === 'removed') {
      isOut = true;
      tally.removals += 1;
      continue;
    }
    if (found !== undefined) states.push(found.group);
    tally[isOut ? 'after' : 'before'] += 1;
    if (found !== undefined) tally[isOut ? 'openedAfter' : 'openedBefore'] += 1;
  }
}

async function openWithAny(engine: MlsEngine, states: readonly Group[], sealed: Uint8Array, oracle: DirectoryOracle) {
  for (const state of states.toReversed()) {
    try {
      return await engine.open(state, sealed, oracle);
    } catch (error) {
      if (!isAppError(error, 'unreadable', 'commit-refused')) throw error;
    }
  }
  return undefined;
}

/** Files that came after those he holds keys for, tried with each of these keys. */
async function tryBlobs(
  tally: Tally,
  { channel, fileKeys }: Held,
  { database, folder }: { readonly database: pg.Client; readonly folder: string },
): Promise<void> {
  const { rows } = await database.query<{ blob: string }>(
    'select blob from blobs where channel = $1 order by created_at',
    [channel],
  );
  for (const { blob } of rows.slice(fileKeys.length)) {
    tally.blobs += 1;
    for (const key of fileKeys) if (await opens(join(folder, blob), key)) tally.openedBlobs += 1;
  }
}

/** One chunk would be enough to say yes. */
async function opens(path: string, key: FileKey): Promise<boolean> {
  try {
    for await (const chunk of openFile(createReadStream(path), key)) if (chunk.length > 0) return true;
    return true;
  } catch (error) {
    if (isAppError(error, 'file-damaged')) return false;
    throw error;
  }
}

async function holdingsOf(engine: MlsEngine, home: string, passphrase: string): Promise<readonly Held[]> {
  const vault = await openVault(new Uint8Array(await readFile(join(home, 'vault'))), passphrase);
  const store = new SealedStore(await LevelStore.open(join(home, 'store')), vault);
  try {
    const held: Held[] = [];
    for (const channel of (await store.find(channelsRecord))?.ids ?? []) {
      const [record, group] = [await store.find(channelRecord(channel)), await store.find(groupRecord(channel))];
      if (record === undefined || group === undefined) continue;
      const items = await new ItemLog(store).after(channel, record.itemCount, 0);
      const fileKeys = items.flatMap(({ content }) => {
        const read = content === undefined ? undefined : readContent(content);
        return read?.kind === 'evidence-summary' ? read.body.files : [];
      });
      held.push({ channel, lastSeq: record.lastSeq, group: engine.parseGroup(group), fileKeys });
    }
    return held;
  } finally {
    await store.close();
  }
}

interface EntryRow {
  readonly statement: Buffer;
  readonly salt: Buffer | null;
  readonly personal: Buffer | null;
}

async function wholeDirectory(database: pg.Client): Promise<DirectoryOracle> {
  const { rows } = await database.query<EntryRow>(
    'select statement, salt, personal from directory_entries order by index',
  );
  const entries = rows.map(({ statement, salt, personal }) => ({
    statement: new Uint8Array(statement),
    ...(salt !== null && personal !== null
      ? { personal: { salt: new Uint8Array(salt), bytes: new Uint8Array(personal) } }
      : {}),
  }));
  const replayed = replay(entries);
  if (replayed.outcome === 'refused' || replayed.directory === undefined)
    throw new Error('the server holds a directory that nobody replays');
  return replayed.directory;
}
