/** Fetching the files of one piece of evidence: verified whole before anything is saved. */
import { useState } from 'preact/hooks';
import { isAppError, type AppError } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { saveFile } from './save-file.js';

export interface Fetching {
  readonly isFetching: boolean;
  readonly isPaused: boolean;
  /** Every file was what was shared, bit for bit. */
  readonly isSaved: boolean;
  readonly error: AppError | undefined;
  readonly fetch: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
}

type Stage = 'idle' | 'fetching' | 'paused' | 'saved';

export function useFetching(evidence: string, again: () => void): Fetching {
  const kopri = useKopri();
  const [stage, setStage] = useState<Stage>('idle');
  const [error, setError] = useState<AppError | undefined>(undefined);
  const fetch = async (): Promise<void> => {
    setStage('fetching');
    setError(undefined);
    try {
      for (const file of await kopri.evidence.fetch(evidence)) saveFile(file);
      setStage('saved');
    } catch (caught) {
      setStage('idle');
      if (!isAppError(caught)) throw caught;
      if (!isAppError(caught, 'cancelled')) setError(caught);
    }
    again();
  };
  const tell = (act: Promise<void>): void => void act.catch(() => undefined);
  return {
    isFetching: stage === 'fetching' || stage === 'paused',
    isPaused: stage === 'paused',
    isSaved: stage === 'saved',
    error,
    fetch: () => void fetch(),
    pause: () => {
      setStage('paused');
      tell(kopri.evidence.pause(evidence));
    },
    resume: () => {
      setStage('fetching');
      tell(kopri.evidence.resume(evidence));
    },
    cancel: () => tell(kopri.evidence.cancel(evidence)),
  };
}
