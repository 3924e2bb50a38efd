/** The cast of the tests and a query they exchange; all invented. Imported by tests only. */
import {
  newId,
  type CaseEvent,
  type IdKind,
  type MemberId,
  type QueryDocument,
  type QueryId,
  type SendEvent,
} from '@kopri/protocol';
import type { Actor, CaseQuery, Place } from '../case-state.js';
import { applyCaseEvent, applyReceipt } from '../case-query.js';
import { draftQuery } from '../case-state.js';

export const exampleId = <K extends IdKind>(kind: K, byte: number) => newId(kind, (n) => new Uint8Array(n).fill(byte));

const member = (byte: number): MemberId => exampleId('member', byte);
/** Ankara, asks. */
export const elif: Actor = { member: member(1), country: 'TR' };
/** Ankara, her colleague. */
export const kemal: Actor = { member: member(2), country: 'TR' };
/** Ashgabat, is asked. */
export const gyzylgul: Actor = { member: member(3), country: 'TM' };
/** Ashgabat, is not. */
export const merdan: Actor = { member: member(4), country: 'TM' };
export const mallory: Actor = { member: member(5), country: 'TH' };

export const queryId: QueryId = exampleId('query', 7);

export const document: QueryDocument = {
  type: 'NAT',
  urgency: 'U2',
  urgencyReason: 'A hearing is set for the coming week.',
  factsSummary: 'V1 was found without papers and says that she comes from Turkmenistan.',
  questions: [{ text: 'Is V1 a national?' }, { text: 'Was a passport issued?' }, { text: 'Who applied for it?' }],
  handling: { code: 'H2', caveats: ['no-contact-with-family', 'no-contact-with-consulate'] },
  stage: 'investigation',
  legalBasis: ['palermo-8'],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
  nature: 'informal',
  persons: [
    {
      token: 'V1',
      role: 'victim',
      inCountry: 'TR',
      consent: { scope: 'Verification of nationality', date: '2026-11-01' },
    },
  ],
  offence: {
    article: 'Criminal Code, art. 80',
    acts: ['recruitment'],
    means: ['deception'],
    purposes: ['forced-labour'],
    childVictim: false,
  },
};

export const sendEvent = (parts: Partial<SendEvent> = {}): SendEvent => ({
  query: queryId,
  act: 'send',
  reference: 'CASC-TR-2026-000001',
  from: { country: 'TR', authority: 'tr-prosecution', member: elif.member },
  to: { countries: ['TM'], authorities: [], members: [gyzylgul.member] },
  due: { acknowledge: '2026-11-04T13:00:00Z', answer: '2026-11-10T07:00:00Z', zone: 'Asia/Ashgabat' },
  ...document,
  ...parts,
});

type Said = CaseEvent extends infer E ? (E extends CaseEvent ? Omit<E, 'query'> : never) : never;

/** An event of the example query. */
export const act = (said: Said): CaseEvent => ({ ...said, query: queryId }) as CaseEvent;

export type Move = readonly [by: Actor, event: CaseEvent | { readonly upTo: number }];

export const at = (seq: number, by: Actor): Place => ({ seq, at: 1_793_700_000_000 + seq * 60_000, by });

/** What the moves lead to, each at the next place of the channel. */
export const play = (moves: readonly Move[]): CaseQuery =>
  moves.reduce(
    (query, [by, event], i) =>
      'upTo' in event ? applyReceipt(query, event.upTo, at(i + 1, by)) : applyCaseEvent(query, event, at(i + 1, by)),
    draftQuery(queryId),
  );
