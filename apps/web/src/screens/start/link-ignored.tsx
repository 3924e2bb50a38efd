/** An invitation that was opened where a device is open already: it brings nothing here, and that is said. */
import { useStanding } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { EntryFrame } from './entry-frame.js';

export function LinkIgnored({ onGoOn }: { readonly onGoOn: () => void }) {
  const { text } = useStartSpeaker();
  const standing = useStanding();
  if (standing === undefined) return null;
  const { ownName } = standing.status;
  return (
    <EntryFrame
      title={ownName === null ? text('start.link-ignored') : text('start.link-owned', { name: ownName })}
      says={text('start.link-not-used')}
    >
      <div class="acts">
        <Button kind="go" onPress={onGoOn}>
          {text('start.go-on')}
        </Button>
      </div>
    </EntryFrame>
  );
}
