/** One question: its state, who settled it and when, and its own answer in place. */
import type { ComponentChildren } from 'preact';
import type { QuestionView } from '@kopri/client';
import { useId } from 'preact/hooks';
import { calledBy } from '../../people.js';
import { Button } from '../../ui/button.js';
import { StateDisc } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { clocksOf } from './due.js';
import { AddresseesLine } from './addressees-line.js';
import type { WaitingAct } from './case-acts.js';
import type { CaseFile } from './use-case.js';

interface QuestionCardProps {
  readonly file: CaseFile;
  readonly question: QuestionView;
  readonly waiting: WaitingAct | undefined;
  /** Something was begun here and waits on this device. */
  readonly hasDraft: boolean;
  /** Undefined where this member cannot answer it now. */
  readonly onOpen: (() => void) | undefined;
  readonly onRecall: () => void;
  /** The editor, while this question is being answered; a notice about a text that was kept. */
  readonly children?: ComponentChildren;
  readonly isOpen: boolean;
}

export function QuestionCard({ file, question, waiting, isOpen, children, ...props }: QuestionCardProps) {
  const { text } = useSpeaker();
  const { number, text: asked } = question;
  const heading = useId();
  return (
    <article class={isOpen ? 'q mine' : 'q'} id={`q${number}`} aria-labelledby={heading}>
      <span class="no">{number}</span>
      <div>
        <h3 id={heading}>
          <span class="vh">{text('case.question-number', { question: number })} </span>
          {asked}
        </h3>
        <p class="meta">
          <QuestionState file={file} question={question} isOpen={isOpen} hasDraft={props.hasDraft} />
          {waiting !== undefined && <Waiting waiting={waiting} onRecall={props.onRecall} />}
        </p>
        <Answer question={question} file={file} />
        {!isOpen && props.onOpen !== undefined && (
          <div class="acts gap-3">
            <Button onPress={props.onOpen}>{text(props.hasDraft ? 'case.go-on' : 'case.answer-this')}</Button>
          </div>
        )}
        {children}
      </div>
    </article>
  );
}

type StateProps = Pick<QuestionCardProps, 'file' | 'question' | 'isOpen' | 'hasDraft'>;

function QuestionState({ file, question, isOpen, hasDraft }: StateProps) {
  const speaker = useSpeaker();
  const { text, words, dayTimeShort } = speaker;
  const { state, answer, ground, answeredBy, answeredAt } = question;
  const { own } = clocksOf(file.view);
  if (state === 'pending' && isOpen) return <StateDisc state="being-answered">{text('case.you-prepare')}</StateDisc>;
  const said = answer === undefined ? words('questionStates', state) : words('answerValues', answer.value);
  return (
    <>
      <StateDisc state={state}>{said}</StateDisc>
      {state === 'pending' && hasDraft && <span>{text('shell.saved')}</span>}
      {ground !== undefined && <span>{words('refusalGrounds', ground)}</span>}
      {question.to !== undefined && <AddresseesLine to={question.to} file={file} />}
      {answeredBy !== undefined && <span>{calledBy(file, speaker)(answeredBy)}</span>}
      {answeredAt !== undefined && <span class="num">{dayTimeShort(answeredAt, own)}</span>}
    </>
  );
}

function Waiting({ waiting: { entry, item }, onRecall }: { waiting: WaitingAct; onRecall: () => void }) {
  const { text } = useSpeaker();
  return (
    <>
      <b>{text(entry.state === 'held' ? 'case.goes-soon' : 'case.waits-here')}</b>
      {item.state !== 'sending' && (
        <Button kind="quiet" onPress={onRecall}>
          {text('case.take-back')}
        </Button>
      )}
    </>
  );
}

function Answer({ question: { answer, ground, remark }, file }: { question: QuestionView; file: CaseFile }) {
  const { text, words } = useSpeaker();
  const said = answer?.text ?? remark;
  if (said === undefined) return null;
  const { code } = file.view.handling;
  return (
    <div class="a">
      {said.split('\n').map((line, at) => (
        <p key={at}>{line}</p>
      ))}
      <p class="small">
        {code} · {ground === undefined ? words('handlingCodes', code) : text('case.ground-is-seen')}
      </p>
    </div>
  );
}
