/** What the directory is searched for: kept while the application is open, written nowhere. */
import type { DirectoryFilter, MemberEntry } from '@kopri/client';

export interface DirectorySearch {
  readonly text: string;
  /** Empty for any. */
  readonly country: string;
  readonly authority: string;
  readonly language: string;
  readonly role: string;
}

export const everybody: DirectorySearch = { text: '', country: '', authority: '', language: '', role: '' };

let last = everybody;
export const lastSearch = (): DirectorySearch => last;
export function keepSearch(search: DirectorySearch): void {
  last = search;
}

export function filterOf({ text, country, authority, language }: DirectorySearch): DirectoryFilter {
  const sought = { text: text.trim(), country, authority, language };
  return Object.fromEntries(Object.entries(sought).filter(([, value]) => value !== ''));
}

/** Those of the role by what they are called; whoever left stands behind everybody in post. */
export function inOrder(
  members: readonly MemberEntry[],
  { role, called }: { readonly role: string; readonly called: (member: MemberEntry) => string },
): readonly MemberEntry[] {
  const fitting = members
    .filter((member) => role === '' || member.role === role)
    .toSorted((a, b) => called(a).localeCompare(called(b)));
  return [...fitting.filter(({ state }) => state !== 'removed'), ...fitting.filter(({ state }) => state === 'removed')];
}

/** Another country has other authorities. */
export const narrowed = (search: DirectorySearch, change: Partial<DirectorySearch>): DirectorySearch => ({
  ...search,
  ...(change.country === undefined ? {} : { authority: '' }),
  ...change,
});
