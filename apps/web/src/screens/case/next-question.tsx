/** Where a case has one column, what is asked of the reader first, before everything else is read; leads there. */
import { Icon } from '../../ui/icon.js';
import { useSpeaker } from '../../ui/speaker.js';
import { offersFor, type WaitingAct } from './case-acts.js';
import type { CaseFile } from './use-case.js';

interface NextQuestionProps {
  readonly file: CaseFile;
  readonly waiting: readonly WaitingAct[];
}

export function NextQuestion({ file: { view }, waiting }: NextQuestionProps) {
  const { text } = useSpeaker();
  const next = view.questions.find(
    ({ number, state }) =>
      state === 'pending' &&
      offersFor(view, 'answer', number) &&
      !waiting.some(({ entry }) => entry.question === number),
  );
  if (next === undefined) return null;
  const { number, text: asked } = next;
  return (
    <button type="button" class="next-q no-print" onClick={() => goTo(number)}>
      <span>
        <b>{text('case.question-number', { question: number })}</b> {asked}
      </span>
      <Icon name="down" />
    </button>
  );
}

/** The whole question is in sight, and what it is answered with has the focus. */
function goTo(question: number): void {
  const card = document.getElementById(`q${question}`);
  card?.scrollIntoView();
  card?.querySelector<HTMLElement>('button, input, select, textarea')?.focus({ preventScroll: true });
}
