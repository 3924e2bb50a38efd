/** A message to everybody in the case: kept while it is written, sent under the handling of the query. */
import { useRef, useState } from 'preact/hooks';
import { isAppError, type AppError } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import type { AskedCase, CaseFile } from './use-case.js';
import { typedSince, useDraft } from './use-draft.js';
import { holdFor, newMessage } from './use-sending.js';

export interface Reply {
  readonly value: string | undefined;
  readonly isKept: boolean;
  readonly error: AppError | undefined;
  readonly set: (text: string) => void;
  readonly send: () => void;
}

const readText = (kept: unknown): string => (typeof kept === 'string' ? kept : '');

export function useReply({ view }: CaseFile, again: AskedCase['again']): Reply {
  const kopri = useKopri();
  const form = useDraft(`case/${view.query}/message`, readText);
  const latest = useRef(form.value);
  latest.current = form.value;
  const [error, setError] = useState<AppError | undefined>(undefined);
  const message = useRef(newMessage());
  const send = async (): Promise<void> => {
    const written = form.value ?? '';
    const said = written.trim();
    if (said === '') return;
    const { handling, channel } = view;
    try {
      await kopri.channels.send(channel, said, { message: message.current, handling, ...holdFor(handling.code) });
      message.current = newMessage();
      const rest = typedSince(latest.current ?? '', written);
      if (rest === '') form.drop();
      else form.set(rest);
      setError(undefined);
    } catch (caught) {
      if (!isAppError(caught)) throw caught;
      setError(caught);
    }
    again();
  };
  return { value: form.value, isKept: form.isKept, error, set: form.set, send: () => void send() };
}
