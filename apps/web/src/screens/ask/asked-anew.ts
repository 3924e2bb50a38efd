/** A redirected query as the beginning of a new one: all but the addressees, the past date and the declaration. */
import type { QueryView } from '@kopri/client';
import type { QueryDocument } from '@kopri/protocol';
import { blankForm, newLine, thingKinds, type AskForm, type Line, type ThingKind } from './form.js';

export function askedAnew(view: QueryView): AskForm {
  const document = view.document as Partial<QueryDocument>;
  const { offence, languages, handling } = document;
  const open = view.questions.filter(({ state }) => state === 'redirected' || state === 'pending');
  const asked = open.length > 0 ? open : view.questions;
  const child = offence?.childVictim;
  return {
    ...blankForm(),
    country: asked.map(({ to }) => to?.countries[0]).find((code) => code !== undefined) ?? '',
    parent: view.reference ?? view.query,
    type: view.type,
    title: document.title ?? '',
    urgency: view.urgency,
    urgencyReason: document.urgencyReason ?? '',
    facts: document.factsSummary ?? '',
    questions: asked.length === 0 ? [newLine()] : asked.map(({ text }) => newLine(text)),
    reason: document.reason ?? '',
    persons: (document.persons ?? []).map(({ token, role, inCountry = '', consent }) => ({
      id: crypto.randomUUID(),
      token,
      role,
      inCountry,
      consentScope: consent?.scope ?? '',
      consentDay: consent?.date ?? '',
    })),
    article: offence?.article ?? '',
    acts: offence?.acts ?? [],
    means: offence?.means ?? [],
    purposes: offence?.purposes ?? [],
    child: child === undefined ? undefined : child ? 'yes' : 'no',
    things: thingsOf(document),
    handling: handling?.code,
    caveats: handling?.caveats ?? [],
    stage: document.stage,
    legalBasis: document.legalBasis ?? [],
    purposeOfUse: document.purposeOfUse,
    nature: document.nature,
    written: languages?.written ?? '',
    accepted: languages?.accepted ?? [],
  };
}

/** What another client wrote as labelled values becomes a line. */
const thingsOf = (document: Partial<QueryDocument>): Record<ThingKind, readonly Line[]> =>
  Object.fromEntries(
    thingKinds.map((kind) => [kind, (document[kind] ?? []).map((thing) => newLine(lineOf(thing)))]),
  ) as unknown as Record<ThingKind, readonly Line[]>;

const lineOf = (thing: NonNullable<QueryDocument[ThingKind]>[number]): string =>
  typeof thing === 'string'
    ? thing
    : Object.entries(thing)
        .map(([label, value]) => `${label}: ${String(value)}`)
        .join('; ');
