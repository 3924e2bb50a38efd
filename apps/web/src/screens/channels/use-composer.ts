/** The box as state: kept while it is written, emptied when it is sent, filled again when it is taken back. */
import { useRef, useState } from 'preact/hooks';
import type { OutboxItem } from '@kopri/client';
import { isAppError, type AppError, type ChannelId, type MemberId, type MessageId } from '@kopri/protocol';
import { useAsked, useKopri } from '../../core/core-context.js';
import { typedSince, useDraft } from '../case/use-draft.js';
import { holdFor } from '../case/use-sending.js';
import { blank, readComposing, type Composing } from './composing.js';

export interface Sending {
  readonly to: ChannelId | MemberId;
  readonly onSent: (channel: ChannelId) => void;
  /** It stands in the outbox; the server may take its time. */
  readonly onWritten?: (() => void) | undefined;
}

/** The server may take its time; the disk does not. */
const LOOK_MS = 120;

export interface Held {
  readonly message: MessageId;
  readonly untilMs: number;
}

export function useComposer({ to, onSent, onWritten }: Sending) {
  const kopri = useKopri();
  const form = useDraft(`channels/${to}`, readComposing);
  const latest = useRef(form.value);
  latest.current = form.value;
  const [error, setError] = useState<AppError | undefined>(undefined);
  const outbox = useAsked(() => kopri.outbox.list(), []);
  const waiting = outbox.value?.filter(({ channel }) => channel === to) ?? [];
  const last = waiting.findLast(({ heldUntil }) => heldUntil !== null);
  const change = (part: Partial<Composing>): void => {
    if (form.value !== undefined) form.set({ ...form.value, ...part });
  };
  /** The words leave the box when they stand in the outbox, never before; what was typed meanwhile stays. */
  const clear = ({ message, handling, text }: Composing): void => {
    const now = latest.current;
    if (now?.message !== message) return;
    form.set({ ...blank(handling), text: typedSince(now.text, text) });
    onWritten?.();
    outbox.again();
  };
  const send = async (): Promise<void> => {
    const written = form.value;
    if (written === undefined || written.text.trim() === '') return;
    const { message, handling, parent, text } = written;
    setError(undefined);
    const look = setInterval(() => {
      const isIn = (items: readonly OutboxItem[]): boolean => items.some((item) => item.message === message);
      void kopri.outbox.list().then((items) => isIn(items) && clear(written));
    }, LOOK_MS);
    try {
      const sent = await kopri.channels.send(to, text, {
        message,
        handling: { code: handling },
        ...(parent === null ? {} : { parent }),
        ...holdFor(handling),
      });
      clear(written);
      onSent(sent.channel);
    } catch (caught) {
      if (!isAppError(caught)) throw caught;
      setError(caught);
    } finally {
      clearInterval(look);
    }
  };
  const undo = async (message: MessageId, said: Partial<Composing>): Promise<void> => {
    await kopri.outbox.recall(message).then(
      () => form.value?.text.trim() === '' && change(said),
      (caught: unknown) => setError(isAppError(caught) ? caught : undefined),
    );
    outbox.again();
    onWritten?.();
  };
  return {
    value: form.value,
    isKept: form.isKept,
    error,
    change,
    send: () => void send(),
    undo: (message: MessageId, said: Partial<Composing>) => void undo(message, said),
    held: last && { message: last.message, untilMs: Date.parse(last.heldUntil ?? '') },
    forgetError: () => setError(undefined),
  };
}
