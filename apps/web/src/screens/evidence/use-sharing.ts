/** Shares what the form holds. The call ends when all is at the server; the list shows it from the first byte. */
import { useRef, useState } from 'preact/hooks';
import { isAppError, type AppError, type EvidenceId, type MessageId } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import type { CaseFile } from '../case/use-case.js';
import { holdFor, newMessage } from '../case/use-sending.js';

export interface HeldEvidence {
  readonly evidence: EvidenceId;
  readonly message: MessageId;
  readonly untilMs: number;
}

export interface Sharing {
  readonly isSharing: boolean;
  readonly error: AppError | undefined;
  /** Can be taken back until then. */
  readonly held: HeldEvidence | undefined;
  /** True when it is at the server or queued; the form has done its work. */
  readonly share: (files: readonly File[], summary: unknown) => Promise<boolean>;
  readonly forget: () => void;
}

/** The evidence is queued then, and shown with its trouble in the list. */
const isQueued = (error: AppError): boolean => isAppError(error, 'quota-exceeded');

export function useSharing({ view }: CaseFile, again: () => void): Sharing {
  const kopri = useKopri();
  const [isSharing, setSharing] = useState(false);
  const [error, setError] = useState<AppError | undefined>(undefined);
  const [held, setHeld] = useState<HeldEvidence | undefined>(undefined);
  const message = useRef(newMessage());
  const share = async (files: readonly File[], summary: unknown): Promise<boolean> => {
    setSharing(true);
    setError(undefined);
    const hold = holdFor(view.handling.code);
    const beganMs = Date.now();
    try {
      const offer = { files, summary, message: message.current, ...hold };
      const entry = await kopri.evidence.share(view.query, offer);
      if (entry.state === 'held' && hold.holdMs !== undefined)
        setHeld({ evidence: entry.evidence, message: message.current, untilMs: beganMs + hold.holdMs });
      message.current = newMessage();
      return true;
    } catch (caught) {
      if (!isAppError(caught)) throw caught;
      message.current = newMessage();
      if (isQueued(caught)) return true;
      if (!isAppError(caught, 'cancelled')) setError(caught);
      return false;
    } finally {
      setSharing(false);
      again();
    }
  };
  return { isSharing, error, held, share, forget: () => setHeld(undefined) };
}
