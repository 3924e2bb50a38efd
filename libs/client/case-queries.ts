/** Case queries: asked, acted upon, and replayed from what the channels hold. */
import {
  AppError,
  findAuthority,
  findCountry,
  isAppError,
  isErrorCode,
  newId,
  type Addressees,
  type CaseEvent,
  type ChannelId,
  type Content,
  type Due,
  type MemberId,
  type MessageId,
  type Outcome,
  type QueryId,
  type SendEvent,
} from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import {
  computeDue,
  deadlineInstant,
  findObstacle,
  findReferenceClashes,
  parseQueryDocument,
  replayCases,
  type Actor,
  type CaseQuery,
  type CaseStep,
  type HistoryEntry,
} from '@kopri/domain';
import { isActiveCorrespondent } from '@kopri/directory';
import type { ChannelBook } from './channel/channel-book.js';
import { readContent } from './channel/inbox.js';
import type { ItemLog } from './channel/item-log.js';
import type { Composer } from './composer.js';
import type { Conversations } from './conversations.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { Kopri, QueryAct, QueryEntry, QueryView } from './face.js';
import type { Members } from './members.js';
import type { Outbox } from './outbox.js';
import type { Clock } from './ports.js';
import type { OutboxEntry, ProfileRecord } from './records.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly clock: Clock;
  readonly link: ServerLink;
  readonly book: ChannelBook;
  readonly items: ItemLog;
  readonly outbox: Outbox;
  readonly composer: Composer;
  readonly conversations: Conversations;
  readonly directory: DirectoryReplica;
  readonly members: Members;
  readonly deliver: () => Promise<void>;
}

type Ask = Parameters<Kopri['queries']['ask']>[0];

/** One case query and where it lives; `queued` while the event that sends it waits here. */
export interface PlacedQuery {
  readonly query: CaseQuery;
  readonly channel: ChannelId;
  readonly queued: boolean;
}

type Warnings = QueryView['warnings'];

export class CaseQueries {
  constructor(private readonly parts: Parts) {}

  async ask({ to, type, urgency, document }: Ask): Promise<QueryView> {
    const from = this.requireOwn();
    const parsed = parseQueryDocument(document, {
      type,
      urgency,
      country: from.country,
      now: this.parts.clock.nowMs(),
    });
    if (!parsed.ok) throw new AppError('query-faulty', { faults: parsed.faults });
    const members =
      'members' in to
        ? to.members.map((member) => this.parts.conversations.requirePresent(member))
        : this.correspondentsOf(to.country);
    const addressed = this.addressees(members, 'country' in to ? [to.country] : []);
    const due = computeDue({
      urgency: parsed.query.urgency,
      sentAt: this.parts.clock.nowMs(),
      countries: addressed.countries,
      deadline: parsed.query.deadline,
    });
    const query = newId('query', randomBytes);
    const event: SendEvent = { ...parsed.query, query, act: 'send', reference: null, from, to: addressed, due };
    const channel = await this.parts.conversations.create(members, { isCase: true });
    await this.parts.composer.queue(channel, { kind: 'case-event', body: event }, { handling: parsed.query.handling });
    await this.parts.deliver();
    return this.view(await this.require(query), parsed.warnings);
  }

  async list(state?: string): Promise<readonly QueryEntry[]> {
    const placed = await this.all();
    const clashes = findReferenceClashes(placed.map(({ query }) => query));
    return placed
      .map((one) => this.entry(one, clashes))
      .filter((entry) => state === undefined || entry.state === state);
  }

  async show(reference: string): Promise<QueryView> {
    return this.view(await this.require(reference), []);
  }

  async act(reference: string, act: QueryAct): Promise<QueryView> {
    const placed = await this.require(reference);
    const event = this.eventOf(act, placed.query);
    const obstacle = findObstacle(placed.query, event, this.actor(this.parts.profile().member));
    if (obstacle !== undefined)
      throw new AppError(isErrorCode(obstacle) ? obstacle : 'act-does-not-apply', { detail: obstacle });
    const { sent } = placed.query;
    const message = await this.parts.composer.queue(
      placed.channel,
      { kind: 'case-event', body: event },
      sent === undefined ? {} : { handling: sent.handling },
    );
    await this.parts.deliver();
    const after = this.view(await this.require(placed.query.id), []);
    return this.isWaiting(message) ? { ...after, state: 'queued' } : after;
  }

