/** The numbered questions, each with its answer or the place to write it. */
import type { QuestionView } from '@kopri/client';
import { useAsked, useKopri } from '../../core/core-context.js';
import type { DiscState } from '../../ui/disc-shapes.js';
import { Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { QuestionDiscs } from '../../ui/marks.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { readAnswer } from './answer-draft.js';
import { AnswerEditor } from './answer-editor.js';
import { offersFor, type WaitingAct } from './case-acts.js';
import { FaultNote } from './fault-note.js';
import { QuestionCard } from './question-card.js';
import { answerKey, type Answering } from './use-answering.js';
import type { AskedCase, CaseFile } from './use-case.js';
import type { CaseSending } from './use-sending.js';

interface QuestionsProps {
  readonly file: CaseFile;
  readonly answering: Answering;
  readonly sending: CaseSending;
  readonly waiting: readonly WaitingAct[];
  readonly again: AskedCase['again'];
}

export function QuestionsPart({ file, answering, sending, waiting, again }: QuestionsProps) {
  const { text, words, list } = useSpeaker();
  const { view } = file;
  if (view.questions.length === 0) return null;
  const discOf = ({ number, state }: QuestionView): DiscState =>
    state === 'pending' && number === answering.question ? 'being-answered' : state;
  const settled = view.questions.filter(({ state }) => state !== 'pending').length;
  return (
    <Section
      title={text('case.questions')}
      marks={
        <QuestionDiscs
          states={view.questions.map(discOf)}
          label={list(view.questions.map(({ state }) => words('questionStates', state)))}
        />
      }
      remark={text('case.settled', { done: settled, n: view.questions.length })}
    >
      {view.questions.map((question) => (
        <Question key={question.number} {...{ file, answering, sending, waiting, question, again }} />
      ))}
    </Section>
  );
}

function Question({ file, answering, sending, waiting, question, again }: QuestionsProps & { question: QuestionView }) {
  const { text } = useSpeaker();
  const { number } = question;
  const isOpen = answering.question === number;
  const own = waiting.find(({ entry }) => entry.question === number);
  const canAnswer = offersFor(file.view, 'answer', number);
  const hasDraft = file.drafts.has(answerKey(file.view.query, number));
  const { failed } = sending;
  return (
    <QuestionCard
      {...{ file, question, isOpen, hasDraft }}
      waiting={own}
      onOpen={canAnswer ? () => answering.open(number) : undefined}
      onRecall={() => own !== undefined && sending.recall(own.item.message)}
    >
      {isOpen && answering.form.value !== undefined && (
        <AnswerEditor
          file={file}
          question={number}
          draft={answering.form.value}
          isKept={answering.form.isKept}
          onDraft={answering.form.set}
          onClose={() => answering.open(undefined)}
        />
      )}
      {failed !== undefined && failed.question === number && failed.error.detail !== 'question-settled' && (
        <FaultNote error={failed.error}>{text('case.text-is-kept')}</FaultNote>
      )}
      {hasDraft && question.state !== 'pending' && question.answeredBy !== file.me && (
        <KeptText draftKey={answerKey(file.view.query, number)} onDropped={again} />
      )}
    </QuestionCard>
  );
}

/** Somebody else was faster: what was written here is not lost. */
function KeptText({ draftKey, onDropped }: { draftKey: string; onDropped: () => void }) {
  const { text } = useSpeaker();
  const kopri = useKopri();
  const { value } = useAsked((asked) => asked.drafts.find(draftKey), [draftKey]);
  if (value === undefined || value === null) return null;
  const { text: said } = readAnswer(value.value);
  const drop = (): void => void kopri.drafts.drop(draftKey).then(onDropped, () => undefined);
  return (
    <div class="gap-3">
      <Note
        tone="soon"
        title={text('case.too-late')}
        live
        acts={
          <Button kind="quiet" onPress={drop}>
            {text('case.discard-text')}
          </Button>
        }
      >
        {said !== '' && <p class="kept">{said}</p>}
      </Note>
    </div>
  );
}
