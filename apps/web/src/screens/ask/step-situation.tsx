/** The situation and the questions: first what this kind of query needs, the rest folded away. */
import { Fragment, type ComponentChildren } from 'preact';
import { urgencies } from '@kopri/protocol';
import { Chips } from '../../ui/choices.js';
import { Details } from '../../ui/details.js';
import { useSpeaker } from '../../ui/speaker.js';
import { needOf, useAsking, useErrorAt } from './asking.js';
import { thingKinds, type AskForm } from './form.js';
import { FreeText } from './free-text.js';
import { Child, Offence } from './offence.js';
import { Persons } from './persons.js';
import { Questions } from './questions.js';
import { Things } from './things.js';
import { whenUrgent } from './wording.js';

interface Part {
  readonly key: string;
  readonly isNeeded: (form: AskForm) => boolean;
  readonly part: ComponentChildren;
}

const isNeeded = (form: AskForm, field: Parameters<typeof needOf>[1]): boolean => needOf(form, field) !== 'optional';

const hasVictim = ({ persons }: AskForm): boolean => persons.some(({ role }) => role === 'victim');

/** What begins folded away stays there while it is filled in. */
const parts: readonly Part[] = [
  { key: 'persons', isNeeded: (form) => isNeeded(form, 'persons') || isNeeded(form, 'offence'), part: <Persons /> },
  { key: 'child', isNeeded: (form) => isNeeded(form, 'offence') || isNeeded(form, 'persons'), part: <Child /> },
  { key: 'offence', isNeeded: (form) => isNeeded(form, 'offence'), part: <Offence /> },
  ...thingKinds.map((kind) => ({
    key: kind,
    isNeeded: (form: AskForm) => isNeeded(form, kind),
    part: <Things kind={kind} />,
  })),
];

export function StepSituation() {
  const { text } = useSpeaker();
  const { form } = useAsking();
  const shown = parts.filter((one) => one.isNeeded(form));
  const folded = parts.filter((one) => !one.isNeeded(form) && !(one.key === 'child' && !hasVictim(form)));
  const asksNothing = needOf(form, 'questions') === 'optional' && form.type !== undefined;
  const needsReason = needOf(form, 'reason') !== 'optional';
  return (
    <>
      {shown.map(({ key, part }) => (
        <Fragment key={key}>{part}</Fragment>
      ))}
      <UrgencyChoice />
      <Facts />
      {needsReason && <Reason />}
      {!asksNothing && <Questions />}
      <Details summary={text('ask.more')}>
        <div class="form folded">
          {folded.map(({ key, part }) => (
            <Fragment key={key}>{part}</Fragment>
          ))}
          {!needsReason && <Reason />}
          {asksNothing && <Questions />}
        </div>
      </Details>
    </>
  );
}

function UrgencyChoice() {
  const { text, words } = useSpeaker();
  const { form, set } = useAsking();
  const errorAt = useErrorAt();
  const { urgency } = form;
  const isUrgent = needOf(form, 'urgencyReason') === 'required' || form.urgencyReason !== '';
  return (
    <>
      <Chips
        label={text('ask.urgency')}
        hint={urgency && text(whenUrgent[urgency])}
        error={errorAt('$.urgency')}
        choices={urgencies.map((value) => ({ value, words: `${value} ${words('urgencies', value)}` }))}
        value={urgency}
        onValue={(chosen) => set({ urgency: chosen })}
      />
      {isUrgent && (
        <FreeText
          label={text('ask.urgency-reason')}
          hint={text('ask.urgency-reason-hint')}
          value={form.urgencyReason}
          onValue={(urgencyReason) => set({ urgencyReason })}
          place="$.urgencyReason"
          whyKey="urgencyReason"
          required
        />
      )}
    </>
  );
}

function Facts() {
  const { text } = useSpeaker();
  const { form, set } = useAsking();
  return (
    <FreeText
      label={text('ask.facts')}
      hint={text('ask.facts-hint')}
      value={form.facts}
      onValue={(facts) => set({ facts })}
      place="$.factsSummary"
      whyKey="facts"
      required
    />
  );
}

function Reason() {
  const { text } = useSpeaker();
  const { form, set } = useAsking();
  return (
    <FreeText
      label={text('ask.reason')}
      hint={text('ask.reason-hint')}
      value={form.reason}
      onValue={(reason) => set({ reason })}
      place="$.reason"
      whyKey="reason"
    />
  );
}
