/** A disc, the time there, and in words whether somebody is likely to be at work. */
import type { MemberEntry } from '@kopri/client';
import type { DiscState } from '../../ui/disc-shapes.js';
import { Disc } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { thereIn, type Presence } from './presence.js';
import { presenceKeys } from './word-keys.js';

export const presenceDiscs: Readonly<Record<Presence, DiscState>> = {
  'at-work': 'answered',
  'outside-hours': 'sent',
  'day-off': 'absent',
};

export function PresenceMark({ country, nowMs }: { country: MemberEntry['country']; nowMs: number }) {
  const { text, time } = useSpeaker();
  const there = thereIn(country, nowMs);
  if (there === undefined) return null;
  return (
    <span class="st">
      <Disc state={presenceDiscs[there.presence]} />
      <span class="num">{time(nowMs, there.zone)}</span>
      <span class="vh">{text(presenceKeys[there.presence])}</span>
    </span>
  );
}

/** What the discs mean, under the list. */
export function PresenceLegend() {
  const { text } = useSpeaker();
  return (
    <p class="small presences" aria-hidden="true">
      {(['at-work', 'outside-hours', 'day-off'] as const).map((presence) => (
        <span class="st small" key={presence}>
          <Disc state={presenceDiscs[presence]} />
          {text(presenceKeys[presence])}
        </span>
      ))}
    </p>
  );
}
