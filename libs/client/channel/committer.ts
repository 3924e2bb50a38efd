/**
 * Commits: made, stored, sent, and applied only when the server has accepted them (T5). A loser
 * catches up with the winner and plans anew; a reply that was lost is asked for again with the same
 * bytes.
 */
import { AppError, type ChannelId, type ChannelTerms, type CommitReply } from '@kopri/protocol';
import { sha256 } from '@kopri/crypto/verify';
import type { MlsEngine, PendingCommit } from '@kopri/crypto/sealed';
import type { Alarm } from '../alarm.js';
import type { SendCounter } from '../counter.js';
import type { DirectoryReplica } from '../directory-replica.js';
import type { Clock } from '../ports.js';
import type { PendingCommitRecord } from '../records.js';
import { Changes } from '../store/sealed-store.js';
import type { ServerLink } from '../transport/server-link.js';
import type { Channel, ChannelBook } from './channel-book.js';
import type { Inbox } from './inbox.js';
import { planRepair } from './repair.js';

interface Parts {
  readonly engine: MlsEngine;
  readonly book: ChannelBook;
  readonly inbox: Inbox;
  readonly directory: DirectoryReplica;
  readonly counter: SendCounter;
  readonly alarm: Alarm;
  readonly link: ServerLink;
  readonly clock: Clock;
  /** Brings the channel to the newest place of its log. */
  readonly catchUp: (channel: ChannelId) => Promise<void>;
  /** Others may write while the line is waited for: what was read before is read again after. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
}

/** Twenty devices committing at once all get their turn. */
const MAX_ROUNDS = 40;

export class Committer {
  constructor(private readonly parts: Parts) {}

  /**
   * Carries out what the directory demands, and `change` of the members if given. `refresh` commits
   * even when nothing is due. Does nothing when somebody else was faster.
   */
  async repair(
    id: ChannelId,
    options: { readonly change?: (terms: ChannelTerms) => ChannelTerms; readonly refresh?: boolean } = {},
  ): Promise<void> {
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      if (!(await this.settle(id))) continue;
      const channel = await this.parts.book.require(id);
      if (channel.record.state !== 'open') return;
      const plan = await this.plan(channel, options);
      if (plan === undefined) return;
      if (await this.send(id, plan)) return;
    }
    throw new AppError('epoch-behind', { detail: 'others were always faster' });
  }

  /** Sends a commit that is on its way from before; true when none is left. */
  async settle(id: ChannelId): Promise<boolean> {
    const { pending } = await this.parts.book.require(id);
    return pending === undefined || (await this.deliver(id, pending));
  }

  private async plan(
    channel: Channel,
    { change, refresh }: { change?: (terms: ChannelTerms) => ChannelTerms; refresh?: boolean },
  ): Promise<PendingCommit | undefined> {
    const { engine, directory, link, clock, book } = this.parts;
    this.parts.alarm.refuseIfRaised();
    const view = book.view(channel);
    const replayed = directory.required;
    const repair = planRepair(view, replayed, change?.(view.terms));
    if (repair === undefined && refresh !== true) return undefined;
    const devices = repair?.add.map(({ device }) => device) ?? [];
    const { packages } =
      devices.length === 0
        ? { packages: [] }
        : await this.parts.away(() => link.claimKeyPackages({ channel: view.channel, epoch: view.epoch, devices }));
    if (!book.has(channel.record.channel)) return undefined;
    const add = packages.filter(({ device }) => devices.includes(device)).map(({ keyPackage }) => keyPackage);
    const isIdle = add.length === 0 && (repair?.remove.length ?? 0) === 0 && repair?.terms === undefined;
    if (isIdle && refresh !== true) {
      if (view.epoch === 0) throw new AppError('key-packages-exhausted');
      return undefined;
    }
    const root = replayed.rootAt(replayed.size);
    if (root === undefined) throw new AppError('directory-behind');
    return engine.commit(
      channel.group,
      {
        add,
        remove: repair?.remove ?? [],
        ...(repair?.terms === undefined ? {} : { terms: repair.terms }),
        directory: { size: replayed.size, root },
      },
      replayed,
      clock.nowMs(),
    );
  }

  /** Stores the commit with its send counter, then sends it; true when it was accepted. */
  private async send(id: ChannelId, { next, current, commit, welcome, roster }: PendingCommit): Promise<boolean> {
    const { book, counter, engine } = this.parts;
    const changes = new Changes();
    const { first, taken } = counter.take(changes);
    const pending: PendingCommitRecord = {
      counter: first,
      commit,
      hash: sha256(commit),
      roster,
      ...(welcome === undefined ? {} : { welcome: { bytes: welcome.bytes, to: welcome.devices } }),
      next: engine.encodeGroup(next),
    };
    await book.save({ ...(await book.require(id)), group: current, pending }, changes);
    taken();
    return this.deliver(id, pending);
  }

  private async deliver(id: ChannelId, pending: PendingCommitRecord): Promise<boolean> {
    const { counter, commit, roster, welcome } = pending;
    const bundle = {
      counter,
      commit,
      roster: [...roster],
      ...(welcome === undefined
        ? {}
        : { welcome: { bytes: welcome.bytes, to: welcome.to.map(({ device, ref }) => ({ device, ref })) } }),
    };
    const reply = await this.parts.away(() => this.parts.link.commit(bundle));
    return reply.outcome === 'stored' ? this.accepted(id, pending, reply) : this.refused(id, reply);
  }

  private async accepted(
    id: ChannelId,
    { commit }: PendingCommitRecord,
    { seq, at }: CommitReply & { outcome: 'stored' },
  ): Promise<true> {
    const { record } = await this.parts.book.require(id);
    if (seq === record.lastSeq + 1) await this.parts.inbox.take(id, [[seq, at, commit]]);
    else await this.parts.catchUp(id);
    return true;
  }

  private async refused(id: ChannelId, { reason, retryAfterMs }: CommitReply & { outcome: 'refused' }): Promise<false> {
    const { book, link, directory } = this.parts;
    if (reason === 'overloaded' || reason === 'unavailable') {
      throw new AppError(reason, retryAfterMs === undefined ? {} : { retryAfterMs });
    }
    if (reason === 'directory-behind' || reason === 'member-inactive' || reason === 'roster-mismatch')
      await directory.sync(link);
    else if (reason !== 'epoch-behind' && reason !== 'repair-first') throw new AppError(reason);
    // The winner's commit, when there is one, takes the place of ours.
    if (book.view(await book.require(id)).epoch > 0) await this.parts.catchUp(id);
    const channel = await book.require(id);
    if (channel.pending !== undefined) await book.save({ ...channel, pending: undefined });
    return false;
  }
}
