/** Victims stand as V1, children as C1, never by name; others by what they are called in the case. */
import { countries } from '@kopri/protocol';
import { Button } from '../../ui/button.js';
import { DayField } from '../../ui/day-field.js';
import { FieldGroup } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { useAsking, useErrorAt } from './asking.js';
import { readable, type PersonLine } from './form.js';
import { addPerson, isChild, type Added } from './persons-rules.js';
import { adds } from './wording.js';

const offered = ['victim', 'child', 'suspect', 'witness', 'other'] as const satisfies readonly Added[];
const MOST = 100;

export function Persons() {
  const { text } = useSpeaker();
  const { form, set, ownCountry } = useAsking();
  const errorAt = useErrorAt();
  return (
    <FieldGroup
      label={text('ask.persons')}
      hint={text('ask.persons-hint')}
      error={form.persons.length === 0 ? errorAt('$.persons') : undefined}
    >
      {form.persons.map((person, at) => (
        <Person key={person.id} person={person} at={at} />
      ))}
      {form.persons.length < MOST && (
        <div class="acts">
          {offered.map((added) => (
            <Button key={added} icon="plus" onPress={() => set(addPerson(form, added, ownCountry))}>
              {text(adds[added])}
            </Button>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

function Person({ person, at }: { person: PersonLine; at: number }) {
  const { text, words, country } = useSpeaker();
  const { form, set, check, ownCountry } = useAsking();
  const errorAt = useErrorAt();
  const { id, role, token, inCountry } = person;
  const isVictim = role === 'victim';
  const place = `$.persons[${at}]`;
  const change = (part: Partial<PersonLine>): void =>
    set({ persons: form.persons.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const who = isVictim
    ? text(isChild(person) ? 'ask.is-child' : 'ask.is-adult', { token })
    : words('personRoles', role);
  return (
    <div class="person" role="group" aria-label={who}>
      <div class="acts">
        <b>{who}</b>
        <Button
          kind="quiet"
          icon="cross"
          label={text('ask.remove-line', { label: who, number: at + 1 })}
          onPress={() => set({ persons: form.persons.filter((one) => one.id !== id) })}
        >
          {text('ask.remove')}
        </Button>
      </div>
      <div class="pair">
        {!isVictim && (
          <TextField
            label={text('ask.person-name')}
            value={token}
            maxLength={80}
            onValue={(typed) => change({ token: readable(typed) })}
            onLeave={() => check.leave(`${place}.token`)}
            error={errorAt(`${place}.token`)}
          />
        )}
        <Select
          label={text('ask.in-country')}
          choices={[
            { value: 'none', words: text('ask.not-known') },
            ...countries.map(({ code }) => ({ value: code, words: country(code) })),
          ]}
          value={inCountry === '' ? 'none' : inCountry}
          onValue={(chosen) => change({ inCountry: chosen === 'none' ? '' : chosen })}
          hint={isVictim && inCountry !== ownCountry ? text('ask.tracing-hint') : undefined}
        />
      </div>
      {isVictim && <Consent person={person} place={place} change={change} />}
    </div>
  );
}

interface ConsentProps {
  readonly person: PersonLine;
  readonly place: string;
  readonly change: (part: Partial<PersonLine>) => void;
}

function Consent({ person, place, change }: ConsentProps) {
  const { text } = useSpeaker();
  const { check } = useAsking();
  const errorAt = useErrorAt();
  return (
    <div class="pair">
      <TextField
        label={text('ask.consent')}
        hint={text('ask.consent-hint')}
        value={person.consentScope}
        maxLength={500}
        onValue={(typed) => change({ consentScope: readable(typed) })}
        onLeave={() => check.leave(`${place}.consent.scope`)}
        error={errorAt(`${place}.consent.scope`)}
      />
      <DayField
        label={text('ask.consent-day')}
        value={person.consentDay === '' ? undefined : person.consentDay}
        onValue={(day) => change({ consentDay: day ?? '' })}
        onLeave={() => check.leave(`${place}.consent.date`)}
        error={errorAt(`${place}.consent.date`)}
      />
    </div>
  );
}
