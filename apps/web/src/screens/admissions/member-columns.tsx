import type { MemberEntry, Status } from '@kopri/client';
import { useOverview } from '../../inside/overview.js';
import { Button } from '../../ui/button.js';
import { Dotted } from '../../ui/dotted.js';
import { StateDisc } from '../../ui/marks.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import type { Column } from '../../ui/table.js';
import { PersonName } from '../directory/person-name.js';
import { actsUpon, type MemberAct } from './member-acts.js';

interface Given {
  readonly own: Status;
  readonly onAct: (member: string, act: MemberAct) => void;
}

const stateKeys = {
  active: 'correspondent.active',
  suspended: 'correspondent.suspended',
  removed: 'correspondent.removed',
} as const;

const discs = { active: 'answered', suspended: 'absent', removed: 'refused' } as const;

const actKeys = {
  suspend: 'correspondent.suspend',
  reinstate: 'correspondent.reinstate',
  remove: 'correspondent.remove',
  erase: 'correspondent.erase',
} as const;

export function useMemberColumns({ own, onAct }: Given): readonly Column<MemberEntry>[] {
  const { zone } = useOverview();
  const speaker = useSpeaker();
  const { text, words, country, day, isoDay } = speaker;
  const placeOf = (entry: MemberEntry) => [
    words('memberRoles', entry.role),
    own.role === 'secretariat' && entry.country && country(entry.country),
    entry.authority && <Office id={entry.authority} />,
    entry.position,
  ];
  return [
    {
      key: 'member',
      head: text('correspondent.member'),
      cell: (entry) => (
        <>
          <PersonName of={entry} />
          <span class="small block">
            <Dotted parts={placeOf(entry)} />
          </span>
        </>
      ),
    },
    {
      key: 'state',
      head: text('correspondent.state'),
      beside: true,
      cell: ({ state }) => <StateDisc state={discs[state]}>{text(stateKeys[state])}</StateDisc>,
    },
    {
      key: 'since',
      head: text('correspondent.since'),
      cell: ({ admittedAtMs }) => <span class="num">{day(isoDay(admittedAtMs, zone))}</span>,
    },
    {
      key: 'acts',
      head: text('correspondent.acts'),
      cell: (entry) => (
        <div class="acts">
          {entry.member === own.member && <span class="small">{text('correspondent.you')}</span>}
          {actsUpon(entry, own).map((act) => (
            <Button
              key={act}
              kind="quiet"
              label={`${text(actKeys[act])}: ${speaker.person(entry)}`}
              onPress={() => onAct(entry.member, act)}
            >
              {text(actKeys[act])}
            </Button>
          ))}
        </div>
      ),
    },
  ];
}
