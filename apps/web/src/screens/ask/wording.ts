/** The words for what the form offers, each key as a whole: what nobody uses is found by looking for it. */
import type { PlainKey } from '@kopri/locale';
import type { QueryType, Urgency } from '@kopri/protocol';
import type { ThingKind } from './form.js';
import type { Added } from './persons-rules.js';
import type { Step } from './places.js';

export const stepTitles: Readonly<Record<Step, PlainKey>> = {
  to: 'ask.step-to',
  what: 'ask.step-what',
  situation: 'ask.step-situation',
  handling: 'ask.step-handling',
  check: 'ask.step-check',
};

/** One sentence each. */
export const asksFor: Readonly<Record<QueryType, PlainKey>> = {
  VSAFE: 'ask.asks-VSAFE',
  NAT: 'ask.asks-NAT',
  RET: 'ask.asks-RET',
  STAT: 'ask.asks-STAT',
  IDLOC: 'ask.asks-IDLOC',
  MO: 'ask.asks-MO',
  DOC: 'ask.asks-DOC',
  ASSET: 'ask.asks-ASSET',
  PRES: 'ask.asks-PRES',
  WIT: 'ask.asks-WIT',
  LAW: 'ask.asks-LAW',
  ROUTE: 'ask.asks-ROUTE',
  DRAFT: 'ask.asks-DRAFT',
  STATUS: 'ask.asks-STATUS',
  CLAR: 'ask.asks-CLAR',
  SPON: 'ask.asks-SPON',
  JIT: 'ask.asks-JIT',
  JJ: 'ask.asks-JJ',
};

export const adds: Readonly<Record<Added, PlainKey>> = {
  victim: 'ask.add-victim',
  child: 'ask.add-child',
  suspect: 'ask.add-suspect',
  witness: 'ask.add-witness',
  other: 'ask.add-other',
};

/** When an urgency is meant. */
export const whenUrgent: Readonly<Record<Urgency, PlainKey>> = {
  U0: 'ask.when-U0',
  U1: 'ask.when-U1',
  U2: 'ask.when-U2',
  U3: 'ask.when-U3',
  U4: 'ask.when-U4',
};

/** What it binds the other side to. */
export const urgencyRules: Readonly<Record<Urgency, PlainKey>> = {
  U0: 'ask.rule-U0',
  U1: 'ask.rule-U1',
  U2: 'ask.rule-U2',
  U3: 'ask.rule-U3',
  U4: 'ask.rule-U4',
};

export const thingLabels: Readonly<Record<ThingKind, PlainKey>> = {
  documents: 'ask.documents',
  vehicles: 'ask.vehicles',
  communications: 'ask.communications',
  financial: 'ask.financial',
  locations: 'ask.locations',
};

export const thingHints: Readonly<Record<ThingKind, PlainKey>> = {
  documents: 'ask.documents-hint',
  vehicles: 'ask.vehicles-hint',
  communications: 'ask.communications-hint',
  financial: 'ask.financial-hint',
  locations: 'ask.locations-hint',
};
