/** What this device still has to send, or could not. */
import { useState } from 'preact/hooks';
import type { OutboxItem } from '@kopri/client';
import { isAppError, isErrorCode, type AppError } from '@kopri/protocol';
import { useAsked, useKopri } from '../../core/core-context.js';
import { useOverview } from '../../inside/overview.js';
import { Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { type Column, Table } from '../../ui/table.js';
import { FaultNote } from '../case/fault-note.js';

const kindKeys: Readonly<Record<string, KindKey>> = {
  text: 'settings.kind-text',
  title: 'settings.kind-title',
  'case-event': 'settings.kind-case',
  'evidence-summary': 'settings.kind-evidence',
  'custody-event': 'settings.kind-custody',
};

type KindKey =
  | 'settings.kind-text'
  | 'settings.kind-title'
  | 'settings.kind-case'
  | 'settings.kind-evidence'
  | 'settings.kind-custody'
  | 'settings.kind-other';

export function OutboxPart() {
  const { text } = useSpeaker();
  const { value = [], again } = useAsked((kopri) => kopri.outbox.list(), []);
  const { queries = [] } = useOverview();
  const [error, setError] = useState<AppError | undefined>(undefined);
  const after = (act: Promise<unknown>): void => {
    setError(undefined);
    act.then(again, (failure: unknown) => isAppError(failure) && setError(failure)).finally(again);
  };
  const referenceOf = (item: OutboxItem): string => queries.find(({ query }) => query === item.query)?.reference ?? '';
  const columns = useColumns({ after, referenceOf });
  return (
    <Section title={text('settings.outbox')}>
      {value.length === 0 ? (
        <p>{text('shell.all-sent')}</p>
      ) : (
        <Table label={text('settings.outbox')} columns={columns} rows={value} keyOf={({ message }) => message} />
      )}
      {error && <FaultNote error={error} />}
    </Section>
  );
}

interface Given {
  readonly after: (act: Promise<unknown>) => void;
  readonly referenceOf: (item: OutboxItem) => string;
}

function useColumns({ after, referenceOf }: Given): readonly Column<OutboxItem>[] {
  const speaker = useSpeaker();
  const { text, dayTime } = speaker;
  const { zone } = useOverview();
  const kopri = useKopri();
  return [
    {
      key: 'item',
      head: text('settings.item'),
      cell: (item) => `${text(kindKeys[item.kind] ?? 'settings.kind-other')} ${referenceOf(item)}`,
    },
    { key: 'since', head: text('settings.since'), cell: ({ queuedAt }) => dayTime(queuedAt, zone) },
    { key: 'state', head: text('settings.state'), cell: (item) => <ItemState item={item} /> },
    {
      key: 'acts',
      head: text('settings.acts'),
      cell: ({ message, state }) => (
        <div class="acts">
          {state === 'not-sent' && (
            <Button kind="quiet" onPress={() => after(kopri.outbox.resend(message))}>
              {text('settings.resend')}
            </Button>
          )}
          {state !== 'sending' && (
            <Button kind="quiet" onPress={() => after(kopri.outbox.recall(message))}>
              {text(state === 'not-sent' ? 'settings.drop' : 'settings.recall')}
            </Button>
          )}
        </div>
      ),
    },
  ];
}

function ItemState({ item: { state, heldUntil, because } }: { readonly item: OutboxItem }) {
  const speaker = useSpeaker();
  const { zone } = useOverview();
  const { text } = speaker;
  if (state === 'held') return <>{text('settings.held', { time: speaker.time(heldUntil ?? '', zone) })}</>;
  if (state !== 'not-sent') return <>{text(state === 'queued' ? 'settings.queued' : 'settings.sending')}</>;
  return (
    <>
      <b class="late-t">{text('settings.not-sent')}</b>
      {because !== null && isErrorCode(because) && <span class="small block">{speaker.error(because).message}</span>}
    </>
  );
}
