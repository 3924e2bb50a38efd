/** What will be sent with the answer, to whom and by when; after the press, the ten seconds to take it back. */
import type { PlainKey, Speaker } from '@kopri/locale';
import { SendingStoppedHere } from '../../inside/sending-stopped.js';
import { Handling } from '../../ui/marks.js';
import { SendBar, type Sending } from '../../ui/send-bar.js';
import { useSpeaker } from '../../ui/speaker.js';
import { gapOf, type AnswerGap } from './answer-draft.js';
import type { WaitingAct } from './case-acts.js';
import { clocksOf, toneOf, useNow } from './due.js';
import { countriesOf } from '../../people.js';
import type { Answering } from './use-answering.js';
import type { CaseFile } from './use-case.js';
import type { CaseSending } from './use-sending.js';

const gaps: Readonly<Record<AnswerGap, PlainKey>> = {
  kind: 'case.choose-kind',
  text: 'case.write-answer',
  ground: 'case.choose-ground',
  to: 'case.choose-addressee',
};

interface AnswerBarProps {
  readonly file: CaseFile;
  readonly answering: Answering;
  readonly sending: CaseSending;
  /** Acts that are held, oldest first. */
  readonly held: readonly WaitingAct[];
  readonly alarm: string | undefined;
}

/** Whether there is anything for the bar to say. */
export const hasBar = ({ answering, held, alarm }: Pick<AnswerBarProps, 'answering' | 'held' | 'alarm'>): boolean =>
  alarm !== undefined || answering.form.value !== undefined || held.length > 0;

export function AnswerBar({ file, answering, sending, held, alarm }: AnswerBarProps) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const phrases = usePhrases(file, answering.question ?? 0);
  return (
    <SendBar
      label={text('shell.will-be-sent')}
      says={phrases}
      send={text('case.send-answer')}
      onSend={() => answering.send(text('case.consultation-offered'))}
      sending={sendingNow()}
    />
  );

  function sendingNow(): Sending {
    if (alarm !== undefined) return { state: 'stopped', alarm: <SendingStoppedHere code={alarm} /> };
    const draft = answering.form.value;
    const last = held.at(-1);
    if (draft === undefined && last?.item.heldUntil)
      return {
        state: 'sending',
        says: goesSoon(last, speaker),
        untilMs: Date.parse(last.item.heldUntil),
        onUndo: () => sending.recall(last.item.message),
      };
    if (sending.isBusy) return { state: 'queued', says: text('case.goes-soon') };
    const gap = draft === undefined ? undefined : gapOf(draft);
    if (gap === undefined) return { state: 'ready' };
    const onLead = (): void => focusField(answering.question);
    return { state: 'blocked', fault: text(gaps[gap]), lead: text('case.show-field'), onLead };
  }
}

function usePhrases({ view, people, readers, isOffline }: CaseFile, question: number) {
  const { text, country, list, words, time, city, duration } = useSpeaker();
  const now = useNow();
  const { own } = clocksOf(view);
  const { code } = view.handling;
  const by = { time: text('case.clock', { time: time(view.due.answer, own), city: city(own) }) };
  return [
    <>
      <b>{text('case.answer-number', { question })}</b>
      {text('case.goes-to', { countries: list(countriesOf(people, readers).map(country)) })}
    </>,
    text('shell.people', { n: readers.length }),
    <Handling key="handling" code={code}>
      {words('handlingCodes', code)}
    </Handling>,
    toneOf(view, now) === 'late'
      ? text('case.due-was', by)
      : text('case.due-is', { ...by, left: duration(Date.parse(view.due.answer) - now) }),
    ...(code === 'H0'
      ? []
      : [
          <span key="hold" class="small">
            {text('case.ten-seconds')}
          </span>,
        ]),
    ...(isOffline ? [<b key="line">{text('case.will-wait')}</b>] : []),
  ];
}

const goesSoon = ({ entry: { act, question } }: WaitingAct, { text }: Speaker): string =>
  act === 'answer' && question !== undefined ? text('case.answer-goes', { question }) : text('case.act-goes');

/** The field that is missing: the last one that has no value yet. */
function focusField(question: number | undefined): void {
  const form = document.querySelector(`[data-answer="${question}"]`);
  const fields = [...(form?.querySelectorAll<HTMLElement>('select, textarea') ?? [])];
  const empty = fields.find((field) => 'value' in field && field.value === '');
  (empty ?? form?.querySelector<HTMLElement>('input'))?.focus();
}
