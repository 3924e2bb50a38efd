/** What needs this member today. */
import type { QueryEntry } from '@kopri/client';
import { useOverview, type Overview } from '../../inside/overview.js';
import { usePalette } from '../../inside/palette-context.js';
import { pathTo } from '../../router.js';
import { FindButton, PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import { ButtonLink } from '../../ui/button.js';
import { Empty } from '../../ui/card.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { isEmpty } from '../cases/case-filter.js';
import { FilterBar } from '../cases/filter-bar.js';
import { useFacets } from '../cases/use-facets.js';
import { useFiltered } from '../cases/use-filtered.js';
import '../../styles/screens/today.css';
import { FirstSync } from './first-sync.js';
import { Groups } from './groups.js';
import { Hours } from './hours.js';
import { Legend } from './legend.js';
import { otherCountries } from './row-words.js';
import { rulerOf } from './ruler.js';
import { todaySentence } from './today-sentence.js';
import { triage, type TriageGroup } from './triage.js';
import { useCaseKeys } from './use-case-keys.js';

const NOTHING: readonly QueryEntry[] = [];

export function TodayScreen() {
  const speaker = useSpeaker();
  const openPalette = usePalette();
  const { queries, zone, nowMs, standing } = useOverview();
  const { text } = speaker;
  const groups = triage(queries ?? NOTHING, { nowMs, zone });
  const isKnown = queries !== undefined && standing !== undefined;
  const isFirst = isKnown && standing.status.syncedAt === null && groups.length === 0;
  return (
    <Page>
      <PageHead
        title={speaker.capital(speaker.weekdayDay(speaker.isoDay(nowMs, zone)))}
        says={isKnown && !isFirst ? todaySentence(groups, speaker) : undefined}
        acts={
          <>
            <FindButton onPress={openPalette} />
            <ButtonLink kind="go" href={pathTo('ask')} keys="KeyN">
              {text('shell.new-query')}
            </ButtonLink>
          </>
        }
      />
      {isFirst && <FirstSync />}
      {isKnown && !isFirst && groups.length === 0 && (
        <Empty title={text('today.empty')}>{text('today.empty-says')}</Empty>
      )}
      {groups.length > 0 && <Duties groups={groups} />}
    </Page>
  );
}

function Duties({ groups }: { groups: readonly TriageGroup[] }) {
  const { text } = useSpeaker();
  const overview = useOverview();
  const { chosen, choose, nowMs, zone } = overview;
  const entries = groups.flatMap(({ duties }) => duties.map(({ entry }) => entry));
  const { country, urgency, type, holder } = useFacets(entries);
  const shown = useFiltered(entries, chosen.today);
  const { list, fault } = useCaseKeys(shown);
  return (
    <>
      <Hours ruler={rulerOf({ nowMs, zone, ...linesOf(groups, overview) })} nowMs={nowMs} zone={zone} />
      <FilterBar
        filter={chosen.today}
        onFilter={(today) => choose({ today })}
        facets={{ country, urgency, type, holder }}
      />
      {fault !== undefined && <Note tone="late" title={fault} />}
      <div ref={list}>
        <Groups groups={isEmpty(chosen.today) ? groups : triage(shown, { nowMs, zone })} />
      </div>
      {shown.length === 0 && <Empty title={text('today.none-fit')} />}
      <Legend />
    </>
  );
}

/** A line for the reader's country and for each that a case is open with; its deadlines stand on it. */
function linesOf(groups: readonly TriageGroup[], { people, standing }: Overview) {
  const duties = groups.flatMap((group) => group.duties);
  const deadlines = duties.flatMap(({ entry, dueAt }) =>
    dueAt === null ? [] : otherCountries(entry, people).map((country) => ({ country, dueAt })),
  );
  const own = standing?.status.country ?? '';
  const others = duties.flatMap(({ entry }) => otherCountries(entry, people));
  return { countries: [...new Set([own, ...others])], deadlines };
}
