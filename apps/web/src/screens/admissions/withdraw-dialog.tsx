import { useState } from 'preact/hooks';
import type { InvitationView, JoinRequestView } from '@kopri/client';
import { isAppError, type AppError } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { announce } from '../../ui/announcer.js';
import { Dialog } from '../../ui/dialog.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { useWhom } from './whom.js';

interface WithdrawDialogProps {
  readonly invitation: InvitationView;
  /** Those who wait for a decision on this link. */
  readonly asked: readonly JoinRequestView[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function WithdrawDialog({ invitation, asked, onDone, onClose }: WithdrawDialogProps) {
  const { text, list } = useSpeaker();
  const kopri = useKopri();
  const whom = useWhom();
  const [error, setError] = useState<AppError | undefined>(undefined);
  const withdraw = (): void => {
    setError(undefined);
    kopri.enrolment.withdraw(invitation.invitation).then(
      () => {
        announce(text('correspondent.withdrawn'));
        onClose();
        onDone();
      },
      (failure: unknown) => isAppError(failure) && setError(failure),
    );
  };
  return (
    <Dialog
      title={text('correspondent.withdraw-ask', { whom: whom(invitation) })}
      act={text('correspondent.withdraw-act')}
      onAct={withdraw}
      keep={text('correspondent.keep')}
      onKeep={onClose}
      irreversible
    >
      <p>{text('correspondent.withdraw-says')}</p>
      {asked.length > 0 && (
        <p>
          <b>{text('correspondent.withdraw-asked', { names: list(asked.map(({ name }) => name)) })}</b>
        </p>
      )}
      {error && <FaultNote error={error} />}
    </Dialog>
  );
}
