/** Whom to ask: active members of the country, those first whose office answers such queries; then by language. */
import type { MemberEntry } from '@kopri/client';
import { findAuthority, type AuthorityKind, type QueryType } from '@kopri/protocol';

/** (check) Data a Tool Correspondent edits: the kinds of authority that answer each type, the likeliest first. */
export const competence: Readonly<Record<QueryType, readonly AuthorityKind[]>> = {
  NAT: ['migration', 'foreign-affairs', 'police'],
  DOC: ['migration', 'police', 'foreign-affairs'],
  STAT: ['migration', 'police', 'prosecution'],
  MO: ['prosecution', 'police', 'investigation'],
  RET: ['migration', 'social', 'foreign-affairs'],
  IDLOC: ['prosecution', 'police', 'investigation'],
  ASSET: ['prosecution', 'investigation', 'police'],
  SPON: ['prosecution', 'police', 'investigation'],
  VSAFE: ['police', 'social', 'prosecution'],
  LAW: ['prosecution', 'justice', 'central-authority'],
  ROUTE: ['central-authority', 'prosecution', 'justice'],
  DRAFT: ['central-authority', 'prosecution', 'justice'],
  STATUS: ['central-authority', 'prosecution', 'justice'],
  CLAR: ['central-authority', 'prosecution', 'justice'],
  PRES: ['prosecution', 'police', 'investigation'],
  WIT: ['prosecution', 'court', 'social'],
  JIT: ['prosecution', 'investigation', 'police'],
  JJ: ['court'],
};

/** Roles that answer case queries. */
const answering: ReadonlySet<string> = new Set(['practitioner', 'correspondent']);

export interface Wish {
  readonly country: string;
  readonly type: QueryType | undefined;
  /** What the asker reads and writes, as tags. */
  readonly languages: readonly string[];
  readonly me: string | undefined;
}

export interface Proposal {
  readonly entry: MemberEntry;
  /** The office answers such queries. */
  readonly fits: boolean;
  readonly shared: readonly string[];
}

export function propose(members: readonly MemberEntry[], wish: Wish): readonly Proposal[] {
  const kinds = wish.type === undefined ? [] : competence[wish.type];
  const rank = ({ entry, shared }: Proposal): readonly number[] => [
    placeOf(entry, kinds),
    -shared.length,
    entry.role === 'practitioner' ? 0 : 1,
  ];
  return members
    .filter(
      ({ country, state, role, member }) => country === wish.country && isHere({ state, role }) && member !== wish.me,
    )
    .map((entry) => ({
      entry,
      fits: placeOf(entry, kinds) < kinds.length,
      shared: entry.languages.filter((tag) => wish.languages.includes(tag)),
    }))
    .toSorted((a, b) => compare(rank(a), rank(b)) || nameOf(a).localeCompare(nameOf(b)));
}

const isHere = ({ state, role }: Pick<MemberEntry, 'state' | 'role'>): boolean =>
  state === 'active' && answering.has(role);

/** Behind all when the office is not among them. */
function placeOf({ authority }: MemberEntry, kinds: readonly AuthorityKind[]): number {
  const kind = authority === null ? undefined : findAuthority(authority)?.kind;
  const place = kinds.findIndex((one) => one === kind);
  return place === -1 ? kinds.length : place;
}

const nameOf = ({ entry: { name = '', member } }: Proposal): string => name || member;

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Those who stand for the country as a whole. */
export const correspondentsOf = (members: readonly MemberEntry[], country: string): readonly MemberEntry[] =>
  members.filter((entry) => entry.country === country && entry.state === 'active' && entry.role === 'correspondent');
