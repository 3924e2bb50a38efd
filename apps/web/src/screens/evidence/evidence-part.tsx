/** Evidence of one case: cards, and the form that adds one. */
import { useState } from 'preact/hooks';
import { useKopri } from '../../core/core-context.js';
import { lazy } from '../../lazy.js';
import '../../styles/screens/evidence.css';
import { Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { Progress } from '../../ui/progress.js';
import { useSpeaker } from '../../ui/speaker.js';
import { UndoLine } from '../../ui/undo-line.js';
import type { AskedCase, CaseFile } from '../case/use-case.js';
import { EvidenceCard } from './evidence-card.js';
import { doneOf, type Transfers } from './transfers.js';
import { useSharing } from './use-sharing.js';
import { useTransfers } from './use-transfers.js';

const EvidenceForm = lazy(async () => (await import('./evidence-form.js')).EvidenceForm);

export function EvidencePart({ file, again }: { readonly file: CaseFile; readonly again: AskedCase['again'] }) {
  const { text, bytes } = useSpeaker();
  const kopri = useKopri();
  const [isAdding, setAdding] = useState(false);
  const transfers = useTransfers(again);
  const sharing = useSharing(file, again);
  const { evidence } = file;
  const size = evidence.flatMap(({ files }) => files).reduce((sum, each) => sum + each.size, 0);
  const { held } = sharing;
  const share = async (files: readonly File[], summary: unknown): Promise<boolean> => {
    const isDone = await sharing.share(files, summary);
    if (isDone) setAdding(false);
    return isDone;
  };
  const undo = (): void => {
    if (held === undefined) return;
    sharing.forget();
    void kopri.evidence.cancel(held.evidence).then(again, again);
  };
  return (
    <Section
      title={text('evidence.title')}
      remark={evidence.length === 0 ? undefined : text('evidence.amount', { n: evidence.length, size: bytes(size) })}
    >
      {evidence.length === 0 && !isAdding && <p class="two">{text('evidence.none')}</p>}
      {evidence.map((entry) => (
        <EvidenceCard key={entry.evidence} {...{ entry, file, again }} transfer={transfers.get(entry.evidence)}>
          {held?.evidence === entry.evidence && held.untilMs > Date.now() && (
            <UndoLine says={text('evidence.goes')} untilMs={held.untilMs} onUndo={undo} />
          )}
        </EvidenceCard>
      ))}
      {sharing.isSharing && <Sealing transfers={transfers} known={evidence.map((entry) => entry.evidence)} />}
      {isAdding ? (
        <div hidden={isQueuedNow()} class="adding no-print">
          <EvidenceForm file={file} sharing={{ ...sharing, share }} onClose={() => setAdding(false)} />
        </div>
      ) : (
        <div class="acts gap-3">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {text('evidence.add')}
          </Button>
        </div>
      )}
    </Section>
  );

  /** Once it stands in the list with its bytes on the way, the form would only say it twice. */
  function isQueuedNow(): boolean {
    return sharing.isSharing && evidence.some(({ upload }) => upload !== undefined);
  }
}

/** Before it stands in the list: the files are read and encrypted. */
function Sealing({ transfers, known }: { transfers: Transfers; known: readonly string[] }) {
  const { text, bytes } = useSpeaker();
  const { evidence } = useKopri();
  const found = [...transfers].find(([id, { what }]) => what === 'sealing' && !known.includes(id));
  if (found === undefined) return null;
  const [id, transfer] = found;
  const done = doneOf(transfer);
  const cancel = (): void => void evidence.cancel(id).catch(() => undefined);
  return (
    <Progress
      label={text('evidence.encrypting')}
      says={text('evidence.encrypted', { size: bytes(done) })}
      done={done}
      total={undefined}
    >
      <Button kind="quiet" onPress={cancel}>
        {text('shell.cancel')}
      </Button>
    </Progress>
  );
}
