/**
 * Takes a channel's envelopes in the order of its log and opens them. Whatever a peer or the server
 * sends becomes an item, never an exception: what cannot be opened says why (T10). Ratchets, items
 * and the place reached are written in one transaction.
 */
import {
  AppError,
  equalBytes,
  isAppError,
  parseContent,
  type ChannelId,
  type Claims,
  type Content,
  type DeviceId,
  type MemberId,
  type MessageId,
  type StoredEnvelope,
  type UnknownContent,
} from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import type { DirectoryOracle, Group, LeafIdentity, MlsEngine, Opened } from '@kopri/crypto/sealed';
import type { ClaimFinding, DirectoryReplica } from '../directory-replica.js';
import type { Outbox } from '../outbox.js';
import {
  messageRecord,
  type ChannelRecord,
  type OutboxEntry,
  type PendingCommitRecord,
  type StoredItem,
} from '../records.js';
import { Changes } from '../store/sealed-store.js';
import type { Channel, ChannelBook } from './channel-book.js';
import { beginChain, chainDiffers, extendChain } from './channel-chain.js';
import type { ItemLog } from './item-log.js';
import { afterReceipt } from './receipts.js';

interface Parts {
  readonly engine: MlsEngine;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly outbox: Outbox;
  readonly directory: DirectoryReplica;
  /** Catches up with the directory if the server can be reached. */
  readonly refreshDirectory: () => Promise<void>;
}

/** One turn's work, in memory until it is written whole. */
interface Turn {
  channel: Channel;
  readonly items: StoredItem[];
  readonly changes: Changes;
  readonly placed: Set<MessageId>;
  readonly seen: Set<string>;
}

export class Inbox {
  constructor(private readonly parts: Parts) {}

  /**
   * Places the envelopes that follow the last one known; older ones are skipped. Gives the number of
   * items from others. Throws `directory-behind` after writing what came before the commit that
   * needs a newer directory, and `malformed` when the server skipped a place.
   */
  async take(id: ChannelId, envelopes: readonly StoredEnvelope[]): Promise<number> {
    const turn: Turn = {
      channel: await this.parts.book.require(id),
      items: [],
      changes: new Changes(),
      placed: new Set(),
      seen: new Set(),
    };
    let stopped: unknown;
    for (const envelope of envelopes) {
      if (envelope[0] <= turn.channel.record.lastSeq || turn.channel.record.state !== 'open') continue;
      try {
        await this.place(turn, envelope);
      } catch (error) {
        stopped = error;
        break;
      }
    }
    await this.write(turn);
    if (stopped !== undefined) throw stopped;
    return turn.items.filter((item) => item.sender !== null && item.sender.device !== this.ownDevice(turn)).length;
  }

  private async place(turn: Turn, [seq, atMs, bytes]: StoredEnvelope): Promise<void> {
    if (seq !== turn.channel.record.lastSeq + 1)
      throw new AppError('malformed', { detail: `place ${seq} after ${turn.channel.record.lastSeq}` });
    const hash = sha256(bytes);
    const { pending } = turn.channel;
    const own = this.parts.outbox.findByHash(hash);
    if (pending !== undefined && equalBytes(pending.hash, hash))
      return this.placeOwnCommit(turn, pending, { seq, atMs });
    const opened = own === undefined ? await this.open(turn.channel.group, bytes) : undefined;
    this.advance(turn, { seq, chain: extendChain(turn.channel.record.chain, bytes) });
    if (own !== undefined) this.placeOwn(turn, own, { seq, atMs });
    else if (opened instanceof AppError)
      this.placeUnreadable(turn, opened, { seq, atMs, isCommit: opened.code === 'commit-refused' });
    else if (opened?.kind === 'application') await this.placeMessage(turn, opened, { seq, atMs });
    else if (opened !== undefined) this.placeCommit(turn, opened, { seq, atMs });
  }

