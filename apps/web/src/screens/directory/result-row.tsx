import type { MemberEntry } from '@kopri/client';
import { pathTo } from '../../router.js';
import { Dotted } from '../../ui/dotted.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { PersonName } from './person-name.js';
import { PresenceMark } from './presence-mark.js';
import { StateWords } from './state-words.js';

interface ResultRowProps {
  readonly entry: MemberEntry;
  readonly nowMs: number;
  readonly chosen: boolean;
  /** Under the name of an authority, which is not said again. */
  readonly isUnderOffice?: boolean;
}

export function ResultRow({ entry, nowMs, chosen, isUnderOffice = false }: ResultRowProps) {
  const speaker = useSpeaker();
  const { country, authority, position, role, state } = entry;
  const post = position ?? speaker.words('memberRoles', role);
  const place = [country && speaker.country(country), authority && <Office id={authority} />, post];
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
          {isUnderOffice ? post : <Dotted parts={place} />}
          <StateWords state={state} />
        </span>
      </a>
    </li>
  );
}
