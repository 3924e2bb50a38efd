/** Before the server was ever heard out: how far it is, never an empty list that says there is nothing. */
import type { Progress as Told } from '@kopri/client';
import { useEffect, useState } from 'preact/hooks';
import { useCore } from '../../core/core-context.js';
import { Empty } from '../../ui/card.js';
import { Progress } from '../../ui/progress.js';
import { useSpeaker } from '../../ui/speaker.js';

function useTold(): Told | undefined {
  const core = useCore();
  const [told, setTold] = useState<Told>();
  useEffect(
    () =>
      core.listen((notice) => {
        if (notice.notice !== 'progress') return;
        if (notice.progress.what === 'directory' || notice.progress.what === 'channels') setTold(notice.progress);
      }),
    [core],
  );
  return told;
}

export function FirstSync() {
  const { text } = useSpeaker();
  const told = useTold();
  if (told === undefined) return <Empty title={text('today.not-known-yet')}>{text('today.not-known-says')}</Empty>;
  const { what, done = 0, total } = told;
  const says =
    what === 'directory'
      ? text('today.first-directory', { n: done })
      : text('today.first-channels', { done, total: total ?? done });
  return <Progress label={text('today.first-sync')} says={says} done={done} total={total} />;
}
