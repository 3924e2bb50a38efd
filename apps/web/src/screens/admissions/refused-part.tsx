import { useAsked } from '../../core/core-context.js';
import { useOverview } from '../../inside/overview.js';
import { Details } from '../../ui/details.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Timeline } from '../../ui/timeline.js';
import { findRefusals } from './refusals.js';

/** `count`: of requests that wait; the list is read anew when it changes. */
export function RefusedPart({ count }: { readonly count: number }) {
  const { zone } = useOverview();
  const { text, dayTime } = useSpeaker();
  const { value = [] } = useAsked(findRefusals, [count]);
  if (value.length === 0) return null;
  const events = value.map(({ name, reason, at }) => ({
    key: at,
    children: (
      <>
        <b>{name}</b> {reason}
      </>
    ),
    remark: dayTime(at, zone),
  }));
  return (
    <Details summary={text('correspondent.refused')}>
      <Timeline of="history" events={events} />
    </Details>
  );
}
