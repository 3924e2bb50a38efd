/** Case queries: asked, acted upon, shown. */
import {
  AppError,
  findAuthority,
  findCountry,
  isAppError,
  isErrorCode,
  newId,
  type Addressees,
  type CaseEvent,
  type Content,
  type Due,
  type MemberId,
  type SendEvent,
} from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import {
  computeDue,
  deadlineInstant,
  findHolder,
  findObstacle,
  findReferenceClashes,
  isOpen,
  parseQueryDocument,
  type CaseQuery,
  type DocumentFault,
  type ParsedQuery,
} from '@kopri/domain';
import { isActiveCorrespondent } from '@kopri/directory';
import type { CaseLog, PlacedQuery } from './case-log.js';
import { dueView, entryOf, viewOf } from './case-view.js';
import type { Reading } from './channel/reading.js';
import type { Composer } from './composer.js';
import { requireId, type Conversations } from './conversations.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { Kopri, QueryAct, QueryCheck, QueryDraft, QueryEntry, QueryView, SendOptions } from './face.js';
import type { Members } from './members.js';
import type { Clock } from './ports.js';
import type { ProfileRecord } from './records.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly clock: Clock;
  readonly link: ServerLink;
  readonly cases: CaseLog;
  readonly reading: Reading;
  readonly composer: Composer;
  readonly conversations: Conversations;
  readonly directory: DirectoryReplica;
  readonly members: Members;
  readonly deliver: () => Promise<void>;
}

type Ask = Parameters<Kopri['queries']['ask']>[0];

export class CaseQueries {
  constructor(private readonly parts: Parts) {}

  async ask(asking: Ask): Promise<QueryView> {
    const from = this.requireOwn();
    const parsed = this.parse(asking, from.country);
    if (!parsed.ok) throw new AppError('query-faulty', { faults: parsed.faults });
    const { query = newId('query', randomBytes), holdMs } = asking;
    const known = (await this.parts.cases.all()).find((placed) => placed.query.id === requireId('query', query));
    if (known !== undefined) return this.view(known, parsed.warnings);
    const to = this.addressed(asking.to);
    const due = this.due(parsed.query, to);
    const body: SendEvent = { ...parsed.query, query, act: 'send', reference: null, from, to, due };
    const options = { handling: parsed.query.handling, holdMs };
    await this.parts.conversations.create(to.members, {
      isCase: true,
      first: { body: { kind: 'case-event', body }, options },
    });
    await this.parts.deliver();
    return this.view(await this.require(query), parsed.warnings);
  }

  check(asking: QueryDraft): QueryCheck {
    const from = this.requireOwn();
    const parsed = this.parse(asking, from.country);
    const to = this.judgeAddressees(asking.to);
    const faults = [...('fault' in to ? [to] : []), ...(parsed.ok ? [] : parsed.faults)];
    const due = parsed.ok && !('fault' in to) ? dueView(this.due(parsed.query, to), from.country) : null;
    return { faults, warnings: parsed.warnings, due };
  }

  async list(state?: string): Promise<readonly QueryEntry[]> {
    const placed = await this.parts.cases.all();
    const clashes = findReferenceClashes(placed.map(({ query }) => query));
    return placed
      .map((one) => entryOf(one, this.own, clashes))
      .filter((entry) => state === undefined || entry.state === state);
  }

  async show(reference: string): Promise<QueryView> {
    return this.view(await this.require(reference), []);
  }

  async act(reference: string, act: QueryAct, { message: id, holdMs }: SendOptions = {}): Promise<QueryView> {
    const placed = await this.require(reference);
    const { channel, query } = placed;
    if (id !== undefined && (await this.parts.reading.isKnown(channel, requireId('message', id))))
      return this.view(placed, []);
    const event = this.eventOf(act, query);
    const obstacle = findObstacle(query, event, this.own);
    if (obstacle !== undefined)
      throw new AppError(isErrorCode(obstacle) ? obstacle : 'act-does-not-apply', { detail: obstacle });
    await this.parts.conversations.requireOpen(channel);
    const message = await this.parts.composer.queue(
      channel,
      { kind: 'case-event', body: event },
      { message: id, handling: query.sent?.handling, holdMs },
    );
    await this.parts.deliver();
    const { state } = await this.parts.reading.standing(channel, message);
    const after = this.view(await this.require(query.id), []);
    return state === 'queued' || state === 'held' ? { ...after, state } : after;
  }

  /** Those whose removal from the network leaves an open case query without anybody, as far as this device knows. */
  async openOf(member: string): Promise<readonly QueryEntry[]> {
    const { member: subject } = this.parts.members.require(member);
    const placed = (await this.parts.cases.all()).filter(
      ({ query }) =>
        isOpen(query) &&
        (findHolder(query) === subject ||
          query.sent?.from.member === subject ||
          query.sent?.to.members.includes(subject)),
    );
    return placed.map((one) => entryOf(one, this.own));
  }

  /** Gives a query its label before it is sealed: the last moment at which it can have none. */
  async label(content: Content): Promise<Content> {
    if (content.kind !== 'case-event' || content.body.act !== 'send' || content.body.reference !== null) return content;
    return { ...content, body: { ...content.body, reference: await this.parts.link.nextReference() } };
  }

  /** By reference or by id; `query-ambiguous` when a reference stands on several. */
  async require(reference: string): Promise<PlacedQuery> {
    const found = (await this.parts.cases.all()).filter(
      ({ query }) => query.id === reference || query.reference === reference.toUpperCase(),
    );
    const [only, ...others] = found;
    if (only === undefined) throw new AppError('query-unknown');
    if (others.length > 0)
      throw new AppError('query-ambiguous', { detail: found.map(({ query }) => query.id).join(', ') });
    return only;
  }

  private get own() {
    return this.parts.cases.actor(this.parts.profile().member);
  }

  private view(placed: PlacedQuery, warnings: QueryView['warnings']): QueryView {
    return viewOf(placed, this.own, warnings);
  }

  private parse({ type, urgency, document }: QueryDraft, country: string): ParsedQuery {
    return parseQueryDocument(document, { type, urgency, country, now: this.parts.clock.nowMs() });
  }

  private due({ urgency, deadline }: Pick<SendEvent, 'urgency' | 'deadline'>, { countries }: Addressees): Due {
    return computeDue({ urgency, sentAt: this.parts.clock.nowMs(), countries, deadline });
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

  private addressed(to: QueryDraft['to']): Addressees {
    if ('country' in to) return this.addressees(this.correspondentsOf(to.country), [to.country]);
    return this.addressees(
      to.members.map((member) => this.parts.conversations.requirePresent(member)),
      [],
    );
  }

  /** A form is judged while nobody is chosen yet. */
  private judgeAddressees(to: QueryDraft['to']): Addressees | DocumentFault {
    try {
      const addressed = this.addressed(to);
      return addressed.members.length > 0 ? addressed : { path: '$to', fault: 'missing' };
    } catch (error) {
      if (isAppError(error)) return { path: '$to', fault: 'not-in-list' };
      throw error;
    }
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
