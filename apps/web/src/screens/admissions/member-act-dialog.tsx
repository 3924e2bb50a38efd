/** Before something is done about a member: its effect in words, the reason, and what is left without an owner. */
import { useState } from 'preact/hooks';
import type { MemberEntry } from '@kopri/client';
import { isAppError, type AppError } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import type { Remote } from '../../core/wire.js';
import { Dialog } from '../../ui/dialog.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import { FaultNote } from '../case/fault-note.js';
import type { BegunAct } from './begun-act.js';
import type { MemberAct } from './member-acts.js';
import { OpenQueries } from './open-queries.js';

interface MemberActDialogProps {
  readonly entry: MemberEntry;
  readonly begun: BegunAct;
  readonly onReason: (reason: string) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const REASON_LENGTH = 500;

const texts = {
  suspend: ['correspondent.suspend-ask', 'correspondent.suspend-says', 'correspondent.suspend-act'],
  reinstate: ['correspondent.reinstate-ask', 'correspondent.reinstate-says', 'correspondent.reinstate-act'],
  remove: ['correspondent.remove-ask', 'correspondent.remove-says', 'correspondent.remove-act'],
  erase: ['correspondent.erase-ask', 'correspondent.erase-says', 'correspondent.erase-act'],
} as const;

const needsReason = (act: MemberAct): boolean => act === 'suspend' || act === 'remove';

function perform({ members }: Remote, { member, act, reason }: BegunAct): Promise<MemberEntry> {
  if (act === 'erase') return members.erase(member);
  return reason.trim() === '' ? members[act](member) : members[act](member, reason.trim());
}

export function MemberActDialog({ entry, begun, onReason, onDone, onClose }: MemberActDialogProps) {
  const { text, person } = useSpeaker();
  const kopri = useKopri();
  const [error, setError] = useState<AppError | undefined>(undefined);
  const [isActing, setActing] = useState(false);
  const [ask, says, act] = texts[begun.act];
  const isLacking = needsReason(begun.act) && begun.reason.trim() === '';
  const onAct = async (): Promise<void> => {
    if (isActing) return;
    setActing(true);
    setError(undefined);
    try {
      await perform(kopri, begun);
      onClose();
      onDone();
    } catch (failure) {
      if (!isAppError(failure)) throw failure;
      setError(failure);
    } finally {
      setActing(false);
    }
  };
  return (
    <Dialog
      title={text(ask, { name: person(entry) })}
      act={text(act)}
      onAct={() => void onAct()}
      blocked={isLacking ? text('correspondent.reason-missing') : undefined}
      keep={text('correspondent.keep')}
      onKeep={onClose}
      irreversible={begun.act === 'remove' || begun.act === 'erase'}
    >
      <p>{text(says)}</p>
      {begun.act === 'remove' && <OpenQueries member={entry.member} />}
      {begun.act !== 'erase' && (
        <TextArea
          label={text('correspondent.reason')}
          hint={text('correspondent.reason-public')}
          value={begun.reason}
          onValue={onReason}
          maxLength={REASON_LENGTH}
          required={needsReason(begun.act)}
        />
      )}
      {error && <FaultNote error={error} />}
    </Dialog>
  );
}
