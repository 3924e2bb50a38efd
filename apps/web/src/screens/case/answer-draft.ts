/** An answer that is being written: what the form holds, what it lacks, and the act it becomes. */
import type { QueryAct } from '@kopri/client';
import {
  answerValues,
  newId,
  refusalGrounds,
  type AnswerValue,
  type MessageId,
  type RefusalGround,
} from '@kopri/protocol';

export const answerKinds = [...answerValues, 'refuse', 'redirect'] as const;
export type AnswerKind = AnswerValue | 'refuse' | 'redirect';

export interface AnswerDraft {
  /** Of the message that will carry it: sent twice, it is one answer. */
  readonly message: MessageId;
  readonly kind?: AnswerKind;
  readonly text: string;
  readonly ground?: RefusalGround;
  /** A consultation is offered together with a refusal. */
  readonly offersConsultation: boolean;
  /** A country, an authority or a member. */
  readonly to?: string;
}

export const newAnswer = (): AnswerDraft => ({
  message: newId('message', (n) => crypto.getRandomValues(new Uint8Array(n))),
  text: '',
  offersConsultation: false,
});

export const isBegun = ({ kind, text }: AnswerDraft): boolean => kind !== undefined || text.trim() !== '';

/** The first field that has still to be filled. */
export type AnswerGap = 'kind' | 'text' | 'ground' | 'to';

export function gapOf({ kind, text, ground, to }: AnswerDraft): AnswerGap | undefined {
  if (kind === undefined) return 'kind';
  if (kind === 'text' && text.trim() === '') return 'text';
  if (kind === 'refuse' && ground === undefined) return 'ground';
  return kind === 'redirect' && to === undefined ? 'to' : undefined;
}

/** `consultation`: the sentence that offers it. Nothing while a field is missing. */
export function actOf(draft: AnswerDraft, question: number, consultation: string): QueryAct | undefined {
  const { kind, ground, to } = draft;
  if (gapOf(draft) !== undefined || kind === undefined) return undefined;
  const said = draft.text.trim();
  if (kind === 'redirect') return to === undefined ? undefined : { act: 'redirect', question, to };
  if (kind !== 'refuse') return { act: 'answer', question, value: kind, ...textOf(said) };
  if (ground === undefined) return undefined;
  const words = [said, draft.offersConsultation ? consultation : ''].filter((part) => part !== '').join('\n');
  return { act: 'refuse', question, ground, ...textOf(words) };
}

const textOf = (text: string): { readonly text?: string } => (text === '' ? {} : { text });

/** What was kept on the disk, possibly by an older version of this form. */
export function readAnswer(value: unknown): AnswerDraft {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<keyof AnswerDraft, unknown>
  >;
  const kind = answerKinds.find((one) => one === kept.kind);
  const ground = refusalGrounds.find((one) => one === kept.ground);
  return {
    ...newAnswer(),
    ...(typeof kept.message === 'string' ? { message: kept.message as MessageId } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(ground === undefined ? {} : { ground }),
    ...(typeof kept.to === 'string' ? { to: kept.to } : {}),
    text: typeof kept.text === 'string' ? kept.text : '',
    offersConsultation: kept.offersConsultation === true,
  };
}
