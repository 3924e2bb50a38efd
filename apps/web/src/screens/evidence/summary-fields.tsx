/** The summary of a piece of evidence in words; what is not there is not mentioned. */
import type { EvidenceEntry } from '@kopri/client';
import type { Speaker } from '@kopri/locale';
import type { SummaryDocument } from '@kopri/protocol';
import type { Fact } from '../../ui/facts.js';
import { Handling } from '../../ui/marks.js';

/** `zone`: of the office that reads. */
export function summaryFields({ summary }: EvidenceEntry, speaker: Speaker, zone: string): readonly Fact[] {
  const { text, words, dayTime, city } = speaker;
  const said = summary as unknown as SummaryDocument;
  const { kind, copyType, collectedBy, collectedAt, handling, evaluation, victimMaterial, obtainableByMla } = said;
  const yesNo = (is: boolean | undefined): string | undefined =>
    is === undefined ? undefined : words('answerValues', is ? 'yes' : 'no');
  const lines: readonly (readonly [label: string, value: Fact['children'] | undefined])[] = [
    [text('evidence.kind'), `${words('evidenceKinds', kind)}, ${words('copyTypes', copyType)}`],
    [text('evidence.description'), said.description],
    [text('evidence.collected-by'), `${collectedBy.name}, ${speaker.authority(collectedBy.authority)}`],
    [text('evidence.collected-at'), `${dayTime(collectedAt, zone)} ${city(zone)}`],
    [text('evidence.place'), said.place],
    [text('evidence.authorisation'), said.authorisation],
    [text('evidence.method'), said.method],
    [text('evidence.tool'), said.tool],
    [text('evidence.original'), said.originalHeldBy],
    [text('evidence.redactions'), said.redactions],
    [text('evidence.victim-material'), victimMaterial ? yesNo(true) : undefined],
    [text('evidence.by-mla'), yesNo(obtainableByMla)],
    [
      text('evidence.evaluation'),
      evaluation &&
        `${evaluation.source}${evaluation.information}: ${words('sourceEvaluations', evaluation.source)}; ${words('informationEvaluations', evaluation.information)}`,
    ],
    [
      text('evidence.handling'),
      <>
        <Handling code={handling.code}>{words('handlingCodes', handling.code)}</Handling>
        {(handling.caveats ?? []).map((caveat) => (
          <span class="small side" key={caveat}>
            {words('caveats', caveat)}
          </span>
        ))}
      </>,
    ],
  ];
  return lines.flatMap(([label, children]) => (children === undefined || children === '' ? [] : [{ label, children }]));
}
