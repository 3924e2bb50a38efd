/** Numbered questions, each answered on its own; they move by Alt and the arrows as well as by buttons. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.js';
import { FieldGroup } from '../../ui/field.js';
import { announce } from '../../ui/announcer.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useAsking, useErrorAt } from './asking.js';
import { newLine } from './form.js';
import { FreeText } from './free-text.js';
import { moved } from './rows.js';

const MOST = 40;

export function Questions() {
  const { text } = useSpeaker();
  const { form, set } = useAsking();
  const errorAt = useErrorAt();
  const focus = useFocusAfter();
  const { questions } = form;
  const add = (): void => {
    const line = newLine();
    set({ questions: [...questions, line] });
    focus(line.id);
  };
  return (
    <FieldGroup label={text('ask.questions')} error={questions.length === 0 ? errorAt('$.questions') : undefined}>
      <ol class="asked">
        {questions.map(({ id }, at) => (
          <Question key={id} at={at} focus={focus} />
        ))}
      </ol>
      <div class="acts">
        {questions.length < MOST && (
          <Button kind="quiet" icon="plus" onPress={add}>
            {text('ask.add-question')}
          </Button>
        )}
        <span class="small">{text('ask.each-alone')}</span>
      </div>
    </FieldGroup>
  );
}

function Question({ at, focus }: { at: number; focus: (id: string | undefined) => void }) {
  const { text } = useSpeaker();
  const { form, set } = useAsking();
  const { questions } = form;
  const { id = '', text: asked = '' } = questions[at] ?? {};
  const move = (by: 1 | -1): void => {
    if (questions[at + by] === undefined) return;
    set({ questions: moved(questions, at, at + by) });
    announce(text('ask.moved', { number: at + by + 1 }));
    focus(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li data-line={id} onKeyDown={onKeyDown}>
      <FreeText
        label={text('ask.question-number', { number: at + 1 })}
        value={asked}
        onValue={(typed) => set({ questions: questions.map((line) => (line.id === id ? { id, text: typed } : line)) })}
        place={`$.questions[${at}]`}
        whyKey={id}
      />
      <QuestionActs
        at={at}
        count={questions.length}
        onMove={move}
        onRemove={() => {
          set({ questions: questions.filter((line) => line.id !== id) });
          focus((questions[at + 1] ?? questions[at - 1])?.id);
        }}
      />
    </li>
  );
}

interface QuestionActsProps {
  readonly at: number;
  readonly count: number;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function QuestionActs({ at, count, onMove, onRemove }: QuestionActsProps) {
  const { text } = useSpeaker();
  const number = { number: at + 1 };
  return (
    <div class="acts">
      {at > 0 && (
        <Button kind="quiet" label={text('ask.move-up-number', number)} onPress={() => onMove(-1)}>
          {text('ask.move-up')}
        </Button>
      )}
      {at < count - 1 && (
        <Button kind="quiet" label={text('ask.move-down-number', number)} onPress={() => onMove(1)}>
          {text('ask.move-down')}
        </Button>
      )}
      {count > 1 && (
        <Button kind="quiet" label={text('ask.remove-question', number)} onPress={onRemove}>
          {text('ask.remove')}
        </Button>
      )}
    </div>
  );
}

/** The line to be in after the next drawing. */
export function useFocusAfter(): (id: string | undefined) => void {
  const wanted = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const line = wanted.current && document.querySelector(`[data-line="${wanted.current}"]`);
    wanted.current = undefined;
    if (line) line.querySelector<HTMLElement>('textarea, input')?.focus();
  });
  return (id) => {
    wanted.current = id;
  };
}
