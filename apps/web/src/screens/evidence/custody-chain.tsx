/** The custody chain of one piece of evidence: squares, the last one filled; a break is said plainly. */
import type { EvidenceEntry } from '@kopri/client';
import type { CustodyAction } from '@kopri/protocol';
import { calledBy } from '../../people.js';
import { Note } from '../../ui/note.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Timeline } from '../../ui/timeline.js';
import { clocksOf } from '../case/due.js';
import type { CaseFile } from '../case/use-case.js';

/** Entered only after every byte was compared. */
const COMPARED: ReadonlySet<string> = new Set(['received', 'copied'] satisfies CustodyAction[]);

export function CustodyChain({ entry, file }: { readonly entry: EvidenceEntry; readonly file: CaseFile }) {
  const speaker = useSpeaker();
  const { text, words, dayTimeShort, city } = speaker;
  const { own } = clocksOf(file.view);
  if (entry.custody.length === 0) return <p class="small">{text('evidence.no-custody')}</p>;
  return (
    <>
      <Timeline
        of="custody"
        events={entry.custody.map(({ action, actor, at, linked, reason }, place) => {
          const office = file.people.get(actor)?.authority;
          return {
            key: String(place),
            children: (
              <>
                <b>{words('custodyActions', action)}</b> {office && <Office id={office} />}
              </>
            ),
            remark: [
              `${dayTimeShort(at, own)} ${city(own)}`,
              calledBy(file, speaker)(actor),
              reason,
              linked ? sumWords(action) : text('evidence.link-broken'),
            ]
              .filter((part) => part !== undefined && part !== '')
              .join(' · '),
          };
        })}
      />
      {entry.custody.some(({ linked }) => !linked) && (
        <div class="gap-3">
          <Note tone="late" title={text('evidence.chain-broken')}>
            {text('evidence.chain-broken-hint')}
          </Note>
        </div>
      )}
    </>
  );

  function sumWords(action: string): string | undefined {
    if (entry.files.length === 0) return undefined;
    return text(COMPARED.has(action) ? 'evidence.sum-matches' : 'evidence.sum-recorded');
  }
}
