/**
 * One tab's share of the client. Any tab can be asked anything: the one that writes answers, the
 * others pass the call on. All tabs are locked and unlocked together; the key goes from tab to tab
 * in memory and is never stored.
 */
import { AppError, isAppError } from '@kopri/protocol';
import type { Kopri } from '@kopri/client';
import {
  foundProfile,
  joinProfile,
  openProfileIn,
  readyCrypto,
  vaultOf,
  type ProfileParts,
  type Vault,
} from '@kopri/client/web';
import { codedError } from '../core/coded.js';
import type {
  Call,
  Notice,
  PeerMessage,
  Reply,
  Secret,
  Session,
  SessionCalls,
  ToPage,
  UnlockBy,
} from '../core/wire.js';
import type { BrowserPlace } from './indexed-db/place.js';
import { serve } from './methods.js';
import { Peers } from './peers.js';
import { PendingCalls } from './pending-calls.js';
import { Unsaved } from './unsaved.js';
import { runWriter } from './writer.js';

/** Long enough to read a long query, short enough for a desk that was left. */
const LOCK_AFTER_MS = 15 * 60_000;
const WATCH_MS = 2_000;

interface TabParts extends Omit<ProfileParts, 'place' | 'onProgress'> {
  readonly place: BrowserPlace;
  readonly post: (message: ToPage) => void;
  /** Ends this worker, once what was posted before is on its way. */
  readonly end: () => void;
}

export class Tab {
  private readonly peers = new Peers((message) => this.onPeer(message));
  private readonly pending = new PendingCalls();
  private readonly running = new Set<string>();
  private readonly unsaved = new Unsaved();
  private locking: Promise<void> | undefined;
  private master: Uint8Array | undefined;
  private kopri: Kopri | undefined;
  private ended = new AbortController();
  private activeAtMs = Date.now();
  /** This tab has asked whether others are open, and nothing was locked since. */
  private isAsking = true;

  constructor(private readonly parts: TabParts) {}

  async start(): Promise<void> {
    setInterval(() => this.watch(), WATCH_MS);
    await this.showSession();
    this.peers.post({ peer: 'who-is-open', tab: this.peers.tab });
  }

  /** Every call gets one reply, sooner or later. */
  async call(call: Call): Promise<void> {
    const session = /^session\.(\w+)$/.exec(call.method)?.[1];
    if (session !== undefined) return this.reply(call, () => this.session(session, call.args));
    this.pending.add(call);
    if (this.kopri !== undefined) return this.answerOwn(call);
    this.peers.post({ peer: 'call', tab: this.peers.tab, call });
  }

  private readonly sessionCalls: SessionCalls = {
    found: ({ secret, ...founding }) =>
      this.begin(secret, (parts, words) =>
        foundProfile(parts, words, { ...founding, server: self.location.origin }).then((kopri) => ({ kopri })),
      ).then(() => undefined),
    join: ({ secret, ...joining }) =>
      this.begin(secret, (parts, words) => joinProfile(parts, words, joining)).then(({ check }) => check),
    unlock: async (secret) => {
      const header = await this.parts.place.header();
      if (header === undefined) throw new AppError('profile-missing');
      this.open((await this.parts.smith.open(header, wordsOf(secret))).unsafeMasterKey());
      this.peers.post({ peer: 'opened', master: this.requireMaster() });
    },
    lock: () => (this.locking ??= this.lockAll().finally(() => (this.locking = undefined))),
    saved: async () => this.unsaved.saved(),
    active: async () => {
      if (this.isOverdue) return this.sessionCalls.lock();
      this.activeAtMs = Date.now();
      this.peers.post({ peer: 'active' });
    },
    forget: async () => {
      this.peers.post({ peer: 'lock' });
      await this.lock(() => this.parts.place.forget());
      this.peers.post({ peer: 'lock' });
    },
  };

  private session(name: string, args: readonly unknown[]): Promise<unknown> {
    const found = Object.hasOwn(this.sessionCalls, name) ? this.sessionCalls[name as keyof SessionCalls] : undefined;
    if (found === undefined) throw new AppError('malformed', { detail: name });
    return found(...(args as [never]));
  }

