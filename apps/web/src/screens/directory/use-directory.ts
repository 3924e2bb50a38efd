/** What of the directory fits the search, asked anew with every letter; all of it lies on this device. */
import { useState } from 'preact/hooks';
import type { MemberEntry } from '@kopri/client';
import { useAsked } from '../../core/core-context.js';
import { useSpeaker } from '../../ui/speaker.js';
import { everybody, filterOf, inOrder, keepSearch, lastSearch, narrowed, type DirectorySearch } from './search.js';

export interface DirectoryView {
  readonly search: DirectorySearch;
  readonly change: (change: Partial<DirectorySearch>) => void;
  readonly clear: () => void;
  /** Undefined until the first answer. */
  readonly found: readonly MemberEntry[] | undefined;
  /** Of those in post, without any filter. */
  readonly all: { readonly members: number; readonly countries: number };
}

export function useDirectory(): DirectoryView {
  const { person } = useSpeaker();
  const [search, setSearch] = useState(lastSearch);
  const { value } = useAsked((kopri) => kopri.directory.list(filterOf(search)), [JSON.stringify(filterOf(search))]);
  const whole = useAsked((kopri) => kopri.directory.list(), []);
  const present = whole.value?.members.filter(({ state }) => state !== 'removed') ?? [];
  const put = (next: DirectorySearch): void => {
    keepSearch(next);
    setSearch(next);
  };
  return {
    search,
    change: (change) => put(narrowed(search, change)),
    clear: () => put(everybody),
    found: value && inOrder(value.members, { role: search.role, called: person }),
    all: {
      members: present.length,
      countries: new Set(present.flatMap(({ country }) => country ?? [])).size,
    },
  };
}
