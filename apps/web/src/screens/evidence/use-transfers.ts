/** How far files have come: what the client reports, summed up for each piece of evidence. */
import { useEffect, useState } from 'preact/hooks';
import type { Progress } from '@kopri/client';
import { useCore } from '../../core/core-context.js';
import { afterProgress, type Transfers } from './transfers.js';

/** By evidence. `onNew`: something moves that was not moving before. */
export function useTransfers(onNew: () => void): Transfers {
  const core = useCore();
  const [transfers, setTransfers] = useState<Transfers>(new Map());
  useEffect(() => {
    let known: Transfers = new Map();
    const take = (progress: Progress): void => {
      const before = known.get(progress.evidence ?? '');
      known = afterProgress(known, progress, Date.now());
      setTransfers(known);
      if (known.get(progress.evidence ?? '')?.what !== before?.what) onNew();
    };
    return core.listen((notice) => {
      if (notice.notice === 'progress') take(notice.progress);
    });
  }, [core]);
  return transfers;
}