  /** Gives a query its label before it is sealed: the last moment at which it can have none. */
  async label(content: Content): Promise<Content> {
    if (content.kind !== 'case-event' || content.body.act !== 'send' || content.body.reference !== null) return content;
    return { ...content, body: { ...content.body, reference: await this.parts.link.nextReference() } };
  }

  /** By reference or by id; `query-ambiguous` when a reference stands on several. */
  async require(reference: string): Promise<PlacedQuery> {
    const found = (await this.all()).filter(
      ({ query }) => query.id === reference || query.reference === reference.toUpperCase(),
    );
    const [only, ...others] = found;
    if (only === undefined) throw new AppError('query-unknown');
    if (others.length > 0)
      throw new AppError('query-ambiguous', { detail: found.map(({ query }) => query.id).join(', ') });
    return only;
  }

  private async all(): Promise<readonly PlacedQuery[]> {
    const placed: PlacedQuery[] = [];
    for (const { record } of await this.parts.book.list()) {
      if (!record.isCase) continue;
      const { channel } = record;
      const steps = await this.steps(channel, record.itemCount);
      const waiting = this.waitingSteps(channel, record.lastSeq);
      const settled = replayCases(steps);
      for (const [id, query] of replayCases([...steps, ...waiting])) {
        // What waits here is shown as it will be, so that nobody answers a question twice.
        if (query.sent !== undefined) placed.push({ query, channel, queued: settled.get(id)?.sent === undefined });
      }
    }
    return placed;
  }

  private async steps(channel: ChannelId, itemCount: number): Promise<readonly CaseStep[]> {
    const items = await this.parts.items.after(channel, itemCount, 0);
    return items.flatMap(({ seq, sender, content }) => {
      const read = content === undefined ? undefined : readContent(content);
      return sender === null || read === undefined ? [] : this.stepOf(read, { seq, member: sender.member });
    });
  }

  private waitingSteps(channel: ChannelId, lastSeq: number): readonly CaseStep[] {
    const { member } = this.parts.profile();
    return this.parts.outbox
      .of(channel)
      .filter(({ state }) => state !== 'not-sent')
      .flatMap((entry, i) => {
        const read = readContent(entry.content);
        return read === undefined || read.kind === 'receipt' ? [] : this.stepOf(read, { seq: lastSeq + 1 + i, member });
      });
  }

  private stepOf(
    content: NonNullable<ReturnType<typeof readContent>>,
    { seq, member }: { seq: number; member: MemberId },
  ): CaseStep[] {
    const place = { seq, at: content.sentAt, by: this.actor(member) };
    if (content.kind === 'case-event') return [{ ...place, event: content.body }];
    return content.kind === 'receipt' ? [{ ...place, receipt: { upTo: content.body.upTo } }] : [];
  }

  private actor(member: MemberId): Actor {
    return { member, country: this.parts.directory.required.findMember(member)?.country };
  }

  private requireOwn(): SendEvent['from'] {
    const { member } = this.parts.profile();
    const own = this.parts.directory.required.findMember(member);
    if (own?.country === undefined) throw new AppError('not-entitled', { detail: 'this role asks no case queries' });
    return { member, country: own.country, ...(own.authority === undefined ? {} : { authority: own.authority }) };
  }

  /** A country's correspondents stand for it until desks exist. */
  private correspondentsOf(country: string): readonly MemberId[] {
    if (findCountry(country) === undefined) throw new AppError('country-unknown', { detail: country });
    const found = this.parts.directory.required
      .members()
      .filter((member) => member.country === country && isActiveCorrespondent(member));
    if (found.length === 0) throw new AppError('member-unknown', { detail: `no correspondent of ${country}` });
    return found.map(({ member }) => member);
  }

