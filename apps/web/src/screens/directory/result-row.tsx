import type { MemberEntry } from '@kopri/client';
import { pathTo } from '../../router.js';
import { useSpeaker } from '../../ui/speaker.js';
import { PersonName } from './person-name.js';
import { PresenceMark } from './presence-mark.js';
import { StateWords } from './state-words.js';

interface ResultRowProps {
  readonly entry: MemberEntry;
  readonly nowMs: number;
  readonly chosen: boolean;
}

export function ResultRow({ entry, nowMs, chosen }: ResultRowProps) {
  const speaker = useSpeaker();
  const { country, authority, position, role, state } = entry;
  const place = [
    country === null ? undefined : speaker.country(country),
    authority === null ? undefined : speaker.authority(authority),
    position ?? speaker.words('memberRoles', role),
  ];
  return (
    <li>
      <a
        href={pathTo('directory', entry.member)}
        data-row=""
        class={state === 'active' ? undefined : 'gone'}
        aria-current={chosen ? 'true' : undefined}
      >
        <span class="n">
          <PersonName of={entry} />
        </span>
        {state === 'active' && <PresenceMark country={country} nowMs={nowMs} />}
        <span class="small">
          {place.filter(Boolean).join(' · ')}
          <StateWords state={state} />
        </span>
      </a>
    </li>
  );
}
