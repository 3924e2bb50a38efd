/** A member's client in memory, behind the public face: one case between Ankara and Ashgabat, seen from Ashgabat. */
import type { InvitationView, Kopri, MemberEntry, QueryAct, QueryView, Status, SyncResult } from '@kopri/client';
import { AppError } from '@kopri/protocol';
import { channel, evidence, item, query } from './case.js';
import { cast, gyzylgul, ids } from './cast.js';

export class FakeKopri implements Kopri {
  offline = false;
  closed = 0;
  syncs = 0;
  state: Status['state'] = 'active';
  /** How many items wait to be sent. */
  unsent = 0;
  entries: readonly MemberEntry[] = cast;
  query = query;
  item = item;
  alarm: 'claim-differs' | undefined;
  invitation: InvitationView = {
    invitation: ids.invitation(1),
    country: 'TM',
    authority: 'tm-gpo',
    role: 'practitioner',
    made: '2026-11-03T08:00:00Z',
    expires: '2026-11-17T08:00:00Z',
    link: 'https://kopri.example/join#abc',
    withdrawn: null,
  };
  /** Thrown by the next catch-up. */
  trouble: unknown;
  /** What was asked of it, as words a test can compare. */
  readonly done: unknown[] = [];
  readonly news: SyncResult[] = [];

  async status(): Promise<Status> {
    return {
      state: this.state,
      member: gyzylgul.member,
      device: ids.device(3),
      network: 'ab'.repeat(32),
      server: 'https://kopri.example',
      ownName: gyzylgul.name ?? null,
      country: gyzylgul.country,
      authority: gyzylgul.authority,
      role: gyzylgul.role,
      syncedAt: '2026-11-03T08:00:00Z',
      directory: { size: 6, root: 'cd'.repeat(32), witnesses: 'unwitnessed' },
      outbox: this.unsent,
    };
  }

  async sync(): Promise<SyncResult> {
    this.syncs++;
    if (this.trouble !== undefined) throw this.trouble;
    const sent = this.offline ? 0 : this.unsent;
    this.unsent -= sent;
    return { received: 2, sent, queued: this.unsent };
  }

  async follow(signal: AbortSignal, onChange: (result: SyncResult) => void): Promise<void> {
    for (const result of this.news) onChange(result);
    if (!signal.aborted) await new Promise((stopped) => signal.addEventListener('abort', stopped, { once: true }));
  }

  async close(): Promise<void> {
    this.closed++;
  }

  /** Something was written that must be sent. */
  private wrote(...what: readonly unknown[]): void {
    this.done.push(what);
    this.unsent++;
  }

  readonly directory: Kopri['directory'] = {
    list: async (filter) => {
      if (filter !== undefined) this.done.push(['list', filter]);
      return { size: 6, members: this.entries };
    },
    require: async (who) => {
      const found = this.entries.find(({ member, name }) => member === who || name === who);
      if (found === undefined) throw new AppError('member-unknown');
      return found;
    },
    proof: unused,
  };

  readonly drafts: Kopri['drafts'] = { keep: unused, find: unused, list: unused, drop: unused };
  readonly outbox: Kopri['outbox'] = { list: unused, recall: unused, resend: unused };
  readonly search: Kopri['search'] = { find: unused, readAhead: unused };

  readonly enrolment: Kopri['enrolment'] = {
    invite: async (offer) => {
      this.wrote('invite', offer);
      return { invitation: ids.invitation(1), link: 'https://kopri.example/join#abc', expires: '2026-11-17T08:00:00Z' };
    },
    invitations: async () => [this.invitation],
    withdraw: async (invitation) => {
      this.wrote('withdraw', invitation);
      const asked = [{ request: ids.request(1), name: 'Merdan Orazow' }];
      const withdrawn = { at: '2026-11-04T08:00:00Z', isAtServer: !this.offline, asked };
      this.invitation = { ...this.invitation, link: null, withdrawn };
      return this.invitation;
    },
    requests: async () => [
      {
        request: ids.request(1),
        invitation: ids.invitation(1),
        check: '123 456',
        alarm: false,
        name: 'Merdan Orazow',
        country: 'TM',
        authority: 'tm-gpo',
        role: 'practitioner',
      },
    ],
    admit: async (whom) => {
      this.wrote('admit', whom);
      return [ids.member(9)];
    },
    refuse: async (request, reason) => this.wrote('refuse', request, reason),
  };

