/** On which terms the query goes, and by when the answer is wanted. */
import {
  caveats,
  channelNatures,
  findCountry,
  handlingCodes,
  legalBases,
  purposesOfUse,
  stages,
  type HandlingCode,
} from '@kopri/protocol';
import { languages } from '@kopri/locale';
import { Chips, ManyChips, Tick } from '../../ui/choices.js';
import { DayField } from '../../ui/day-field.js';
import { Details } from '../../ui/details.js';
import { FieldGroup } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { languageWords } from '../directory/language-words.js';
import { useAsking, useErrorAt } from './asking.js';
import { OwnDeadline } from './own-deadline.js';

export function StepHandling() {
  const { text, words } = useSpeaker();
  const { form, set } = useAsking();
  const errorAt = useErrorAt();
  return (
    <>
      <Chips<HandlingCode>
        label={text('ask.handling')}
        hint={text('ask.handling-hint')}
        error={errorAt('$.handling.code')}
        choices={handlingCodes.map((value) => ({ value, words: `${value} ${words('handlingCodes', value)}` }))}
        value={form.handling}
        onValue={(handling) => set({ handling })}
      />
      <ManyChips
        label={text('ask.caveats')}
        choices={caveats.map((value) => ({ value, words: words('caveats', value) }))}
        values={form.caveats}
        onValues={(chosen) => set({ caveats: chosen })}
      />
      <OwnDeadline />
      <div class="pair">
        <Select
          label={text('ask.stage')}
          prompt={text('ask.choose-one')}
          error={errorAt('$.stage')}
          choices={stages.map((value) => ({ value, words: words('stages', value) }))}
          value={form.stage}
          onValue={(stage) => set({ stage })}
        />
        <Select
          label={text('ask.purpose-of-use')}
          prompt={text('ask.choose-one')}
          error={errorAt('$.purposeOfUse')}
          choices={purposesOfUse.map((value) => ({ value, words: words('purposesOfUse', value) }))}
          value={form.purposeOfUse}
          onValue={(purposeOfUse) => set({ purposeOfUse })}
        />
      </div>
      <ManyChips
        label={text('ask.legal-basis')}
        error={errorAt('$.legalBasis')}
        choices={legalBases.map((value) => ({ value, words: words('legalBases', value) }))}
        values={form.legalBasis}
        onValues={(legalBasis) => set({ legalBasis })}
      />
      <FieldGroup label={text('ask.neutral')} error={errorAt('$.neutralityDeclaration')}>
        <div class="chips">
          <Tick words={text('ask.neutral-words')} checked={form.neutral} onChecked={(neutral) => set({ neutral })} />
        </div>
      </FieldGroup>
      <Details summary={text('ask.more-terms')}>
        <div class="form folded">
          <MoreTerms />
        </div>
      </Details>
    </>
  );
}

/** Those of the interface, and of the two countries. */
function useTongues() {
  const speaker = useSpeaker();
  const { form, ownCountry } = useAsking();
  const theirs = [ownCountry, form.country].flatMap((code) => findCountry(code)?.languages ?? []);
  return [...new Set([...Object.keys(languages), ...theirs])].map((value) => ({
    value,
    words: languageWords(speaker, value),
  }));
}

function MoreTerms() {
  const { text, words } = useSpeaker();
  const { form, set, check } = useAsking();
  const errorAt = useErrorAt();
  const tongues = useTongues();
  return (
    <>
      <Chips
        label={text('ask.nature')}
        choices={channelNatures.map((value) => ({ value, words: words('channelNatures', value) }))}
        value={form.nature}
        onValue={(nature) => set({ nature })}
      />
      <Chips
        label={text('ask.written')}
        choices={tongues}
        value={tongues.find(({ value }) => value === form.written)?.value}
        onValue={(written) => set({ written })}
      />
      <ManyChips
        label={text('ask.accepted')}
        hint={form.written === '' ? text('ask.accepted-hint') : undefined}
        choices={tongues}
        values={tongues.map(({ value }) => value).filter((tag) => form.accepted.includes(tag))}
        onValues={(accepted) => set({ accepted })}
      />
      <Chips
        label={text('ask.central')}
        choices={(['yes', 'no'] as const).map((value) => ({ value, words: words('answerValues', value) }))}
        value={form.central}
        onValue={(central) => set({ central })}
      />
      <DayField
        label={text('ask.retain-until')}
        value={form.retainUntil === '' ? undefined : form.retainUntil}
        onValue={(day) => set({ retainUntil: day ?? '' })}
        onLeave={() => check.leave('$.retainUntil')}
        error={errorAt('$.retainUntil')}
      />
    </>
  );
}