  private addressees(members: readonly MemberId[], countries: readonly string[]): Addressees {
    const directory = this.parts.directory.required;
    const found = members.map((member) => directory.findMember(member));
    const inCountries = found.map((member) => member?.country).filter((country) => country !== undefined);
    const authorities = found.map((member) => member?.authority).filter((authority) => authority !== undefined);
    return {
      members: [...members],
      countries: [...new Set([...countries, ...inCountries])],
      authorities: [...new Set(authorities)],
    };
  }

  private eventOf(act: QueryAct, query: CaseQuery): CaseEvent {
    const about = { query: query.id };
    switch (act.act) {
      case 'answer': {
        const value = act.value ?? 'text';
        return {
          ...about,
          act: 'answer',
          question: act.question,
          value,
          ...(act.text === undefined ? {} : { text: act.text.trim() }),
        };
      }
      case 'redirect':
        return {
          ...about,
          act: 'redirect',
          to: this.destination(act.to),
          ...(act.question === undefined ? {} : { question: act.question }),
        };
      case 'extend':
        return { ...about, act: 'extend', until: requireInstant(act.until, query.due), reason: act.reason };
      default:
        return { ...about, ...act } as CaseEvent;
    }
  }

  /** A country, an authority, or a member. */
  private destination(to: string): Addressees {
    if (findCountry(to) !== undefined) return { countries: [to], authorities: [], members: [] };
    const authority = findAuthority(to);
    if (authority !== undefined) return { countries: [authority.country], authorities: [authority.id], members: [] };
    const { member, country } = this.parts.members.require(to);
    return { countries: country === null ? [] : [country], authorities: [], members: [member] };
  }

  private isWaiting(message: MessageId): boolean {
    const entry: OutboxEntry | undefined = this.parts.outbox.find(message);
    return entry !== undefined && entry.state !== 'stored';
  }

  private entry({ query, channel, queued }: PlacedQuery, clashes: ReadonlyMap<string, readonly QueryId[]>): QueryEntry {
    const { sent } = query;
    if (sent === undefined) throw new AppError('query-unknown');
    return {
      reference: query.reference,
      query: query.id,
      channel,
      type: sent.type,
      urgency: sent.urgency,
      state: queued ? 'queued' : query.state,
      due: query.due ?? sent.due,
      from: sent.from.member,
      to: sent.to.members,
      referenceClash: query.reference !== null && clashes.has(query.reference),
    };
  }

  private view(placed: PlacedQuery, warnings: Warnings): QueryView {
    const { query } = placed;
    const entry = this.entry(placed, new Map());
    return {
      ...entry,
      document: documentOf(query),
      questions: query.questions.map(({ number, text, state, by, value, answer, ground }) => ({
        number,
        text,
        state,
        ...(value === undefined || by === undefined
          ? {}
          : { answer: { value, by, ...(answer === undefined ? {} : { text: answer }) } }),
        ...(ground === undefined ? {} : { ground }),
      })),
      history: query.history.map(({ seq, at, by, act, applied, reason, event }) => ({
        seq,
        at: new Date(at).toISOString(),
        by,
        act,
        applied,
        ...(reason === undefined ? {} : { reason }),
        ...saidWith(event),
      })),
      warnings,
    };
  }
}

/** The fields of `QUERY.json`, without those that sending added. */
function documentOf({ sent }: CaseQuery): Readonly<Record<string, unknown>> {
  const added: ReadonlySet<string> = new Set(['query', 'act', 'reference', 'from', 'to', 'due']);
  return Object.fromEntries(Object.entries(sent ?? {}).filter(([key]) => !added.has(key)));
}

function saidWith(event: HistoryEntry['event']): { text?: string; outcome?: Outcome } {
  if (event?.act === 'close') return { outcome: event.outcome };
  const text =
    event === undefined ? undefined : 'text' in event ? event.text : 'reason' in event ? event.reason : undefined;
  return text === undefined ? {} : { text };
}

/** A moment in RFC 3339, or a day: then the end of office hours in the zone of the answer. */
function requireInstant(until: string, due: Due | undefined): string {
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(until)) return new Date(until).toISOString().replace('.000Z', 'Z');
    return deadlineInstant({ date: until, zone: due?.zone ?? 'UTC' });
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('date-malformed', { detail: 'until', cause: error });
  }
}
