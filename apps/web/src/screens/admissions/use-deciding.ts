/** What a coordinator has compared and decides: one request after the other, each by its own number. */
import { useState } from 'preact/hooks';
import type { JoinRequestView } from '@kopri/client';
import { isAppError, type AppError, type RequestId } from '@kopri/protocol';
import { type Asked, useKopri } from '../../core/core-context.js';
import { announce } from '../../ui/announcer.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useDraft } from '../case/use-draft.js';
import { readyOf } from './ready.js';
import { noteRefusal } from './refusals.js';

export interface Deciding {
  readonly compared: readonly string[];
  readonly compare: (request: RequestId, isCompared: boolean) => void;
  /** Those that may be admitted together: compared, and the only ones of their link. */
  readonly ready: readonly JoinRequestView[];
  readonly admit: (requests: readonly JoinRequestView[]) => Promise<void>;
  readonly refuse: (request: JoinRequestView, reason: string) => Promise<void>;
  readonly errorOf: (request: RequestId) => AppError | undefined;
}

const readIds = (kept: unknown): readonly string[] =>
  Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];

export function useDeciding({ value = [], again }: Asked<readonly JoinRequestView[]>, onDecided: () => void): Deciding {
  const kopri = useKopri();
  const { text, person } = useSpeaker();
  const draft = useDraft('admissions.compared', readIds);
  const [failed, setFailed] = useState<{ request: RequestId; error: AppError } | undefined>(undefined);
  const compared = draft.value ?? [];
  const present = new Set<string>(value.map(({ request }) => request));
  const admitOne = async (asking: JoinRequestView): Promise<boolean> => {
    const { request } = asking;
    try {
      await kopri.enrolment.admit(request);
    } catch (error) {
      if (!isAppError(error)) throw error;
      setFailed({ request, error });
      return false;
    }
    announce(text('correspondent.admitted', { name: person(asking) }));
    return true;
  };
  return {
    compared,
    compare: (request, isCompared) => {
      const others = compared.filter((id) => id !== request && present.has(id));
      draft.set(isCompared ? [...others, request] : others);
    },
    ready: readyOf(value, compared),
    admit: async (requests) => {
      setFailed(undefined);
      for (const request of requests) if (!(await admitOne(request))) break;
      again();
      onDecided();
    },
    refuse: async (request, reason) => {
      await kopri.enrolment.refuse(request.request, reason);
      await noteRefusal(kopri, { name: person(request), reason, at: new Date().toISOString() }).catch(() => undefined);
      again();
      onDecided();
    },
    errorOf: (request) => (failed?.request === request ? failed.error : undefined),
  };
}
