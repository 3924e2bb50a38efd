/** Beside the form: by when, to whom, on which terms. What was chosen elsewhere leads back there. */
import { findCountry } from '@kopri/protocol';
import { Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { Handling } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useAsking } from './asking.js';
import { Contacts, useProposals } from './contacts.js';
import { dueOf } from './due.js';
import { steps } from './places.js';
import { urgencyRules } from './wording.js';

const HANDLING = steps.indexOf('handling');

export function Beside() {
  const { text } = useSpeaker();
  const { form } = useAsking();
  return (
    <aside class="side">
      <DueBox />
      {form.step !== 0 && form.country !== '' && <ProposedBox />}
      <TermsBox label={text('ask.handling')} />
    </aside>
  );
}

function DueBox() {
  const { text, country } = useSpeaker();
  const { form, nowMs, goToStep } = useAsking();
  const due = dueOf(form, nowMs);
  return (
    <Section title={text('ask.answer-by')} remark={text('ask.if-sent-now')}>
      {due === undefined ? (
        <p class="small">{text('ask.no-due-yet')}</p>
      ) : (
        <>
          <Clocks at={due.answer} />
          <p class="small gap-2">
            {form.ownDeadline ? text('ask.own-rule') : form.urgency && text(urgencyRules[form.urgency])}{' '}
            {text('ask.holidays-of', { country: country(form.country) })}
          </p>
          {form.step !== HANDLING && (
            <Button kind="quiet" onPress={() => goToStep(HANDLING)}>
              {text('ask.other-deadline')}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

/** One moment on both clocks; the ISO date on the one that is not one's own. */
export function Clocks({ at }: { readonly at: string }) {
  const { time, city, isoDay, weekdayDay } = useSpeaker();
  const { form, ownCountry } = useAsking();
  const own = findCountry(ownCountry)?.timeZone ?? 'UTC';
  const theirs = findCountry(form.country)?.timeZone ?? own;
  return (
    <div class="clock2">
      {[own, theirs].map((zone, place) => (
        <div key={place}>
          <span class="small">{city(zone)}</span>
          <span class="big">{time(at, zone)}</span>
          <span class="small block">{weekdayDay(isoDay(at, zone))}</span>
          <span class="small num">{isoDay(at, zone)}</span>
        </div>
      ))}
    </div>
  );
}

function ProposedBox() {
  const { text } = useSpeaker();
  const { form } = useAsking();
  const { length } = useProposals();
  const count = { chosen: form.members.length, total: length };
  return (
    <Section title={text('ask.proposed')} remark={length === 0 ? undefined : text('ask.chosen-of', count)}>
      <Contacts labelHidden />
    </Section>
  );
}

function TermsBox({ label }: { label: string }) {
  const { text, words } = useSpeaker();
  const { form, goToStep } = useAsking();
  const { handling } = form;
  return (
    <Section title={label}>
      {handling === undefined ? (
        <p class="small">{text('ask.not-chosen')}</p>
      ) : (
        <>
          <p>
            <Handling code={handling}>{words('handlingCodes', handling)}</Handling>
          </p>
          <p class="small gap-2">{text('ask.handling-binds')}</p>
        </>
      )}
      {form.step !== HANDLING && (
        <Button kind="quiet" onPress={() => goToStep(HANDLING)}>
          {text(handling === undefined ? 'ask.choose' : 'ask.change')}
        </Button>
      )}
    </Section>
  );
}
