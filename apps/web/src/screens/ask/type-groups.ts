import type { QueryType } from '@kopri/protocol';

/** The types as people look for them. */
export const typeGroups = [
  { title: 'ask.group-victim', types: ['VSAFE', 'NAT', 'RET', 'STAT'] },
  { title: 'ask.group-crime', types: ['IDLOC', 'MO', 'DOC', 'ASSET', 'PRES', 'WIT'] },
  { title: 'ask.group-law', types: ['LAW', 'ROUTE', 'DRAFT', 'STATUS', 'CLAR'] },
  { title: 'ask.group-together', types: ['SPON', 'JIT', 'JJ'] },
] as const satisfies readonly { readonly title: string; readonly types: readonly QueryType[] }[];
