import { useEffect } from 'preact/hooks';
import { announce } from './announcer.js';
import { Button } from './button.js';
import { useSecondsLeft } from './countdown.js';
import { useSpeaker } from './speaker.js';
import { useShortcuts } from './use-shortcuts.js';

interface UndoLineProps {
  /** “Answer 3 goes to Türkiye”; said once to screen readers, without the seconds. */
  says: string;
  /** Unix time, in milliseconds, at which it is sent. */
  untilMs: number;
  onUndo: () => void;
  /** Stays at the foot of the window; otherwise where it is put, as in the send bar. */
  floats?: boolean;
}

/** The one floating line: what is about to go, the seconds in words, and the way back. */
export function UndoLine({ says, untilMs, onUndo, floats = false }: UndoLineProps) {
  const { text } = useSpeaker();
  const seconds = useSecondsLeft(untilMs);
  useEffect(() => announce(`${says} ${text('shell.undo', { n: seconds })}`), [says]);
  useShortcuts({ KeyZ: seconds > 0 ? onUndo : undefined });
  return (
    <div class={floats ? 'undo floats' : 'undo'}>
      <span>{says}</span>
      {seconds > 0 && (
        <Button keys="KeyZ" onPress={onUndo}>
          <span class="num">{text('shell.undo', { n: seconds })}</span>
        </Button>
      )}
    </div>
  );
}
