/** What stands above every screen while it is so: the alarm where the screen does not have it, trouble, a new version. Nothing most days. */
import type { Notice } from '../core/wire.js';
import { useEffect, useState } from 'preact/hooks';
import { useCore } from '../core/core-context.js';
import { adoptUpdate, type ReleaseState } from '../release/release.js';
import { useRelease } from '../release-watch.js';
import '../styles/screens/frame.css';
import { Button } from '../ui/button.js';
import { Note } from '../ui/note.js';
import { useSpeaker } from '../ui/speaker.js';
import { useOverview } from './overview.js';
import { SendingStopped } from './sending-stopped.js';

interface FrameLinesProps {
  /** The screen itself has the alarm. */
  readonly isAlarmBelow: boolean;
}

export function FrameLines({ isAlarmBelow }: FrameLinesProps) {
  const { standing } = useOverview();
  const alarm = standing?.status.alarm;
  const trouble = useHeardTrouble();
  return (
    <div class="lines">
      {alarm !== undefined && !isAlarmBelow && <SendingStopped code={alarm} />}
      {alarm === undefined && trouble !== undefined && <Trouble error={trouble} />}
      <UpdateReady />
    </div>
  );
}

type TroubleError = NonNullable<Extract<Notice, { notice: 'trouble' }>['error']>;

/** Over as soon as anything came through again. */
function useHeardTrouble(): TroubleError | undefined {
  const core = useCore();
  const [trouble, setTrouble] = useState<TroubleError>();
  useEffect(
    () =>
      core.listen((notice) => {
        if (notice.notice === 'trouble') setTrouble(notice.error);
        if (notice.notice === 'changed' || (notice.notice === 'line' && !notice.offline)) setTrouble(undefined);
      }),
    [core],
  );
  return trouble;
}

function Trouble({ error: { code, detail } }: { error: TroubleError }) {
  const { text, error } = useSpeaker();
  const { message, hint } = error(code, detail);
  return (
    <Note tone="soon" title={message} live>
      {hint} {text('shell.tries-again')} <span class="num">{text('shell.code', { code })}</span>
    </Note>
  );
}

function UpdateReady() {
  const { text } = useSpeaker();
  const { update, isAdopted }: ReleaseState = useRelease();
  const [later, setLater] = useState<number>();
  if (update === undefined || later === update.sequence) return null;
  const adopt = async (): Promise<void> => {
    if (!isAdopted) await adoptUpdate();
    location.reload();
  };
  return (
    <Note
      title={text('shell.update-ready')}
      live
      acts={
        <>
          <Button onPress={() => void adopt()}>{text('shell.update-now')}</Button>
          <Button kind="quiet" onPress={() => setLater(update.sequence)}>
            {text('shell.update-later')}
          </Button>
        </>
      }
    >
      {text('shell.update-says')}
    </Note>
  );
}