  /** A new profile: this tab writes from its first moment. */
  private async begin<T extends { readonly kopri: Kopri }>(
    secret: Secret,
    start: (parts: ProfileParts, words: string) => Promise<T>,
  ): Promise<T> {
    const { place, smith } = this.parts;
    let vault: Vault | undefined;
    const watched: ProfileParts['smith'] = {
      create: async (words) => {
        const made = await smith.create(words);
        vault = made.vault;
        return made;
      },
      open: async (header, words) => (vault = await smith.open(header, words)),
    };
    const started = await start({ ...this.profileParts, smith: watched }, wordsOf(secret));
    await place.openedBy(unlockOf(secret));
    if (vault === undefined) throw new AppError('internal');
    this.open(vault.unsafeMasterKey(), started.kopri);
    this.peers.post({ peer: 'opened', master: this.requireMaster() });
    return started;
  }

  private open(master: Uint8Array, begun?: Kopri): void {
    if (this.master !== undefined) return;
    this.master = master;
    this.ended = new AbortController();
    this.activeAtMs = Date.now();
    this.parts.post({ notice: 'session', session: { state: 'open' } });
    this.unsaved.hold(this.ended.signal).catch(() => undefined);
    void this.write(this.ended, begun === undefined ? {} : { begun });
  }

  /** Writes whenever the lock comes to this tab, until the lock is turned. */
  private async write(ended: AbortController, { begun, steal }: { begun?: Kopri; steal?: boolean }): Promise<void> {
    let first = begun;
    const parts = {
      open: async () => {
        await readyCrypto();
        const kopri = first ?? (await openProfileIn(this.profileParts, vaultOf(this.requireMaster())));
        first = undefined;
        return kopri;
      },
      onReady: (kopri: Kopri) => this.takeOver(kopri),
      onNotice: (notice: Notice) => this.tell(notice),
    };
    try {
      await runWriter(parts, ended.signal, { steal: steal ?? false });
    } catch (error) {
      this.showBroken(error);
    }
    this.kopri = undefined;
    this.running.clear();
    if (!ended.signal.aborted && this.ended === ended) setTimeout(() => void this.write(ended, {}), WATCH_MS);
  }

  private takeOver(kopri: Kopri): void {
    this.kopri = kopri;
    this.tell({ notice: 'session', session: { state: 'open' } });
    this.peers.post({ peer: 'writer' });
    for (const call of this.pending.all) void this.answerOwn(call);
    this.tell({ notice: 'changed', result: { received: 0, sent: 0, queued: 0 } });
  }

  private async answerOwn(call: Call): Promise<void> {
    const reply = await this.run(this.peers.tab, call);
    if (reply !== undefined && this.pending.settle(call.id)) this.parts.post(reply);
  }

  /** `undefined` when no reply is due from here: the call is running already, or another tab writes now. */
  private async run(tab: string, call: Call): Promise<Reply | undefined> {
    const { kopri } = this;
    const key = `${tab} ${call.id}`;
    if (kopri === undefined || this.running.has(key)) return undefined;
    this.running.add(key);
    try {
      return { id: call.id, ok: true, value: await serve(kopri, call.method, call.args) };
    } catch (error) {
      return isAppError(error, 'store-fenced') ? undefined : { id: call.id, ok: false, error: codedError(error) };
    } finally {
      this.running.delete(key);
    }
  }

  private async reply(call: Call, task: () => Promise<unknown>): Promise<void> {
    try {
      this.parts.post({ id: call.id, ok: true, value: await task() });
    } catch (error) {
      this.parts.post({ id: call.id, ok: false, error: codedError(error) });
    }
  }

  private tell(notice: Notice): void {
    this.parts.post(notice);
    this.peers.post({ peer: 'notice', notice });
  }

