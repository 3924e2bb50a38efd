/** The fields of a summary, in the order in which a court asks for them; faults stand at their fields. */
import type { QueryView } from '@kopri/client';
import type { PlainKey } from '@kopri/locale';
import {
  caveats,
  copyTypes,
  evidenceKinds,
  handlingCodes,
  informationEvaluations,
  sourceEvaluations,
} from '@kopri/protocol';
import { useState } from 'preact/hooks';
import { Chips, ManyChips, Segments } from '../../ui/choices.js';
import { DayField } from '../../ui/day-field.js';
import { Details } from '../../ui/details.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import type { SummaryForm } from './form-values.js';

interface FieldsProps {
  readonly form: SummaryForm;
  readonly onForm: (form: SummaryForm) => void;
  /** Words by path. */
  readonly faults: ReadonlyMap<string, string>;
  /** Every fault is shown; before, only those of fields that were left. */
  readonly isTried: boolean;
  readonly view: QueryView;
}

type TextName = {
  [K in keyof SummaryForm]: SummaryForm[K] extends string ? (string extends SummaryForm[K] ? K : never) : never;
}[keyof SummaryForm];

interface FieldTools {
  readonly change: (part: Partial<SummaryForm>) => void;
  readonly leave: (path: string) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly line: (name: TextName, label: PlainKey, path: string) => ReturnType<typeof TextField>;
  readonly yesNo: readonly { readonly value: 'yes' | 'no'; readonly words: string }[];
}

function useTools({ form, onForm, faults, isTried }: FieldsProps): FieldTools {
  const { text, words } = useSpeaker();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const change = (part: Partial<SummaryForm>): void => onForm({ ...form, ...part });
  const leave = (path: string): void => setLeft(new Set([...left, path]));
  const errorAt = (path: string): string | undefined => (isTried || left.has(path) ? faults.get(path) : undefined);
  return {
    change,
    leave,
    errorAt,
    line: (name, label, path) => (
      <TextField
        label={text(label)}
        value={form[name]}
        error={errorAt(path)}
        onValue={(value) => change({ [name]: value })}
        onLeave={() => leave(path)}
      />
    ),
    yesNo: (['yes', 'no'] as const).map((value) => ({ value, words: words('answerValues', value) })),
  };
}

export function SummaryFormFields(props: FieldsProps) {
  const { form, view } = props;
  const { text, words } = useSpeaker();
  const tools = useTools(props);
  const { change, errorAt, line, leave } = tools;
  return (
    <>
      <Chips
        label={text('evidence.kind')}
        error={errorAt('$.kind')}
        choices={evidenceKinds.map((value) => ({ value, words: words('evidenceKinds', value) }))}
        value={form.kind === '' ? undefined : form.kind}
        onValue={(kind) => change({ kind })}
      />
      {line('title', 'evidence.name', '$.title')}
      <TextArea
        label={text('evidence.description')}
        hint={text('case.no-names')}
        value={form.description}
        error={errorAt('$.description')}
        onValue={(description) => change({ description })}
        onLeave={() => leave('$.description')}
      />
      <Chips
        label={text('evidence.copy-type')}
        error={errorAt('$.copyType')}
        choices={copyTypes.map((value) => ({ value, words: words('copyTypes', value) }))}
        value={form.copyType === '' ? undefined : form.copyType}
        onValue={(copyType) => change({ copyType })}
      />
      <Collected {...props} tools={tools} />
      <Chips
        label={text('evidence.victim-material')}
        error={errorAt('$.victimMaterial')}
        choices={tools.yesNo}
        value={form.victimMaterial === '' ? undefined : form.victimMaterial}
        onValue={(victimMaterial) => change({ victimMaterial })}
      />
      <Chips
        label={text('evidence.handling')}
        hint={text('evidence.handling-hint', { code: view.handling.code })}
        choices={handlingCodes.map((value) => ({ value, words: value, detail: words('handlingCodes', value) }))}
        value={form.handlingCode}
        onValue={(handlingCode) => change({ handlingCode })}
      />
      <More {...props} tools={tools} />
    </>
  );
}

type PartProps = FieldsProps & { readonly tools: FieldTools };

function Collected({ form, view, tools: { change, errorAt, leave, line } }: PartProps) {
  const { text, city } = useSpeaker();
  const zones = [...new Set([view.due.zone, view.due.askerZone, form.zone])];
  return (
    <>
      {line('collectorName', 'evidence.collector', errorAt('$.collectedBy') ? '$.collectedBy' : '$.collectedBy.name')}
      {line('collectorAuthority', 'evidence.collector-authority', '$.collectedBy.authority')}
      <DayField
        label={text('evidence.collected-day')}
        value={form.day === '' ? undefined : form.day}
        error={form.day === '' ? errorAt('$.collectedAt') : undefined}
        onValue={(day) => change({ day: day ?? '' })}
        onLeave={() => leave('$.day')}
      />
      <TextField
        label={text('evidence.collected-time')}
        hint={text('evidence.time-hint')}
        inputMode="numeric"
        value={form.time}
        error={form.day === '' ? undefined : errorAt('$.collectedAt')}
        onValue={(time) => change({ time })}
        onLeave={() => leave('$.collectedAt')}
      />
      {zones.length > 1 && (
        <Segments
          label={text('evidence.clock-of')}
          choices={zones.map((value) => ({ value, words: city(value) }))}
          value={form.zone}
          onValue={(zone) => change({ zone })}
        />
      )}
      {line('method', 'evidence.method', '$.method')}
    </>
  );
}

function More({ form, tools: { change, errorAt, line, yesNo } }: PartProps) {
  const { text, words } = useSpeaker();
  return (
    <Details summary={text('evidence.more')}>
      <div class="form">
        {line('place', 'evidence.place', '$.place')}
        {line('authorisation', 'evidence.authorisation', '$.authorisation')}
        {line('tool', 'evidence.tool', '$.tool')}
        {line('originalHeldBy', 'evidence.original', '$.originalHeldBy')}
        {line('redactions', 'evidence.redactions', '$.redactions')}
        <Chips
          label={text('evidence.by-mla')}
          choices={yesNo}
          value={form.obtainableByMla === '' ? undefined : form.obtainableByMla}
          onValue={(obtainableByMla) => change({ obtainableByMla })}
        />
        <Select
          label={text('evidence.source')}
          error={errorAt('$.evaluation.source')}
          prompt={text('case.choose-one')}
          choices={sourceEvaluations.map((value) => ({
            value,
            words: `${value} · ${words('sourceEvaluations', value)}`,
          }))}
          value={form.source === '' ? undefined : form.source}
          onValue={(source) => change({ source })}
        />
        <Select
          label={text('evidence.information')}
          error={errorAt('$.evaluation.information')}
          prompt={text('case.choose-one')}
          choices={informationEvaluations.map((value) => ({
            value,
            words: `${value} · ${words('informationEvaluations', value)}`,
          }))}
          value={form.information === '' ? undefined : form.information}
          onValue={(information) => change({ information })}
        />
        <ManyChips
          label={text('evidence.caveats')}
          choices={caveats.map((value) => ({ value, words: words('caveats', value) }))}
          values={form.caveats}
          onValues={(chosen) => change({ caveats: chosen })}
        />
      </div>
    </Details>
  );
}
