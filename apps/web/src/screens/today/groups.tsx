import { Group, Rows } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { CaseRow } from './case-row.js';
import type { GroupName, TriageGroup } from './triage.js';

const titles = {
  overdue: 'today.overdue',
  'due-today': 'today.due-today',
  'for-me': 'today.waiting-for-me',
  'for-them': 'today.waiting-for-them',
} as const satisfies Record<GroupName, string>;

const remarks: Readonly<Partial<Record<GroupName, 'today.overdue-remark' | 'today.order-remark'>>> = {
  overdue: 'today.overdue-remark',
  'due-today': 'today.order-remark',
};

export function Groups({ groups }: { groups: readonly TriageGroup[] }) {
  const { text } = useSpeaker();
  return groups.map(({ name, duties }) => {
    const remark = remarks[name];
    return (
      <Group
        key={name}
        title={text(titles[name])}
        count={duties.length}
        remark={remark && text(remark)}
        late={name === 'overdue'}
      >
        <Rows>
          {duties.map(({ entry }) => (
            <CaseRow key={entry.query} entry={entry} />
          ))}
        </Rows>
      </Group>
    );
  });
}