  private onPeer(message: PeerMessage): void {
    switch (message.peer) {
      case 'call':
        return void this.answerPeer(message.tab, message.call);
      case 'reply':
        if (message.tab === this.peers.tab && this.pending.settle(message.reply.id)) this.parts.post(message.reply);
        return;
      case 'notice':
        return this.parts.post(message.notice);
      case 'writer':
        return this.askAgain();
      case 'ping':
        return this.kopri === undefined ? undefined : this.peers.post({ peer: 'pong' });
      case 'pong':
        return this.pending.heard();
      case 'who-is-open':
        if (this.master !== undefined && !this.isOverdue)
          this.peers.post({ peer: 'opened', master: this.master, tab: message.tab });
        return;
      case 'opened':
        if (message.tab === undefined || (message.tab === this.peers.tab && this.isAsking)) this.open(message.master);
        return;
      case 'leaving':
        return this.parts.post({ notice: 'leaving' });
      case 'lock':
        return void this.lock();
      case 'active':
        if (!this.isOverdue) this.activeAtMs = Date.now();
    }
  }

  private async answerPeer(tab: string, call: Call): Promise<void> {
    const reply = await this.run(tab, call);
    if (reply !== undefined) this.peers.post({ peer: 'reply', tab, reply });
  }

  private askAgain(): void {
    this.pending.heard();
    for (const call of this.pending.all) this.peers.post({ peer: 'call', tab: this.peers.tab, call });
  }

  /** Also when the computer slept meanwhile, and when its clock was put back. */
  private get isOverdue(): boolean {
    return this.master !== undefined && Math.abs(Date.now() - this.activeAtMs) > LOCK_AFTER_MS;
  }

  private watch(): void {
    if (this.master === undefined) return;
    if (this.isOverdue) return void this.sessionCalls.lock();
    if (this.kopri !== undefined || this.pending.all.length === 0) return;
    if (!this.pending.isUnheard) return this.peers.post({ peer: 'ping' });
    this.pending.heard();
    void this.write(this.ended, { steal: true });
  }

  private async lockAll(): Promise<void> {
    if (this.master !== undefined) {
      await this.unsaved.settled(() => {
        this.peers.post({ peer: 'leaving' });
        this.parts.post({ notice: 'leaving' });
      });
    }
    this.peers.post({ peer: 'lock' });
    await this.lock();
  }

  /**
   * What has read the keys does not outlive them: neither a call that still runs nor a client that waits for the
   * server. The worker ends, and the store stands that at any moment (T6).
   */
  private async lock(last: () => Promise<void> = async () => undefined): Promise<void> {
    const wasOpen = this.master !== undefined;
    this.isAsking = false;
    this.master?.fill(0);
    this.master = undefined;
    this.kopri = undefined;
    this.ended.abort();
    for (const { id } of this.pending.all) {
      this.pending.settle(id);
      this.parts.post({ id, ok: false, error: { code: 'profile-locked' } });
    }
    try {
      await last();
    } finally {
      await this.showSession();
      if (wasOpen) this.parts.end();
    }
  }

  private async showSession(): Promise<void> {
    try {
      const isHere = (await this.parts.place.header()) !== undefined;
      const session: Session = isHere ? { state: 'locked', by: await this.parts.place.unlockBy() } : { state: 'none' };
      if (this.master === undefined) this.parts.post({ notice: 'session', session });
    } catch (error) {
      this.showBroken(error);
    }
  }

  private showBroken(error: unknown): void {
    this.parts.post({ notice: 'session', session: { state: 'broken', error: codedError(error) } });
  }

  private get profileParts(): ProfileParts {
    const { place, smith } = this.parts;
    return { place, smith, onProgress: (progress) => this.tell({ notice: 'progress', progress }) };
  }

  private requireMaster(): Uint8Array {
    if (this.master === undefined) throw new AppError('profile-locked');
    return this.master;
  }
}

const wordsOf = (secret: Secret): string =>
  secret.kind === 'passphrase' ? secret.passphrase : `passkey ${secret.prf}`;

const unlockOf = (secret: Secret): UnlockBy =>
  secret.kind === 'passphrase'
    ? { kind: 'passphrase' }
    : { kind: 'passkey', credential: secret.credential, salt: secret.salt };
