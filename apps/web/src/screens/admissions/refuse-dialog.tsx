import { useState } from 'preact/hooks';
import type { JoinRequestView } from '@kopri/client';
import { isAppError, type AppError } from '@kopri/protocol';
import { Dialog } from '../../ui/dialog.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import { FaultNote } from '../case/fault-note.js';
import { useDraft } from '../case/use-draft.js';

interface RefuseDialogProps {
  readonly request: JoinRequestView;
  readonly onRefuse: (reason: string) => Promise<void>;
  readonly onKeep: () => void;
}

const readReason = (kept: unknown): string => (typeof kept === 'string' ? kept : '');
const REASON_LENGTH = 500;

export function RefuseDialog({ request, onRefuse, onKeep }: RefuseDialogProps) {
  const { text, person } = useSpeaker();
  const [error, setError] = useState<AppError | undefined>(undefined);
  const reason = useDraft(`admissions.refuse.${request.request}`, readReason);
  const [isRefusing, setRefusing] = useState(false);
  const typed = reason.value;
  if (typed === undefined) return null;
  const refuse = async (): Promise<void> => {
    if (isRefusing) return;
    setRefusing(true);
    setError(undefined);
    try {
      await onRefuse(typed.trim());
      reason.drop();
      onKeep();
    } catch (failure) {
      if (!isAppError(failure)) throw failure;
      setError(failure);
    } finally {
      setRefusing(false);
    }
  };
  return (
    <Dialog
      title={text('correspondent.refuse-ask', { name: person(request) })}
      act={text('correspondent.refuse-act')}
      onAct={() => void refuse()}
      blocked={typed.trim() === '' ? text('correspondent.reason-missing') : undefined}
      keep={text('correspondent.refuse-keep')}
      onKeep={onKeep}
    >
      <p>{text('correspondent.refuse-says')}</p>
      <TextArea
        label={text('correspondent.reason')}
        hint={text('correspondent.reason-here')}
        value={typed}
        onValue={reason.set}
        maxLength={REASON_LENGTH}
        required
      />
      {error && <FaultNote error={error} />}
    </Dialog>
  );
}
