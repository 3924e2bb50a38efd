/** Links that are out: for whom, since when, until when; each can be withdrawn. */
import { useState } from 'preact/hooks';
import type { InvitationView, JoinRequestView } from '@kopri/client';
import { useAsked } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import { useOverview } from '../../inside/overview.js';
import { Button } from '../../ui/button.js';
import { Group } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { type Column, Table } from '../../ui/table.js';
import { useWhom } from './whom.js';
import { WithdrawDialog } from './withdraw-dialog.js';

interface LinksPartProps {
  /** Those that wait: who has asked by which link. */
  readonly requests: readonly JoinRequestView[];
  /** Changes after each decision, which uses up a link. */
  readonly turn: number;
  readonly onWithdrawn: () => void;
}

export function LinksPart({ requests, turn, onWithdrawn }: LinksPartProps) {
  const { zone } = useOverview();
  const { text, dayTime } = useSpeaker();
  const whom = useWhom();
  const { value = [], again } = useAsked((kopri) => kopri.enrolment.invitations(), [turn]);
  const [withdrawing, setWithdrawing] = useState<InvitationView>();
  if (value.length === 0) return null;
  const columns: readonly Column<InvitationView>[] = [
    {
      key: 'whom',
      head: text('correspondent.for-whom'),
      cell: (one) => (
        <>
          {whom(one)}
          <AskedLines of={one} asked={requests.filter(({ invitation }) => invitation === one.invitation)} />
        </>
      ),
    },
    { key: 'made', head: text('correspondent.made'), cell: ({ made }) => dayTime(made, zone) },
    { key: 'until', head: text('correspondent.valid-until'), cell: ({ expires }) => dayTime(expires, zone) },
    {
      key: 'acts',
      head: text('correspondent.acts'),
      cell: (one) =>
        one.withdrawn ? (
          text('correspondent.withdrawn-at', { time: dayTime(one.withdrawn.at, zone) })
        ) : (
          <div class="acts">
            <a href={pathTo('admissions', 'link', one.invitation)}>{text('correspondent.show-link')}</a>
            <Button
              kind="quiet"
              label={`${text('correspondent.withdraw')}: ${whom(one)}`}
              onPress={() => setWithdrawing(one)}
            >
              {text('correspondent.withdraw')}
            </Button>
          </div>
        ),
    },
  ];
  return (
    <Group title={text('correspondent.links')} remark={text('correspondent.links-says')}>
      <Table
        label={text('correspondent.links')}
        columns={columns}
        rows={value}
        keyOf={({ invitation }) => invitation}
      />
      {withdrawing && (
        <WithdrawDialog
          invitation={withdrawing}
          asked={requests.filter(({ invitation }) => invitation === withdrawing.invitation)}
          onDone={() => {
            again();
            onWithdrawn();
          }}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </Group>
  );
}

interface AskedLinesProps {
  readonly of: InvitationView;
  readonly asked: readonly JoinRequestView[];
}

/** Tells links for the same place apart by who has used them. */
function AskedLines({ of: { withdrawn }, asked }: AskedLinesProps) {
  const { text, list } = useSpeaker();
  const names = list((withdrawn?.asked ?? asked).map(({ name }) => name));
  return (
    <>
      {names && (
        <span class="small block">
          {text(withdrawn ? 'correspondent.withdrawn-asked' : 'correspondent.asked', { names })}
        </span>
      )}
      {withdrawn?.isAtServer === false && <span class="small block">{text('correspondent.withdrawn-untold')}</span>}
    </>
  );
}
