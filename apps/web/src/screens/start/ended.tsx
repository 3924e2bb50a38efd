/** No part in the network any more, or not for now: what happened, and what can still be read. */
import { useState } from 'preact/hooks';
import type { ProfileState } from '@kopri/client';
import { useCore } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { beginAnew } from './device-mark.js';
import { EntryFrame } from './entry-frame.js';

interface EndedProps {
  readonly state: Exclude<ProfileState, 'waiting' | 'active'>;
  readonly onRead: () => void;
}

export function Ended({ state, onRead }: EndedProps) {
  const { text } = useStartSpeaker();
  const core = useCore();
  const [isAsking, setAsking] = useState(false);
  const lock = (): void => void core.leave();
  useShortcuts({ 'Ctrl+KeyL': lock });
  const said = {
    refused: [text('start.refused'), text('start.refused-says')],
    suspended: [text('start.suspended'), text('start.suspended-says')],
    removed: [text('start.removed'), text('start.removed-says')],
  } as const;
  const [title, says] = said[state];
  return (
    <EntryFrame title={title} says={says}>
      <div class="acts">
        {state !== 'refused' && (
          <Button kind="go" onPress={onRead}>
            {text('start.read-here')}
          </Button>
        )}
        {state !== 'suspended' && <Button onPress={() => setAsking(true)}>{text('start.begin-anew')}</Button>}
        <Button kind="quiet" onPress={lock} keys="Ctrl+KeyL">
          {text('start.lock')}
        </Button>
      </div>
      {isAsking && (
        <Dialog
          title={text('start.erase-ask')}
          act={text('start.erase')}
          onAct={beginAnew}
          keep={text('start.erase-keep')}
          onKeep={() => setAsking(false)}
          irreversible
        >
          <p>{text('start.erase-says')}</p>
        </Dialog>
      )}
    </EntryFrame>
  );
}
