/** Queries that are begun and not sent; they lie sealed on this device only. */
import { useState } from 'preact/hooks';
import type { Draft } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import { useKopri } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import { PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { formOf } from './draft-keeper.js';

interface DraftListProps {
  readonly drafts: readonly Draft[];
  readonly onChange: () => void;
}

export const idOf = ({ key }: Draft): string => key.slice(key.indexOf('/') + 1);

export function DraftList({ drafts, onChange }: DraftListProps) {
  const { text, number } = useSpeaker();
  const kopri = useKopri();
  const [dropping, setDropping] = useState<Draft | undefined>(undefined);
  return (
    <Page>
      <PageHead
        title={text('ask.title')}
        says={text('ask.drafts-says')}
        acts={
          <ButtonLink kind="go" icon="plus" href={pathTo('ask', 'new')}>
            {text('ask.begin')}
          </ButtonLink>
        }
      />
      <div class="cols">
        <Section title={text('ask.drafts')} remark={number(drafts.length)}>
          <ul class="begun">
            {drafts.map((draft) => (
              <DraftLine key={draft.key} draft={draft} onDrop={() => setDropping(draft)} />
            ))}
          </ul>
        </Section>
      </div>
      {dropping && (
        <Dialog
          title={text('ask.drop-title')}
          act={text('ask.drop')}
          onAct={() => {
            setDropping(undefined);
            kopri.drafts.drop(dropping.key).then(onChange, onChange);
          }}
          keep={text('ask.keep')}
          onKeep={() => setDropping(undefined)}
          irreversible
        >
          <p>{text('ask.drop-says')}</p>
        </Dialog>
      )}
    </Page>
  );
}

function DraftLine({ draft, onDrop }: { draft: Draft; onDrop: () => void }) {
  const { text, words, country, dayTime } = useSpeaker();
  const form = formOf(draft.value);
  const title =
    form.title.trim() || (form.type === undefined ? text('ask.no-kind-yet') : words('queryTypes', form.type));
  return (
    <li>
      <div>
        <a href={pathTo('ask', idOf(draft))}>{title}</a>
        <span class="small block">
          {[form.type, form.country && country(form.country), dayTime(draft.changedAt, ownZone())]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <Button kind="quiet" label={text('ask.drop-named', { title })} onPress={onDrop}>
        {text('ask.drop-short')}
      </Button>
    </li>
  );
}
