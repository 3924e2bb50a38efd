/** The few fields of one act upon the whole query. What is typed is kept until the act is done. */
import type { QueryAct } from '@kopri/client';
import { outcomes, refusalGrounds, type Outcome, type RefusalGround } from '@kopri/protocol';
import type { PlainKey } from '@kopri/locale';
import { useId } from 'preact/hooks';
import { Button } from '../../ui/button.js';
import { DayField } from '../../ui/day-field.js';
import { Dialog } from '../../ui/dialog.js';
import { Modal } from '../../ui/modal.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import type { CaseActName } from './case-acts.js';
import { clocksOf } from './due.js';
import { RedirectField } from './redirect-field.js';
import type { CaseFile } from './use-case.js';
import { useDraft } from './use-draft.js';

interface ActDialogProps {
  readonly act: CaseActName;
  readonly file: CaseFile;
  readonly onAct: (act: QueryAct) => void;
  readonly onClose: () => void;
}

interface Fields {
  readonly text: string;
  readonly day?: string;
  readonly ground?: RefusalGround;
  readonly to?: string;
}

const titles: Readonly<Partial<Record<CaseActName, readonly [title: PlainKey, act: PlainKey]>>> = {
  'ask-clarification': ['case.what-is-unclear', 'case.ask-clarification'],
  clarify: ['case.what-was-meant', 'case.clarify'],
  refuse: ['case.refuse-whole-title', 'case.refuse-whole'],
  redirect: ['case.redirect-whole-title', 'case.redirect-whole'],
  extend: ['case.new-date-title', 'case.give-new-date'],
};

export function ActDialog({ act, file, onAct, onClose }: ActDialogProps) {
  const { text, words, time, city } = useSpeaker();
  const form = useDraft(`case/${file.view.query}/${act}`, readFields);
  if (act === 'close') return <CloseDialog onAct={onAct} onClose={onClose} />;
  const fields = form.value;
  if (fields === undefined) return null;
  const change = (part: Partial<Fields>): void => form.set({ ...fields, ...part });
  const [title = 'case.history', verb = 'case.history'] = titles[act] ?? [];
  const done = actOf(act, fields);
  const { own } = clocksOf(file.view);
  return (
    <Dialog
      title={text(title)}
      act={text(verb)}
      blocked={done === undefined ? text(missing(act, fields)) : undefined}
      onAct={() => {
        if (done === undefined) return;
        form.drop();
        onAct(done);
      }}
      keep={text('case.not-now')}
      onKeep={onClose}
    >
      {act === 'extend' && (
        <DayField
          label={text('case.new-date')}
          hint={text('case.new-date-hint', { time: time(file.view.due.answer, own), city: city(own) })}
          value={fields.day}
          onValue={(day) => form.set(withDay(fields, day))}
        />
      )}
      {act === 'refuse' && (
        <Select
          label={text('case.ground')}
          prompt={text('case.choose-one')}
          choices={refusalGrounds.map((value) => ({ value, words: words('refusalGrounds', value) }))}
          value={fields.ground}
          onValue={(ground) => change({ ground })}
        />
      )}
      {act === 'redirect' ? (
        <RedirectField file={file} value={fields.to} onValue={(to) => change({ to })} />
      ) : (
        <TextArea
          label={text(act === 'extend' ? 'case.reason' : 'case.in-words')}
          hint={text('case.no-names')}
          value={fields.text}
          onValue={(said) => change({ text: said })}
        />
      )}
    </Dialog>
  );
}

function missing(act: CaseActName, { day, ground, to }: Fields): PlainKey {
  if (act === 'extend' && day === undefined) return 'case.write-date';
  if (act === 'refuse' && ground === undefined) return 'case.choose-ground';
  if (act === 'redirect' && to === undefined) return 'case.choose-addressee';
  return act === 'extend' ? 'case.write-reason' : 'case.write-words';
}

function withDay({ day: _, ...fields }: Fields, day: string | undefined): Fields {
  return day === undefined ? fields : { ...fields, day };
}

/** Nothing while a field is missing. */
function actOf(act: CaseActName, { text, day, ground, to }: Fields): QueryAct | undefined {
  const said = text.trim();
  switch (act) {
    case 'ask-clarification':
    case 'clarify':
      return said === '' ? undefined : { act, text: said };
    case 'extend':
      return day === undefined || said === '' ? undefined : { act, until: day, reason: said };
    case 'refuse':
      return ground === undefined ? undefined : { act, ground, ...(said === '' ? {} : { text: said }) };
    case 'redirect':
      return to === undefined ? undefined : { act, to };
    default:
      return undefined;
  }
}

function readFields(kept: unknown): Fields {
  const found = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Record<keyof Fields, unknown>>;
  const ground = refusalGrounds.find((one) => one === found.ground);
  return {
    text: typeof found.text === 'string' ? found.text : '',
    ...(typeof found.day === 'string' ? { day: found.day } : {}),
    ...(typeof found.to === 'string' ? { to: found.to } : {}),
    ...(ground === undefined ? {} : { ground }),
  };
}

/** One press names the outcome and closes the query. */
function CloseDialog({ onAct, onClose }: Pick<ActDialogProps, 'onAct' | 'onClose'>) {
  const { text, words } = useSpeaker();
  const id = useId();
  return (
    <Modal labelledBy={id} onClose={onClose}>
      <h2 id={id}>{text('case.close-title')}</h2>
      <div class="says">
        <p>{text('case.close-says')}</p>
        <div class="acts">
          {outcomes.map((outcome: Outcome) => (
            <Button key={outcome} onPress={() => onAct({ act: 'close', outcome })}>
              {words('outcomes', outcome)}
            </Button>
          ))}
        </div>
      </div>
      <div class="acts">
        <Button onPress={onClose} keys="Escape">
          {text('case.not-now')}
        </Button>
      </div>
    </Modal>
  );
}
