/** What a letter does to the row that has focus; focus stays with its case when the row moves to another group. */
import type { QueryEntry } from '@kopri/client';
import { isAppError, newId } from '@kopri/protocol';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useKopri } from '../../core/core-context.js';
import { useOverview } from '../../inside/overview.js';
import { goTo } from '../../router.js';
import { announce } from '../../ui/announcer.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useRovingRows } from '../../ui/use-roving-rows.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { caseName, pathToCase } from './case-name.js';

type QuickAct = 'acknowledge' | 'accept';

const done = { acknowledge: 'today.acknowledged', accept: 'today.taken' } as const;

export interface CaseKeys {
  /** For the element around all rows. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** Why the last act did not happen. */
  readonly fault: string | undefined;
}

export function useCaseKeys(entries: readonly QueryEntry[]): CaseKeys {
  const list = useRovingRows<HTMLDivElement>();
  useKeptFocus(list);
  const [fault, setFault] = useState<string>();
  const act = useQuickAct(setFault);
  const onFocused =
    (task: (entry: QueryEntry) => void): (() => void) =>
    () => {
      const href = document.activeElement?.getAttribute('href');
      const entry = entries.find((each) => pathToCase(each) === href);
      if (entry !== undefined) task(entry);
    };
  useShortcuts({
    KeyA: onFocused((entry) => void act(entry, 'acknowledge')),
    KeyC: onFocused((entry) => void act(entry, 'accept')),
    KeyD: onFocused((entry) => goTo('case', caseName(entry), 'extend')),
  });
  return { list, fault };
}

function useQuickAct(setFault: (fault: string | undefined) => void) {
  const kopri = useKopri();
  const { again } = useOverview();
  const { text, error: errorWords } = useSpeaker();
  const fail = (words: string): void => {
    setFault(words);
    announce(words);
  };
  return async (entry: QueryEntry, act: QuickAct): Promise<void> => {
    setFault(undefined);
    const message = newId('message', (length) => crypto.getRandomValues(new Uint8Array(length)));
    try {
      const { acts } = await kopri.queries.show(entry.query);
      if (!acts.some((possible) => possible.act === act && possible.whole)) return fail(text('today.cannot'));
      await kopri.queries.act(entry.query, { act }, { message });
      announce(text(done[act]));
      again();
    } catch (error) {
      fail(isAppError(error) ? errorWords(error.code, error.detail).message : text('today.cannot'));
    }
  };
}

/** A row that is drawn anew elsewhere loses focus to the page: it gets it back. */
function useKeptFocus(list: RefObject<HTMLDivElement | null>): void {
  const focused = useRef<HTMLElement | undefined>(undefined);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      const isRow = target instanceof HTMLElement && target.dataset['row'] !== undefined;
      focused.current = isRow ? target : undefined;
    };
    addEventListener('focusin', onFocus);
    return () => removeEventListener('focusin', onFocus);
  }, []);
  useLayoutEffect(() => {
    const { current: before } = focused;
    if (before === undefined || before.isConnected || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-row][href="${before.getAttribute('href')}"]`)?.focus();
  });
}
