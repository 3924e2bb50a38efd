/** Asked to join: the number to compare by voice, large. Survives closing the browser, and ends by itself. */
import { useEffect, useState } from 'preact/hooks';
import { ownZone } from '@kopri/locale';
import { useCore } from '../../core/core-context.js';
import type { Standing } from '../../core/wire.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { EntryFrame } from './entry-frame.js';
import { Steps } from './steps.js';
import { isStorageKept } from './storage.js';

export function Waiting({ standing: { status, offline } }: { readonly standing: Standing }) {
  const { text, time } = useStartSpeaker();
  const core = useCore();
  const lock = (): void => void core.leave();
  useShortcuts({ 'Ctrl+KeyL': lock });
  const parts = (status.check ?? '').split(' ');
  const asOf = status.syncedAt === null ? undefined : text('start.as-of', { time: time(status.syncedAt, ownZone()) });
  return (
    <EntryFrame
      lead={<Steps now={3} />}
      title={text('start.waiting')}
      says={text('start.waiting-says')}
      state={offline ? text('start.offline') : asOf}
      wider
    >
      <ol class="check" aria-label={text('start.check')}>
        {parts.map((part, index) => (
          <li key={`${index} ${part}`}>{part}</li>
        ))}
      </ol>
      <Note title={text('start.waiting-differ')}>{text('start.waiting-differ-says')}</Note>
      <p>{text('start.waiting-next')}</p>
      <StorageNote />
      <div class="acts">
        <Button onPress={lock} keys="Ctrl+KeyL">
          {text('start.lock')}
        </Button>
      </div>
    </EntryFrame>
  );
}

function StorageNote() {
  const { text } = useStartSpeaker();
  const [isKept, setKept] = useState(true);
  useEffect(() => void isStorageKept().then(setKept), []);
  return isKept ? null : <p class="small">{text('start.storage-unsure')}</p>;
}
