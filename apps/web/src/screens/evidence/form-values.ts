/** What the form of a piece of evidence holds, and the summary it becomes. */
import { deadlineInstant } from '@kopri/domain';
import {
  caveats,
  copyTypes,
  evidenceKinds,
  handlingCodes,
  informationEvaluations,
  sourceEvaluations,
  type Caveat,
  type HandlingCode,
} from '@kopri/protocol';

type OneOf<L extends readonly string[]> = L[number] | '';

export interface SummaryForm {
  readonly kind: OneOf<typeof evidenceKinds>;
  readonly title: string;
  readonly description: string;
  readonly collectorName: string;
  readonly collectorAuthority: string;
  /** `2026-11-03`, and `13:10` by the clock of `zone`. */
  readonly day: string;
  readonly time: string;
  readonly zone: string;
  readonly place: string;
  readonly authorisation: string;
  readonly method: string;
  readonly tool: string;
  readonly copyType: OneOf<typeof copyTypes>;
  readonly originalHeldBy: string;
  readonly redactions: string;
  readonly victimMaterial: 'yes' | 'no' | '';
  readonly obtainableByMla: 'yes' | 'no' | '';
  readonly source: OneOf<typeof sourceEvaluations>;
  readonly information: OneOf<typeof informationEvaluations>;
  readonly handlingCode: HandlingCode;
  readonly caveats: readonly Caveat[];
}

export const newForm = (about: Pick<SummaryForm, 'zone' | 'handlingCode'>): SummaryForm => ({
  kind: '',
  title: '',
  description: '',
  collectorName: '',
  collectorAuthority: '',
  day: '',
  time: '',
  place: '',
  authorisation: '',
  method: '',
  tool: '',
  copyType: '',
  originalHeldBy: '',
  redactions: '',
  victimMaterial: '',
  obtainableByMla: '',
  source: '',
  information: '',
  caveats: [],
  ...about,
});

/** As `SUMMARY.json` has it; what is empty is left out, so that its fault stands at its place. */
export function summaryOf(form: SummaryForm): Readonly<Record<string, unknown>> {
  const { kind, title, collectorName: name, collectorAuthority: authority, method, copyType } = form;
  const collectedAt = instantOf(form);
  const summary = {
    kind,
    title,
    collectedBy: withoutEmpty({ name, authority }),
    collectedAt,
    method,
    copyType,
    victimMaterial: yesNo(form.victimMaterial),
    handling: { code: form.handlingCode, ...(form.caveats.length > 0 ? { caveats: [...form.caveats] } : {}) },
    description: form.description,
    place: form.place,
    authorisation: form.authorisation,
    tool: form.tool,
    originalHeldBy: form.originalHeldBy,
    redactions: form.redactions,
    obtainableByMla: yesNo(form.obtainableByMla),
    evaluation: form.source === '' ? undefined : withoutEmpty({ source: form.source, information: form.information }),
  };
  return withoutEmpty(summary);
}

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** A day without a time is not a moment: the fault is told at the place of `collectedAt`. */
function instantOf({ day, time, zone }: SummaryForm): string | undefined {
  const [, hours = '', minutes = ''] = CLOCK.exec(time.trim()) ?? [];
  if (day === '' || hours === '') return undefined;
  return deadlineInstant({ date: `${day}T${hours.padStart(2, '0')}:${minutes}`, zone });
}

const yesNo = (value: 'yes' | 'no' | ''): boolean | undefined => (value === '' ? undefined : value === 'yes');

const withoutEmpty = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(typeof value === 'string' && value.trim() === ''),
    ),
  );

/** What was kept on the disk, possibly by an older version of this form. */
export function readForm(kept: unknown, fresh: SummaryForm): SummaryForm {
  const found = (typeof kept === 'object' && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>;
  const text = (name: keyof SummaryForm): string => (typeof found[name] === 'string' ? found[name] : '');
  const one = <T extends string>(list: readonly T[], name: keyof SummaryForm): T | '' =>
    list.find((code) => code === found[name]) ?? '';
  const chosen = found['caveats'];
  return {
    kind: one(evidenceKinds, 'kind'),
    title: text('title'),
    description: text('description'),
    collectorName: text('collectorName'),
    collectorAuthority: text('collectorAuthority'),
    day: text('day'),
    time: text('time'),
    zone: text('zone') || fresh.zone,
    place: text('place'),
    authorisation: text('authorisation'),
    method: text('method'),
    tool: text('tool'),
    copyType: one(copyTypes, 'copyType'),
    originalHeldBy: text('originalHeldBy'),
    redactions: text('redactions'),
    victimMaterial: one(['yes', 'no'], 'victimMaterial'),
    obtainableByMla: one(['yes', 'no'], 'obtainableByMla'),
    source: one(sourceEvaluations, 'source'),
    information: one(informationEvaluations, 'information'),
    handlingCode: one(handlingCodes, 'handlingCode') || fresh.handlingCode,
    caveats: Array.isArray(chosen) ? caveats.filter((caveat) => chosen.includes(caveat)) : [],
  };
}
