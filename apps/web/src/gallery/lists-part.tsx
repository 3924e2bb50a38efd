import { Button } from '../ui/button.js';
import { Card, Empty } from '../ui/card.js';
import { Facts, Pairs } from '../ui/facts.js';
import { Group, Rows, Section } from '../ui/group.js';
import { Handling, StateDisc, Urgency } from '../ui/marks.js';
import { Paper } from '../ui/paper.js';
import { Row } from '../ui/row.js';
import { Table } from '../ui/table.js';
import { Timeline, Trail } from '../ui/timeline.js';
import { useRovingRows } from '../ui/use-roving-rows.js';
import { rows } from './samples.js';

export function ListsPart() {
  const list = useRovingRows<HTMLDivElement>();
  return (
    <>
      <div ref={list}>
        <Group title="Overdue" count={1} remark="Give a new date: that is an act of its own" late>
          <Rows>
            {rows.slice(1, 2).map((row) => (
              <Row key={row.href} {...row} tone="late" />
            ))}
          </Rows>
        </Group>
        <Group title="Due today" count={3} remark="U0 stays on top, the rest go by deadline">
          <Rows>
            {rows.map((row) => (
              <Row key={row.href} {...row} />
            ))}
          </Rows>
        </Group>
      </div>
      <Paper
        head={['CASC-TR-2026-000418', <Handling code="H1">not in court without consent</Handling>]}
        foot={['Printed by Nino Beridze, 3 November 2026, 09:42', 'Checksum 9f2c41d0…b3c81e06']}
      >
        <Facts
          facts={[
            {
              label: 'Asks',
              children: (
                <>
                  <b>Türkiye</b>
                  <br />
                  Elif Karaca, Istanbul
                </>
              ),
            },
            { label: 'Answers', children: <b>Turkmenistan</b> },
            { label: 'Urgency', children: <Urgency code="U2" words="Priority" /> },
            { label: 'Handling', children: <Handling code="H1">not in court without consent</Handling> },
            {
              label: 'Answer by',
              children: (
                <>
                  <b class="soon-t">14:00 Ashgabat</b>, in 3 h 18 min
                  <br />
                  12:00 Ankara · 2026-11-03
                </>
              ),
            },
          ]}
        />
        <div class="cols">
          <div>
            <Measures />
            <Section title="Nothing here">
              <Empty title="Nothing needs you today." act={<Button keys="KeyN">New query</Button>}>
                The next deadline is Thursday, 5 November, 18:00.
              </Empty>
            </Section>
          </div>
          <div>
            <Custody />
          </div>
        </div>
      </Paper>
    </>
  );
}

const Custody = () => (
  <Section title="Evidence" remark="1 summary, 2.4 MB">
    <Card title="EV-0031 · Passport page of V2, copy" acts={<Button>Collect for court</Button>}>
      <Pairs
        facts={[
          { label: 'Kind', children: 'document, working copy' },
          { label: 'Checksum', children: <span class="mono">9f2c41d0 77ae…b3c81e06</span> },
        ]}
      />
      <Timeline
        of="custody"
        events={[
          { key: '1', children: <b>Seized</b>, remark: '27 Oct, 13:10 Istanbul · B. Akın' },
          { key: '2', children: <b>Received</b>, remark: '28 Oct, 14:02 Ashgabat · checksum matches' },
        ]}
      />
    </Card>
    <div class="spaced">
      <Trail steps={['saved', 'at the server', 'on their device, 08:37', 'opened']} at={2} />
      <Timeline
        of="history"
        events={[
          {
            key: '1',
            children: (
              <>
                <b>27 Oct, 14:00</b> Türkiye sent the query
              </>
            ),
            remark: 'delivered at 14:00',
          },
          {
            key: '2',
            children: (
              <>
                <b>28 Oct, 09:30</b> accepted
              </>
            ),
          },
        ]}
      />
    </div>
  </Section>
);

const Measures = () => (
  <Section title="What can be asked, and of whom">
    <Table
      label="Measures"
      keyOf={(row) => row.name}
      rows={[
        { name: 'Nationality check', how: 'yes', authority: 'Göç İdaresi Başkanlığı', days: '3 days' },
        { name: 'Bank records', how: 'by MLA only', authority: 'Adalet Bakanlığı', days: '60 days' },
      ]}
      columns={[
        { key: 'name', head: 'Measure', cell: (row) => row.name },
        {
          key: 'how',
          head: 'Informally',
          beside: true,
          cell: (row) => <StateDisc state={row.how === 'yes' ? 'answered' : 'refused'}>{row.how}</StateDisc>,
        },
        { key: 'authority', head: 'Authority', cell: (row) => row.authority },
        { key: 'days', head: 'Typical time', end: true, cell: (row) => row.days },
      ]}
    />
  </Section>
);
