/** The state of a case query: what a replay of its events leads to. Plain values, never changed in place. */
import type {
  Addressees,
  AnswerValue,
  CaseAct,
  CaseEvent,
  Due,
  MemberId,
  NotAppliedReason,
  Outcome,
  QueryId,
  QueryState,
  QuestionState,
  RefusalGround,
  SendEvent,
} from '@kopri/protocol';

/** Who acts: the member whose device signed the message, and their country in the directory. */
export interface Actor {
  readonly member: MemberId;
  readonly country?: string | undefined;
}

/** Where an event stands in its channel. `seq` is unique there; `at` is milliseconds by the sender's clock. */
export interface Place {
  readonly seq: number;
  readonly at: number;
  readonly by: Actor;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly at: number;
  readonly by: MemberId;
  readonly act: CaseAct | 'receipt';
  readonly applied: boolean;
  readonly reason?: NotAppliedReason;
  /** What was said; absent for a receipt, and for sending, which stands in `sent`. */
  readonly event?: Exclude<CaseEvent, SendEvent>;
}

export interface CaseQuestion {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly state: QuestionState;
  readonly by?: MemberId;
  readonly at?: number;
  readonly value?: AnswerValue;
  /** Of the answer, the refusal or the redirection. */
  readonly answer?: string;
  readonly ground?: RefusalGround;
  readonly to?: Addressees;
}

export interface CaseQuery {
  readonly id: QueryId;
  readonly state: QueryState;
  readonly reference: string | null;
  /** The query as it was sent; undefined while nobody has. */
  readonly sent?: SendEvent;
  readonly sentSeq: number;
  readonly sentAt: number;
  /** As extended. */
  readonly due?: Due;
  readonly questions: readonly CaseQuestion[];
  readonly outcome?: Outcome;
  readonly history: readonly HistoryEntry[];
}

/** Before anybody has sent it. */
export const draftQuery = (id: QueryId): CaseQuery => ({
  id,
  state: 'draft',
  reference: null,
  sentSeq: 0,
  sentAt: 0,
  questions: [],
  history: [],
});

const openStates: ReadonlySet<QueryState> = new Set([
  'sent',
  'delivered',
  'acknowledged',
  'accepted',
  'clarification-asked',
  'partly-answered',
]);

/** The answerer still owes something. */
export const isOpen = (query: CaseQuery): boolean => openStates.has(query.state);
