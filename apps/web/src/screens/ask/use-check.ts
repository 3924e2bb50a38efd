/** What the client would say if the query were sent now. A fault is shown once its field was left, or its step tried. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DocumentFault, QueryCheck } from '@kopri/client';
import { useKopri } from '../../core/core-context.js';
import { draftOf, type AskForm } from './form.js';
import { isAt } from './places.js';

const QUIET_MS = 250;

export interface FormCheck {
  readonly found: QueryCheck | undefined;
  /** Those to be shown beside their fields. */
  readonly shown: readonly DocumentFault[];
  /** Asks at once and shows what is at fault there. */
  readonly reveal: (isThere: (path: string) => boolean) => Promise<readonly DocumentFault[]>;
  readonly leave: (...places: readonly string[]) => void;
}

export function useCheck(form: AskForm): FormCheck {
  const kopri = useKopri();
  const [found, setFound] = useState<QueryCheck | undefined>(undefined);
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef(form);
  latest.current = form;
  const turn = useRef(0);
  const ask = async (): Promise<QueryCheck> => {
    const mine = ++turn.current;
    const check = await kopri.queries.check(draftOf(latest.current));
    if (mine === turn.current) {
      const there = new Set(check.faults.map(nameOf));
      setFound(check);
      setRevealed((now) => new Set([...now].filter((name) => there.has(name))));
    }
    return check;
  };
  useEffect(() => {
    const timer = setTimeout(() => void ask().catch(() => undefined), QUIET_MS);
    return () => clearTimeout(timer);
  }, [form]);
  const reveal: FormCheck['reveal'] = async (isThere) => {
    const faults = (await ask()).faults.filter(({ path }) => isThere(path));
    setRevealed((now) => new Set([...now, ...faults.map(nameOf)]));
    return faults;
  };
  return {
    found,
    shown: found?.faults.filter((fault) => revealed.has(nameOf(fault))) ?? [],
    reveal,
    leave: (...places) => {
      reveal((path) => places.some((place) => isAt(path, place))).catch(() => undefined);
    },
  };
}

const nameOf = ({ path, fault }: DocumentFault): string => `${path} ${fault}`;