  /** The opened envelope, or why it does not open. */
  private async open(group: Group, bytes: Uint8Array): Promise<Opened | AppError> {
    try {
      return await this.parts.engine.open(group, bytes, this.parts.directory.required satisfies DirectoryOracle);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'directory-behind') throw error;
      return error;
    }
  }

  private advance(turn: Turn, next: Partial<Channel['record']> & { readonly seq: number }): void {
    const { seq, ...record } = next;
    turn.channel = { ...turn.channel, record: { ...turn.channel.record, ...record, lastSeq: seq } };
  }

  private add(turn: Turn, item: StoredItem): void {
    turn.items.push(item);
  }

  private placeOwn(turn: Turn, entry: OutboxEntry, place: { seq: number; atMs: number }): void {
    const { own } = this.parts.book.view(turn.channel);
    const content = readContent(entry.content);
    turn.placed.add(entry.message);
    turn.changes.put(messageRecord(entry.channel, own.member, entry.message), place.seq);
    const shown = content?.claims.checkpoint;
    this.advance(turn, {
      seq: place.seq,
      ...noteOf(content, own.device, turn.channel.record, place.seq),
      ...(shown === undefined ? {} : { claimedSize: shown.size }),
    });
    this.add(turn, { ...place, kind: 'content', sender: own, content: entry.content, warnings: [] });
  }

  private placeUnreadable(
    turn: Turn,
    error: AppError,
    { seq, atMs, isCommit }: { seq: number; atMs: number; isCommit: boolean },
  ): void {
    this.add(turn, { seq, atMs, kind: 'unreadable', sender: null, because: error.code, warnings: [] });
    // A commit that the server took and this client refuses: it cannot follow into that epoch.
    if (isCommit) this.advance(turn, { seq, state: 'held', held: error.code });
  }

  private async placeMessage(
    turn: Turn,
    opened: Opened & { kind: 'application' },
    { seq, atMs }: { seq: number; atMs: number },
  ): Promise<void> {
    turn.channel = { ...turn.channel, group: opened.group };
    const base = { seq, atMs, sender: opened.sender };
    const content = readContent(opened.plaintext);
    if (content === undefined)
      return this.add(turn, {
        ...base,
        kind: 'unreadable',
        because: 'malformed',
        content: opened.plaintext,
        warnings: [],
      });
    if (await this.isRepeat(turn, opened.sender.member, content.id)) return;
    turn.changes.put(messageRecord(turn.channel.record.channel, opened.sender.member, content.id), seq);
    const warnings = await this.judgeClaims(turn, content);
    this.add(turn, { ...base, kind: 'content', content: opened.plaintext, warnings });
    this.takeNote(turn, opened.sender, content, seq);
  }

  /** A message id of a sender is shown once, however often it was sealed anew. */
  private async isRepeat(turn: Turn, sender: MemberId, message: MessageId): Promise<boolean> {
    const name = `${sender}/${message}`;
    if (turn.seen.has(name)) return true;
    turn.seen.add(name);
    return await this.parts.items.hasMessage(turn.channel.record.channel, sender, message);
  }

  private async judgeClaims({ channel }: Turn, { claims }: Content | UnknownContent): Promise<readonly string[]> {
    const finding = claims.checkpoint === undefined ? 'agrees' : await this.judgeCheckpoint(claims.checkpoint);
    if (finding === 'contradicts') return ['directory-contradicts'];
    const differs = chainDiffers(channel.record.chain, claims.chain);
    return [
      ...(finding === 'forged' ? ['claim-forged'] : []),
      ...(finding === 'ahead' ? ['claim-ahead'] : []),
      ...(differs ? ['claim-differs'] : []),
    ];
  }

  private async judgeCheckpoint(claim: NonNullable<Claims['checkpoint']>): Promise<ClaimFinding> {
    const finding = await this.parts.directory.judge(claim);
    if (finding !== 'ahead') return finding;
    await this.parts.refreshDirectory();
    return this.parts.directory.judge(claim);
  }

  private takeNote(turn: Turn, sender: LeafIdentity, content: Content | UnknownContent, seq: number): void {
    const { record } = turn.channel;
    const differs = turn.items.at(-1)?.warnings.some((warning) => warning !== 'claim-ahead') === true;
    const noted = {
      ...noteOf(content, sender.device, record, seq),
      ...(differs ? { differsAt: seq, claimedSize: 0 } : {}),
    };
    const isOwn = sender.member === this.parts.book.view(turn.channel).own.member;
    this.advance(turn, {
      seq,
      ...noted,
      unread: record.unread + (isOwn || isQuiet(content.kind) ? 0 : 1),
      ...(content.kind === 'receipt' ? {} : { receiptDue: seq }),
    });
  }

  private placeCommit(
    turn: Turn,
    opened: Exclude<Opened, { kind: 'application' }>,
    { seq, atMs }: { seq: number; atMs: number },
  ): void {
    if (opened.kind === 'removed') {
      this.advance(turn, { seq, state: 'left' });
      const own = this.parts.book.view(turn.channel).own.member;
      return this.add(turn, { seq, atMs, kind: 'members', sender: opened.sender, removed: [own], warnings: [] });
    }
    this.enterEpoch(turn, opened.group, { seq, added: opened.added });
    const [added, removed] = [membersOf(opened.added), membersOf(opened.removed)];
    if (added.length + removed.length > 0)
      this.add(turn, { seq, atMs, kind: 'members', sender: opened.sender, added, removed, warnings: [] });
  }

  private placeOwnCommit(turn: Turn, pending: PendingCommitRecord, { seq, atMs }: { seq: number; atMs: number }): void {
    const before = this.parts.book.view(turn.channel);
    const group = this.parts.engine.parseGroup(pending.next);
    const after = this.parts.engine.view(group);
    const newcomers = after.leaves.filter(({ device }) => !before.roster.includes(device));
    this.enterEpoch(turn, group, { seq, added: newcomers });
    const added = membersOf(newcomers);
    const removed = membersOf(before.leaves.filter(({ device }) => !after.roster.includes(device)));
    this.advance(turn, {
      seq,
      refreshDue: false,
      refreshedMs: atMs,
      titleDue: turn.channel.record.titleDue || added.length > 0,
    });
    if (added.length + removed.length > 0)
      this.add(turn, { seq, atMs, kind: 'members', sender: after.own, added, removed, warnings: [] });
  }

  private enterEpoch(
    turn: Turn,
    group: Group,
    { seq, added }: { readonly seq: number; readonly added: readonly LeafIdentity[] },
  ): void {
    turn.channel = { ...turn.channel, group, pending: undefined };
    const since = { ...turn.channel.record.since, ...Object.fromEntries(added.map(({ device }) => [device, seq])) };
    const chain = beginChain(seq, this.parts.engine.view(group).epochAuthenticator);
    this.advance(turn, { seq, since, chain, claimedSize: 0 });
  }

  private async write(turn: Turn): Promise<void> {
    const { record } = turn.channel;
    if (turn.items.length === 0 && record === (await this.parts.book.require(record.channel)).record) return;
    const itemCount = await this.parts.items.append(record.channel, record.itemCount, turn.items, turn.changes);
    const applied = this.parts.outbox.remove(turn.changes, turn.placed);
    await this.parts.book.save({ ...turn.channel, record: { ...record, itemCount } }, turn.changes);
    applied();
  }

  private ownDevice(turn: Turn): string {
    return this.parts.book.view(turn.channel).own.device;
  }
}

/** What a message says of its channel, whoever sent it.  */
function noteOf(
  content: Content | UnknownContent | undefined,
  device: DeviceId,
  record: ChannelRecord,
  seq: number,
): Partial<ChannelRecord> {
  if (content?.kind === 'title') return { title: content.body.title, titleDue: false };
  if (content?.kind === 'case-event') return { isCase: true };
  if (content?.kind !== 'receipt') return {};
  return afterReceipt(record, content.body, { device, seq });
}

/** No reading matter: nobody is told that there is something unread. */
export const isQuiet = (kind: string): boolean => kind === 'receipt' || kind === 'title';

export function readContent(bytes: Uint8Array): Content | UnknownContent | undefined {
  try {
    return parseContent(bytes);
  } catch (error) {
    if (isAppError(error, 'malformed')) return undefined;
    throw error;
  }
}

const membersOf = (leaves: readonly LeafIdentity[]): readonly MemberId[] => [
  ...new Set(leaves.map(({ member }) => member)),
];
