/** Every case query that this device holds, closed ones too. */
import { useOverview } from '../../inside/overview.js';
import { usePalette } from '../../inside/palette-context.js';
import { pathTo } from '../../router.js';
import { FindButton, PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import { ButtonLink } from '../../ui/button.js';
import { Empty } from '../../ui/card.js';
import { Group, Rows } from '../../ui/group.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { CaseRow } from '../today/case-row.js';
import { Legend } from '../today/legend.js';
import { useCaseKeys } from '../today/use-case-keys.js';
import { FilterBar } from './filter-bar.js';
import { useFacets } from './use-facets.js';
import { useFiltered } from './use-filtered.js';

export function CasesScreen() {
  const { text } = useSpeaker();
  const openPalette = usePalette();
  const { queries } = useOverview();
  return (
    <Page>
      <PageHead
        title={text('shell.cases')}
        acts={
          <>
            <FindButton onPress={openPalette} />
            <ButtonLink kind="go" href={pathTo('ask')} keys="KeyN">
              {text('shell.new-query')}
            </ButtonLink>
          </>
        }
      />
      {queries?.length === 0 && <Empty title={text('today.no-cases')} />}
      {queries !== undefined && queries.length > 0 && <CaseList />}
    </Page>
  );
}

function CaseList() {
  const { text } = useSpeaker();
  const { queries = [], chosen, choose } = useOverview();
  const filtered = useFiltered(queries, chosen.cases);
  const shown = filtered.toSorted((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt));
  const { list, fault } = useCaseKeys(shown);
  return (
    <>
      <FilterBar filter={chosen.cases} onFilter={(cases) => choose({ cases })} facets={useFacets(queries)} />
      {fault !== undefined && <Note tone="late" title={fault} />}
      <div ref={list}>
        {shown.length === 0 ? (
          <Empty title={text('today.none-fit')} />
        ) : (
          <Group title={text('today.n-cases', { n: shown.length })} remark={text('today.newest-first')}>
            <Rows>
              {shown.map((entry) => (
                <CaseRow key={entry.query} entry={entry} />
              ))}
            </Rows>
          </Group>
        )}
      </div>
      <Legend />
    </>
  );
}
