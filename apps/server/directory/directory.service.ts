/**
 * The directory log at the server: one append at a time, judged by the same rules as at every
 * client, durable before its checkpoint is signed, announced after. Held in memory by replay.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { errorOfRefusal, replay, type Directory } from '@kopri/directory';
import {
  AppError,
  equalBytes,
  MAX_DIRECTORY_PAGE,
  type Appended,
  type DeviceId,
  type DirectoryPage,
  type LogEntry,
  type MemberId,
  type RefusalProof,
} from '@kopri/protocol';
import { LogSigner } from '../platform/log-signer.js';
import { Clock } from '../platform/ports/clock.js';
import { RefusedDevice } from '../platform/refused-device.js';
import { ServerBus } from '../platform/server-bus.js';
import { Sessions } from '../platform/sessions.js';
import { DirectoryReader, DirectoryStore, type Append, type AppendStep } from './directory.ports.js';
import {
  affectedMembers,
  endedDevices,
  erasedIndexes,
  findRefusingStatement,
  judgeEntries,
  type AcceptedEntries,
} from './directory.rules.js';

/** What one commit has made true. */
interface Head {
  readonly directory: Directory;
  readonly checkpoint: string;
}

@Injectable()
export class DirectoryService extends DirectoryReader implements OnModuleInit {
  #entries: LogEntry[] = [];
  #head: Head | undefined;
  #steps: AppendStep[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  /** A failed append may have been committed all the same, its answer lost: the database is asked before the next. */
  #isUnsure = false;

  constructor(
    private readonly store: DirectoryStore,
    private readonly signer: LogSigner,
    private readonly clock: Clock,
    private readonly bus: ServerBus,
    private readonly sessions: Sessions,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.#load();
  }

  override get current(): Directory | undefined {
    return this.#head?.directory;
  }

  override get size(): number {
    return this.#entries.length;
  }

  override requireDirectory(): Directory {
    return this.#requireHead().directory;
  }

  override requireCheckpoint(): string {
    return this.#requireHead().checkpoint;
  }

  /** Registers what must become true together with statements. */
  addStep(step: AppendStep): void {
    this.#steps.push(step);
  }

  /** Throws `AppError('network-exists')` after the first time. */
  found(entries: readonly LogEntry[]): Promise<Appended> {
    return this.#inTurn(async () => {
      if (this.#head !== undefined) throw new AppError('network-exists');
      return this.#append(entries);
    });
  }

  /** All or none. Who may is told by the statements' own signatures. Throws `AppError('statement-refused')` and its kin. */
  append(entries: readonly LogEntry[]): Promise<Appended> {
    return this.#inTurn(async () => {
      this.#requireHead();
      return this.#append(entries);
    });
  }

  /** Entries from `after` on, as many as a page holds, with the newest checkpoint. */
  page(after: number): DirectoryPage {
    const { checkpoint } = this.#requireHead();
    return { entries: this.#entries.slice(after, after + MAX_DIRECTORY_PAGE), checkpoint };
  }

  /** Throws `AppError('not-found')` for places the log does not have. */
  inclusionProof(index: number, size: number): Uint8Array[] {
    return found(this.requireDirectory().tree.inclusionProof(index, size));
  }

  consistencyProof(from: number, size: number): Uint8Array[] {
    return found(this.requireDirectory().tree.consistencyProof(from, size));
  }

  /** Throws `RefusedDevice` with the statement and its proof when the directory has suspended or removed the device. */
  requireServed(device: DeviceId): void {
    const { directory, checkpoint } = this.#requireHead();
    const standing = directory.standingOf(device);
    if (standing === 'active') return;
    const index = findRefusingStatement(directory, device);
    if (standing === 'unknown' || index === undefined) throw new AppError('not-signed-in');
    const statement = found(this.#entries[index]).statement;
    const proof: RefusalProof = { statement, index, checkpoint, path: this.inclusionProof(index, directory.size) };
    throw new RefusedDevice(standing === 'suspended' ? 'device-suspended' : 'device-removed', proof);
  }

  async #append(entries: readonly LogEntry[]): Promise<Appended> {
    const verdict = judgeEntries(this.current, entries, this.clock.nowMs());
    if (verdict.outcome === 'refused') throw errorOfRefusal(verdict.reason);
    this.#requireOwnKey(verdict.directory);
    const erased = erasedIndexes(verdict.statements, verdict.directory);
    await this.#store(entries, erased, verdict);
    this.#entries.push(...entries);
    for (const index of erased) this.#entries[index] = { statement: found(this.#entries[index]).statement };
    const head = await this.#moveTo(verdict.directory);
    this.#announce(affectedMembers(verdict.statements));
    return { size: head.directory.size, checkpoint: head.checkpoint };
  }

  async #store(
    entries: readonly LogEntry[],
    erased: readonly number[],
    { statements }: AcceptedEntries,
  ): Promise<void> {
    const bodies = statements.map(({ body }) => body);
    const during: Append['during'] = async (transaction) => {
      for (const step of this.#steps) await step(transaction, bodies);
    };
    this.#isUnsure = true;
    await this.store.append({ from: this.size, entries, erased, during });
    this.#isUnsure = false;
  }

  async #settle(): Promise<void> {
    if (!this.#isUnsure) return;
    const members = await this.#load();
    this.#isUnsure = false;
    if (members.length > 0) this.#announce(members);
  }

  /** Replays what memory does not hold yet; everybody may be affected. */
  async #load(): Promise<readonly MemberId[]> {
    const entries = await this.store.load(this.size);
    if (entries.length === 0) return [];
    const replayed = replay(entries, { from: this.current });
    if (replayed.outcome === 'refused' || replayed.directory === undefined) {
      throw new Error(`the stored directory does not replay beyond entry ${this.size}`);
    }
    this.#requireOwnKey(replayed.directory);
    this.#entries.push(...entries);
    await this.#moveTo(replayed.directory);
    return replayed.directory.members().map(({ member }) => member);
  }

  async #moveTo(directory: Directory): Promise<Head> {
    const root = found(directory.rootAt(directory.size));
    this.#head = { directory, checkpoint: await this.signer.signCheckpoint({ size: directory.size, root }) };
    return this.#head;
  }

  #announce(members: readonly MemberId[]): void {
    const { directory } = this.#requireHead();
    this.sessions.end(endedDevices(directory, members));
    this.bus.emit('directory.appended', { size: directory.size, members });
  }

  /** This server can sign for the log only with the key that the network names. */
  #requireOwnKey(directory: Directory): void {
    const { origin, public: named } = directory.log;
    if (origin === this.signer.key.origin && equalBytes(named, this.signer.key.public)) return;
    throw new AppError('statement-refused', { detail: "the network's log key is not this server's" });
  }

  #requireHead(): Head {
    return found(this.#head);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(() => this.#settle()).then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new AppError('not-found');
  return value;
}
