/** What will be sent, to which countries, to how many people, on which terms, by when; and the step that comes next. */
import { findCountry } from '@kopri/protocol';
import { SendingStoppedHere } from '../../inside/sending-stopped.js';
import { Button } from '../../ui/button.js';
import { Handling } from '../../ui/marks.js';
import { SendBar, type Sending } from '../../ui/send-bar.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useAsking } from './asking.js';
import { dueOf } from './due.js';
import { CHECK, stepOf } from './places.js';
import { correspondentsOf } from './propose.js';
import type { AskSending } from './use-ask-sending.js';

interface AskBarProps {
  readonly sending: AskSending;
  readonly onNext: () => void;
  readonly onSend: () => void;
  /** Brings the first field at fault to focus. */
  readonly onLead: () => void;
}

export function AskBar({ sending, onNext, onSend, onLead }: AskBarProps) {
  const { text } = useSpeaker();
  const { form, goToStep } = useAsking();
  const isLast = form.step === CHECK;
  const phrases = usePhrases();
  return (
    <SendBar
      label={text('shell.will-be-sent')}
      says={phrases}
      send={text(isLast ? 'ask.send' : 'ask.go-on')}
      onSend={isLast ? onSend : onNext}
      sending={useSendingState(sending, onLead)}
      others={
        form.step > 0 && (
          <Button kind="quiet" onPress={() => goToStep(form.step - 1)}>
            {text('ask.back')}
          </Button>
        )
      }
    />
  );
}

function useSendingState({ held, isBusy, recall }: AskSending, onLead: () => void): Sending {
  const { text } = useSpeaker();
  const { form, check, alarm } = useAsking();
  if (alarm !== undefined) return { state: 'stopped', alarm: <SendingStoppedHere code={alarm} /> };
  if (held?.heldUntil) {
    const untilMs = Date.parse(held.heldUntil);
    return { state: 'sending', says: text('ask.goes-soon'), untilMs, onUndo: () => recall(held.message) };
  }
  if (isBusy) return { state: 'queued', says: text('ask.being-sent') };
  const here = check.shown.filter(({ path }) => form.step === CHECK || stepOf(path) === form.step);
  if (here.length === 0) return { state: 'ready' };
  return { state: 'blocked', fault: text('ask.to-fill', { n: here.length }), lead: text('ask.show-field'), onLead };
}

function usePhrases() {
  const { text, country, words, time, city, weekdayDay, isoDay } = useSpeaker();
  const { form, members, ownCountry, nowMs, isOffline } = useAsking();
  const own = findCountry(ownCountry)?.timeZone ?? 'UTC';
  const due = dueOf(form, nowMs);
  const people = form.whole ? correspondentsOf(members, form.country).length : form.members.length;
  const { handling } = form;
  return [
    <>
      <b>{text('ask.query')}</b>
      {form.country === '' ? text('ask.goes-nowhere-yet') : text('ask.goes-to', { country: country(form.country) })}
    </>,
    ...(people === 0 ? [] : [text('shell.people', { n: people })]),
    ...(handling === undefined
      ? []
      : [
          <Handling key="handling" code={handling}>
            {words('handlingCodes', handling)}
          </Handling>,
        ]),
    ...(due === undefined
      ? []
      : [
          text('ask.due-by', {
            day: weekdayDay(isoDay(due.answer, own)),
            time: time(due.answer, own),
            city: city(own),
          }),
        ]),
    ...(isOffline && form.step === CHECK ? [<b key="line">{text('ask.will-wait')}</b>] : []),
  ];
}
