/** Which question is being answered, and the answer as far as it is written. One at a time. */
import { useEffect, useState } from 'preact/hooks';
import { useKopri } from '../../core/core-context.js';
import { actOf, readAnswer, type AnswerDraft } from './answer-draft.js';
import { offersFor } from './case-acts.js';
import type { CaseFile } from './use-case.js';
import type { CaseSending } from './use-sending.js';
import { useDraft, type DraftForm } from './use-draft.js';

export const answerKey = (query: string, question: number): string => `case/${query}/${question}`;

export interface Answering {
  readonly question: number | undefined;
  readonly form: DraftForm<AnswerDraft>;
  readonly open: (question: number | undefined) => void;
  /** `consultation`: the sentence that offers it with a refusal. */
  readonly send: (consultation: string) => void;
}

/** The one that is begun stands open at first. After that nothing opens by itself: the undo of what was sent stands there. */
export function useAnswering(file: CaseFile, sending: CaseSending): Answering {
  const answerable = file.view.questions
    .map(({ number }) => number)
    .filter((number) => offersFor(file.view, 'answer', number));
  const [chosen, open] = useState(() =>
    answerable.find((number) => file.drafts.has(answerKey(file.view.query, number))),
  );
  const question = answerable.find((number) => number === chosen);
  const form = useDraft(question === undefined ? undefined : answerKey(file.view.query, question), readAnswer);
  useForgetting(file, question);
  return {
    question,
    form,
    open,
    send: (consultation) => {
      const { value } = form;
      const act = value === undefined || question === undefined ? undefined : actOf(value, question, consultation);
      if (act !== undefined && value !== undefined) void sending.send(act, value.message);
    },
  };
}

/** A draft has done its work once its answer stands in the channel; an answer that came too late keeps its text. */
function useForgetting(file: CaseFile, open: number | undefined): void {
  const kopri = useKopri();
  const done = answeredDrafts(file);
  useEffect(() => {
    for (const key of done) kopri.drafts.drop(key).catch(() => undefined);
  }, [done.join(' '), open]);
}

const answeredDrafts = ({ view, drafts, me }: CaseFile): readonly string[] =>
  view.questions
    .filter(({ number, answeredBy }) => answeredBy === me && !isWaiting(view, number))
    .map(({ number }) => answerKey(view.query, number))
    .filter((key) => drafts.has(key));

const isWaiting = ({ history }: CaseFile['view'], question: number): boolean =>
  history.some((entry) => entry.state !== 'placed' && entry.question === question);
