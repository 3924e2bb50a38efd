/** A colleague saw another history of this channel: nothing goes before somebody has called and says so. */
import { useKopri } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { Alarm } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';

interface DiffersAlarmProps {
  /** A channel, or the member of a channel of just the two. */
  readonly to: string;
  /** Whom to call. */
  readonly names: readonly string[];
  readonly onAccepted: () => void;
}

export function DiffersAlarm({ to, names, onAccepted }: DiffersAlarmProps) {
  const { text, list } = useSpeaker();
  const { channels } = useKopri();
  return (
    <Alarm
      title={text('channels.differs')}
      code={text('shell.code', { code: 'claim-differs' })}
      acts={
        <Button onPress={() => void channels.acceptDiffering(to).then(onAccepted, onAccepted)}>
          {text('channels.differs-accept')}
        </Button>
      }
    >
      {text('shell.sending-stopped')} {text('channels.differs-ask', { names: list(names) })}
    </Alarm>
  );
}
