/** The members one answers for, with their state: of the own country, or of all for the secretariat. */
import { useState } from 'preact/hooks';
import type { Status } from '@kopri/client';
import { useAsked } from '../../core/core-context.js';
import { Group } from '../../ui/group.js';
import { Select } from '../../ui/select.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Table } from '../../ui/table.js';
import { useDraft } from '../case/use-draft.js';
import { readBegun } from './begun-act.js';
import { MemberActDialog } from './member-act-dialog.js';
import { useMemberColumns } from './member-columns.js';

interface MembersPartProps {
  readonly own: Status;
  /** Changes after each decision, which may bring a member. */
  readonly turn: number;
}

const ALL = 'all';

export function MembersPart({ own, turn }: MembersPartProps) {
  const { text, country } = useSpeaker();
  const isRoot = own.role === 'secretariat';
  const [chosen, setChosen] = useState(isRoot ? ALL : (own.country ?? ALL));
  const { value, again } = useAsked((kopri) => kopri.directory.list(), [turn]);
  const begun = useDraft('admissions.act', readBegun);
  const everybody = value?.members ?? [];
  const members = everybody.filter((entry) => chosen === ALL || entry.country === chosen);
  const present = [...new Set(everybody.flatMap((entry) => entry.country ?? []))].sort();
  const columns = useMemberColumns({ own, onAct: (member, act) => begun.set({ member, act, reason: '' }) });
  const concerned = everybody.find(({ member }) => member === begun.value?.member);
  return (
    <Group
      title={text('correspondent.members')}
      count={members.length}
      remark={isRoot || own.country === null ? undefined : country(own.country)}
    >
      {isRoot && (
        <div class="filter">
          <Select
            label={text('correspondent.country')}
            choices={[
              { value: ALL, words: text('correspondent.all-countries') },
              ...present.map((code) => ({ value: code, words: country(code) })),
            ]}
            value={chosen}
            onValue={setChosen}
          />
        </div>
      )}
      <Table label={text('correspondent.members')} columns={columns} rows={members} keyOf={({ member }) => member} />
      {begun.value && concerned && (
        <MemberActDialog
          key={`${begun.value.member} ${begun.value.act}`}
          entry={concerned}
          begun={begun.value}
          onReason={(reason) => begun.value && begun.set({ ...begun.value, reason })}
          onDone={again}
          onClose={begun.drop}
        />
      )}
    </Group>
  );
}
