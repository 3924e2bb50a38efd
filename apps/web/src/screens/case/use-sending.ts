/** Sends one act, with the ten seconds in which it can be taken back where the handling asks for care. */
import { useState } from 'preact/hooks';
import type { QueryAct } from '@kopri/client';
import { isAppError, newId, type AppError, type HandlingCode, type MessageId } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import type { AskedCase, CaseFile } from './use-case.js';

const HOLD_MS = 10_000;

/** H0 goes at once. */
export const holdFor = (code: HandlingCode): { readonly holdMs?: number } => (code === 'H0' ? {} : { holdMs: HOLD_MS });

export const newMessage = (): MessageId => newId('message', (n) => crypto.getRandomValues(new Uint8Array(n)));

export interface CaseSending {
  /** An act on its way to the disk of this device. */
  readonly isBusy: boolean;
  /** Why the last act did not go; `question` where it was about one. */
  readonly failed: { readonly error: AppError; readonly question: number | undefined } | undefined;
  /** True when it is on the disk. */
  readonly send: (act: QueryAct, message?: MessageId) => Promise<boolean>;
  readonly recall: (message: MessageId) => void;
}

export function useSending(view: CaseFile['view'], again: AskedCase['again']): CaseSending {
  const kopri = useKopri();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<CaseSending['failed']>(undefined);
  const attempt = async (work: () => Promise<unknown>, question?: number): Promise<boolean> => {
    setBusy(true);
    setFailed(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      if (!isAppError(error)) throw error;
      setFailed({ error, question });
      return false;
    } finally {
      setBusy(false);
      again();
    }
  };
  return {
    isBusy,
    failed,
    send: async (act, message = newMessage()) =>
      attempt(
        () => kopri.queries.act(view.query, act, { message, ...holdFor(view.handling.code) }),
        'question' in act ? act.question : undefined,
      ),
    recall: (message) => void attempt(() => kopri.outbox.recall(message)),
  };
}
