/** Adds evidence: the files, and the summary that a court will ask for. */
import { useRef, useState } from 'preact/hooks';
import { parseSummaryDocument } from '@kopri/domain';
import { Button } from '../../ui/button.js';
import { focusFirstFault } from '../../ui/field.js';
import { Handling } from '../../ui/marks.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { clocksOf } from '../case/due.js';
import { FaultNote } from '../case/fault-note.js';
import { countriesOf } from '../../people.js';
import type { CaseFile } from '../case/use-case.js';
import { useDraft } from '../case/use-draft.js';
import { ChosenFiles, isTooLarge, isUnwritable } from './chosen-files.js';
import { newForm, readForm, summaryOf, type SummaryForm } from './form-values.js';
import { SummaryFormFields } from './summary-form-fields.js';
import type { Sharing } from './use-sharing.js';

interface EvidenceFormProps {
  readonly file: CaseFile;
  readonly sharing: Sharing;
  readonly onClose: () => void;
}

export function EvidenceForm({ file, sharing, onClose }: EvidenceFormProps) {
  const { text, words } = useSpeaker();
  const { view } = file;
  const fresh = newForm({ zone: clocksOf(view).own, handlingCode: view.handling.code });
  const draft = useDraft<SummaryForm>(`case/${view.query}/evidence`, (kept) => readForm(kept, fresh));
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isTried, setTried] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const form = draft.value;
  if (form === undefined) return null;
  const parsed = parseSummaryDocument(summaryOf(form));
  const faults = new Map(parsed.ok ? [] : parsed.faults.map(({ path, fault }) => [path, words('faultCodes', fault)]));
  const isStopped = files.some((each) => isTooLarge(each) || isUnwritable(each));
  const share = async (): Promise<void> => {
    setTried(true);
    if (!parsed.ok) return void setTimeout(() => focusFirstFault(place.current ?? document));
    if (!isStopped && (await sharing.share(files, summaryOf(form)))) draft.drop();
  };
  return (
    <div class="form" ref={place}>
      <h3>{text('evidence.add')}</h3>
      <ChosenFiles files={files} onFiles={setFiles} />
      <SummaryFormFields form={form} onForm={draft.set} faults={faults} isTried={isTried} view={view} />
      {parsed.ok &&
        parsed.warnings.map(({ code, path }) => (
          <Note key={`${code} ${path}`} tone="soon">
            {words('warningCodes', code)}
          </Note>
        ))}
      {sharing.error !== undefined && <FaultNote error={sharing.error}>{text('evidence.form-is-kept')}</FaultNote>}
      {isTried && faults.size > 0 && <p class="late-t">{text('evidence.fields-missing', { n: faults.size })}</p>}
      <WillGo file={file} files={files} code={form.handlingCode} />
      <div class="acts">
        <Button
          kind="go"
          onPress={() => void share()}
          blocked={sharing.isSharing ? text('evidence.being-sent') : isStopped ? text('evidence.cannot-go') : undefined}
        >
          {text('evidence.share')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {text('case.later')}
        </Button>
        <span class="small" role="status">
          {draft.isKept && text('evidence.draft-kept')}
        </span>
      </div>
    </div>
  );
}

/** What will happen, before it happens. */
function WillGo({ file, files, code }: { file: CaseFile; files: readonly File[]; code: SummaryForm['handlingCode'] }) {
  const { text, bytes, words, list, country } = useSpeaker();
  const { people, readers, isOffline } = file;
  const size = bytes(files.reduce((sum, each) => sum + each.size, 0));
  return (
    <p class="goes">
      <span>{text('evidence.will-go', { n: files.length, size })}</span>{' '}
      <span>{text('case.goes-to', { countries: list(countriesOf(people, readers).map(country)) })}</span>{' '}
      <span>{text('shell.people', { n: readers.length })}</span>{' '}
      <span>
        <Handling code={code}>{words('handlingCodes', code)}</Handling>
      </span>{' '}
      {isOffline && <b>{text('case.will-wait')}</b>}
    </p>
  );
}
