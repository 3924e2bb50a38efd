/** The client of this tab cannot work: why, by its code, and the next step. */
import { appError } from '../../core/coded.js';
import type { CodedError } from '../../core/wire.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { EntryFrame } from './entry-frame.js';
import { useSaid } from './use-said.js';

export function Broken({ error }: { readonly error: CodedError }) {
  const { text } = useStartSpeaker();
  const { message, hint } = useSaid()(appError(error));
  return (
    <EntryFrame title={text('start.broken')}>
      <Note tone="late" title={message} live>
        {hint}
      </Note>
      {error.code === 'store-unreachable' && <p>{text('start.broken-storage')}</p>}
      <div class="acts">
        <Button kind="go" onPress={() => location.reload()}>
          {text('start.again')}
        </Button>
      </div>
    </EntryFrame>
  );
}
