/**
 * "Victims first", rules 3, 5, 6 and 8: what a query about a victim still lacks. Warnings for now,
 * shown before sending; the fields and second approvals themselves come later.
 */
import type { QueryDocument, QueryPerson, WarningCode } from '@kopri/protocol';
import { pathOf } from './document-faults.js';
import { typeRules } from './query-types.js';

export interface Warning {
  readonly code: WarningCode;
  readonly path: string;
}

/** `country`: where the asker serves; unknown means that tracing is never from where the victim is. */
export function findVictimWarnings(query: QueryDocument, country?: string): readonly Warning[] {
  const victims = (query.persons ?? []).flatMap((person, i) =>
    person.role === 'victim' ? [{ person, path: pathOf(['persons', i]) }] : [],
  );
  return [
    ...findChildWarnings(
      query,
      victims.map(({ person }) => person),
    ),
    ...(victims.length > 0 ? findContactWarnings(query) : []),
    ...victims.flatMap(({ person, path }) => findPersonWarnings(query, { person, path, country })),
  ];
}

const isChild = (person: QueryPerson): boolean => person.token.startsWith('C');

/** Rule 3: in doubt about age, a child. */
function findChildWarnings(query: QueryDocument, victims: readonly QueryPerson[]): Warning[] {
  const path = '$.offence.childVictim';
  const known = query.offence?.childVictim;
  if (known !== true && !victims.some(isChild)) {
    return victims.length > 0 && known === undefined ? [{ code: 'child-in-doubt', path }] : [];
  }
  const slow = query.urgency === 'U3' || query.urgency === 'U4';
  return [
    { code: 'child-second-approver', path },
    { code: 'child-guardian', path },
    ...(slow ? [{ code: 'child-urgency', path: '$.urgency' } as const] : []),
  ];
}

/** Rules 5 and 6. */
function findContactWarnings({ handling }: QueryDocument): Warning[] {
  const said = handling.caveats?.some((caveat) => caveat.includes('contact')) ?? false;
  return [
    ...(said ? [] : [{ code: 'safe-contact-missing', path: '$.handling.caveats' } as const]),
    { code: 'risk-not-assessed', path: '$.persons' },
  ];
}

interface Placed {
  readonly person: QueryPerson;
  readonly path: string;
  readonly country: string | undefined;
}

/** Rules 5 and 8. */
function findPersonWarnings(query: QueryDocument, { person, path, country }: Placed): Warning[] {
  if (person.consent !== undefined) return [];
  const isHere = person.inCountry !== undefined && person.inCountry === country;
  return [
    { code: 'consent-missing', path: `${path}.consent` },
    ...(typeRules[query.type].traces && !isHere ? [{ code: 'victim-tracing', path } as const] : []),
  ];
}
