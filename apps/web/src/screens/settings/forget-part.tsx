/** Leaving this browser: everything the device keeps here goes. */
import { useState } from 'preact/hooks';
import { isAppError, type AppError } from '@kopri/protocol';
import { useCore } from '../../core/core-context.js';
import { useOverview } from '../../inside/overview.js';
import { Acts, Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { unmarkDevice } from '../start/device-mark.js';

export function ForgetPart() {
  const { text } = useSpeaker();
  const { session } = useCore();
  const waiting = useOverview().standing?.status.outbox ?? 0;
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<AppError | undefined>(undefined);
  const forget = async (): Promise<void> => {
    try {
      await session.forget();
      unmarkDevice();
      location.replace('/');
    } catch (failure) {
      if (!isAppError(failure)) throw failure;
      setError(failure);
    }
  };
  return (
    <Section title={text('settings.forget-title')}>
      <p>{text('settings.forget-brief')}</p>
      <Acts>
        <Button kind="danger" onPress={() => setAsking(true)}>
          {text('settings.forget')}
        </Button>
      </Acts>
      {isAsking && (
        <Dialog
          title={text('settings.forget-ask')}
          act={text('settings.forget-act')}
          onAct={() => void forget()}
          keep={text('settings.keep')}
          onKeep={() => setAsking(false)}
          irreversible
        >
          <p>{text('settings.forget-says')}</p>
          {waiting > 0 && (
            <p>
              <b class="late-t">{text('settings.forget-waits', { n: waiting })}</b>
            </p>
          )}
          <p>{text('settings.forget-tell')}</p>
          {error && <FaultNote error={error} />}
        </Dialog>
      )}
    </Section>
  );
}
