/** The part of the public face that is about case queries: what is shown of them, and what can be done. */
import type { DocumentFault, PossibleAct, Warning } from '@kopri/domain';
import type {
  Addressees,
  AnswerValue,
  ChannelId,
  Handling,
  MemberId,
  Outcome,
  QueryId,
  QueryState,
  QueryType,
  RefusalGround,
  Urgency,
} from '@kopri/protocol';

export interface Due {
  /** RFC 3339 in UTC. */
  readonly acknowledge: string;
  readonly answer: string;
  /** IANA zone of the answering country. */
  readonly zone: string;
  /** IANA zone of the asking country. */
  readonly askerZone: string;
}

export type QuestionState = 'pending' | 'answered' | 'refused' | 'redirected';

export interface QueryEntry {
  /** Null while no number could be had; `queued` or `held` then. */
  readonly reference: string | null;
  readonly query: QueryId;
  readonly channel: ChannelId;
  readonly title: string | null;
  readonly type: QueryType;
  readonly urgency: Urgency;
  readonly handling: Handling;
  /** A child is concerned. */
  readonly child: boolean;
  /** `held` and `queued` while the event that sends it waits here. */
  readonly state: QueryState | 'queued' | 'held';
  readonly due: Due;
  readonly from: MemberId;
  readonly to: readonly MemberId[];
  /** Which side this member is on; an observer is neither. */
  readonly side: 'asker' | 'answerer' | 'observer';
  /** Whoever accepted it, else whoever acknowledged it. */
  readonly holder: MemberId | null;
  /** Who has to act next, seen from here. */
  readonly waiting: 'for-me' | 'for-them' | 'nothing';
  readonly questions: readonly { readonly number: number; readonly state: QuestionState }[];
  /** Items of its channel not marked as read. */
  readonly unread: number;
  /** When anything last happened in its channel, by the sender's clock, RFC 3339. */
  readonly lastAt: string;
  /** The same reference stands on another case query too. */
  readonly referenceClash: boolean;
}

export interface QuestionView {
  readonly number: number;
  readonly text: string;
  readonly state: QuestionState;
  readonly answer?: { readonly value: AnswerValue; readonly text?: string; readonly by: MemberId };
  readonly ground?: RefusalGround;
  /** Where a redirected question is to be asked. */
  readonly to?: Addressees;
  /** What was said with a refusal or redirection. */
  readonly remark?: string;
  /** Who settled it and when; absent while pending. */
  readonly answeredBy?: MemberId;
  readonly answeredAt?: string;
}

export interface QueryHistoryEntry {
  /** Null while it waits here. */
  readonly seq: number | null;
  readonly at: string;
  readonly by: MemberId;
  /** A case act, or `receipt`. */
  readonly act: string;
  readonly state: 'held' | 'queued' | 'placed';
  readonly applied: boolean;
  /** Why it did not apply. */
  readonly reason?: string;
  /** What was said with it: an answer, the words of a refusal, what is to be clarified, why it is extended. */
  readonly text?: string;
  /** Absent where an act is about the query as a whole. */
  readonly question?: number;
  readonly value?: AnswerValue;
  readonly ground?: RefusalGround;
  readonly to?: Addressees;
  readonly until?: string;
  readonly outcome?: Outcome;
}

export interface QueryView extends QueryEntry {
  readonly document: Readonly<Record<string, unknown>>;
  readonly questions: readonly QuestionView[];
  readonly history: readonly QueryHistoryEntry[];
  readonly warnings: readonly Warning[];
  /** What this member can do now; screens offer nothing else. */
  readonly acts: readonly PossibleAct[];
}

/** What a form would be told if it were sent now. */
export interface QueryCheck {
  readonly faults: readonly DocumentFault[];
  readonly warnings: readonly Warning[];
  /** Null while addressees or urgency are not known. */
  readonly due: Due | null;
}

export interface QueryDraft {
  readonly to: { readonly members: readonly string[] } | { readonly country: string };
  readonly type?: string;
  readonly urgency?: string;
  readonly document: unknown;
}

export type QueryAct =
  | { readonly act: 'acknowledge' | 'accept' }
  | { readonly act: 'ask-clarification' | 'clarify'; readonly text: string }
  | { readonly act: 'answer'; readonly question: number; readonly text?: string; readonly value?: AnswerValue }
  | { readonly act: 'refuse'; readonly question?: number; readonly ground: RefusalGround; readonly text?: string }
  | { readonly act: 'redirect'; readonly question?: number; readonly to: string }
  | { readonly act: 'extend'; readonly until: string; readonly reason: string }
  | { readonly act: 'close'; readonly outcome: Outcome };