  readonly members: Kopri['members'] = {
    suspend: (who, reason) => this.change(who, 'suspended', reason),
    reinstate: (who, reason) => this.change(who, 'active', reason),
    remove: (who, reason) => this.change(who, 'removed', reason),
    erase: (who) => this.change(who, 'removed'),
    openQueriesOf: unused,
  };

  private refuseIfAlarmed(): void {
    if (this.alarm !== undefined) throw new AppError(this.alarm);
  }

  private async change(who: string, state: MemberEntry['state'], reason?: string): Promise<MemberEntry> {
    this.wrote(state, who, reason);
    return { ...(await this.directory.require(who)), state };
  }

  readonly channels: Kopri['channels'] = {
    open: async (members, title) => {
      this.wrote('open', members, title);
      return channel.channel;
    },
    list: async () => [channel],
    send: async (to, text) => {
      this.refuseIfAlarmed();
      this.wrote('send', to, text);
      const queued = { channel: channel.channel, message: ids.message(3), seq: null, state: 'queued' } as const;
      if (this.offline) return queued;
      this.unsent--;
      return { ...queued, seq: 3, state: 'at-server' };
    },
    acceptDiffering: async () => void (this.alarm = undefined),
    items: async (which, range) => {
      this.done.push(['items', which, range?.afterSeq]);
      return { channel: channel.channel, items: [this.item] };
    },
    markRead: async (which) => void this.done.push(['read', which]),
    addMembers: async (...what) => this.wrote('add', ...what),
    removeMembers: async (...what) => this.wrote('remove', ...what),
    refresh: async (...what) => this.wrote('refresh', ...what),
  };

  readonly queries: Kopri['queries'] = {
    ask: async (asking) => {
      this.wrote('ask', asking);
      return this.query;
    },
    check: unused,
    list: async (state) => {
      this.done.push(['queries', state]);
      return [this.query];
    },
    show: async () => this.query,
    act: async (which, act) => {
      this.refuseIfAlarmed();
      this.wrote('act', which, act);
      this.query = { ...this.query, state: stateAfter(act) };
      return this.query;
    },
  };

  readonly evidence: Kopri['evidence'] = {
    share: async (which, { files, summary }) => {
      this.refuseIfAlarmed();
      this.wrote(
        'share',
        which,
        files.map(({ name, size, type }) => ({ name, size, type })),
        summary,
      );
      return { ...evidence, state: this.offline ? 'queued' : 'at-server' };
    },
    list: async () => [evidence],
    fetch: async (_, sink) => {
      const file = { name: '../passport.pdf', size: 3 };
      const place = await sink(file);
      await place.write(new TextEncoder().encode('PDF'));
      return [{ path: await place.finish(), name: file.name, size: file.size, sha256: 'ab'.repeat(32) }];
    },
    cancel: unused,
    pause: unused,
    resume: unused,
  };

  readonly devices: Kopri['devices'] = {
    list: async () => [{ device: ids.device(3), name: 'Office', added: '2026-03-12T06:00:00Z', current: true }],
    revoke: async (device) => this.wrote('revoke', device),
  };

  async doctor(): ReturnType<Kopri['doctor']> {
    return [{ name: 'clock', ok: true, detail: '0.2 s off' }];
  }
}

/** For whatever no command calls. */
const unused = async (): Promise<never> => {
  throw new TypeError('no command calls this');
};

const stateAfter = ({ act }: QueryAct): QueryView['state'] =>
  act === 'acknowledge' ? 'acknowledged' : act === 'close' ? 'closed' : 'partly-answered';
