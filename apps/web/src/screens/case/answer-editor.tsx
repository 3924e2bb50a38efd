/** The answer to one question, written where the question stands. */
import type { AnswerDraft, AnswerKind } from './answer-draft.js';
import { answerKinds } from './answer-draft.js';
import { refusalGrounds } from '@kopri/protocol';
import { Button } from '../../ui/button.js';
import { Chips, Tick } from '../../ui/choices.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import { offersFor } from './case-acts.js';
import { RedirectField } from './redirect-field.js';
import type { CaseFile } from './use-case.js';

interface AnswerEditorProps {
  readonly file: CaseFile;
  readonly question: number;
  readonly draft: AnswerDraft;
  readonly isKept: boolean;
  readonly onDraft: (draft: AnswerDraft) => void;
  /** Closes the editor; what was written stays. */
  readonly onClose: () => void;
}

const MAX_LETTERS = 10_000;

export function AnswerEditor({ file, question, draft, isKept, onDraft, onClose }: AnswerEditorProps) {
  const { text, words } = useSpeaker();
  const offers = (kind: AnswerKind): boolean =>
    offersFor(file.view, kind === 'refuse' || kind === 'redirect' ? kind : 'answer', question);
  const wordsOf = (kind: AnswerKind): string =>
    kind === 'refuse' ? text('case.refuse') : kind === 'redirect' ? text('case.pass-on') : words('answerValues', kind);
  const { kind } = draft;
  return (
    <div class="stack" data-answer={question}>
      <Chips
        label={text('case.answer-kind')}
        labelHidden
        choices={answerKinds.filter(offers).map((value) => ({ value, words: wordsOf(value) }))}
        value={kind}
        onValue={(value) => onDraft({ ...draft, kind: value })}
      />
      {kind === 'refuse' && (
        <Select
          label={text('case.ground')}
          prompt={text('case.choose-one')}
          choices={refusalGrounds.map((value) => ({ value, words: words('refusalGrounds', value) }))}
          value={draft.ground}
          onValue={(ground) => onDraft({ ...draft, ground })}
        />
      )}
      {kind === 'redirect' && (
        <RedirectField file={file} value={draft.to} onValue={(to) => onDraft({ ...draft, to })} />
      )}
      {kind !== undefined && kind !== 'redirect' && (
        <TextArea
          label={text(kind === 'text' ? 'case.answer-to' : 'case.in-words-too', { question })}
          hint={text('case.no-names')}
          value={draft.text}
          maxLength={MAX_LETTERS}
          required={kind === 'text'}
          onValue={(said) => onDraft({ ...draft, text: said })}
        />
      )}
      {kind === 'refuse' && (
        <div>
          <Tick
            words={text('case.offer-consultation')}
            checked={draft.offersConsultation}
            onChecked={(offersConsultation) => onDraft({ ...draft, offersConsultation })}
          />
        </div>
      )}
      <div class="acts">
        <Button kind="quiet" onPress={onClose}>
          {text('case.later')}
        </Button>
        <span class="small" role="status">
          {isKept && text('shell.saved')}
        </span>
      </div>
    </div>
  );
}
