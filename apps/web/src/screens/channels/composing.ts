/** What is being written into a channel, as it is kept on the disk. */
import { handlingCodes, isId, newId, type HandlingCode, type MessageId } from '@kopri/protocol';

export interface Composing {
  readonly text: string;
  readonly handling: HandlingCode;
  readonly parent: MessageId | null;
  /** Of the message this becomes: sent twice with one id it stands once. */
  readonly message: MessageId;
}

export const newMessageId = (): MessageId => newId('message', (n) => crypto.getRandomValues(new Uint8Array(n)));

/** The next message of a channel has the handling of the last. */
export const blank = (handling: HandlingCode = 'H0'): Composing => ({
  text: '',
  handling,
  parent: null,
  message: newMessageId(),
});

export function readComposing(kept: unknown): Composing {
  const { text, handling, parent, message } = (kept ?? {}) as Partial<Record<keyof Composing, unknown>>;
  const fresh = blank(handlingCodes.find((code) => code === handling));
  return {
    ...fresh,
    text: typeof text === 'string' ? text : '',
    parent: typeof parent === 'string' && isId('message', parent) ? parent : null,
    message: typeof message === 'string' && isId('message', message) ? message : fresh.message,
  };
}
