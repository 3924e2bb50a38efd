/** The application behind the lock: one screen at a time, each a chunk of its own. */
import type { ComponentType } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { Standing } from './core/wire.js';
import { useCore } from './core/core-context.js';
import { useEverywhereKeys } from './inside/everywhere-keys.js';
import { FrameLines } from './inside/frame-lines.js';
import { Overlays, type Overlay } from './inside/overlays.js';
import { OverviewProvider, useOverview } from './inside/overview.js';
import { PaletteContext } from './inside/palette-context.js';
import { placesFor, sectionOf } from './inside/places.js';
import { SaidBelowContext } from './inside/sending-stopped.js';
import { useUrgent } from './inside/use-urgent.js';
import { lazy } from './lazy.js';
import { pathTo, useRoute, type Route } from './router.js';
import { triage } from './screens/today/triage.js';
import type { NavItem } from './shell/nav.js';
import type { ScreenProps } from './screen.js';
import { Shell } from './shell/shell.js';
import './styles/app.css';
import { Announcer } from './ui/announcer.js';
import { SpeakerContext, useSpeaker } from './ui/speaker.js';
import { ownZone } from '@kopri/locale';

/** By the first part of the route. */
const screens: Readonly<Record<string, ComponentType<ScreenProps>>> = {
  directory: lazy(async () => (await import('./screens/directory/directory-screen.js')).DirectoryScreen),
  channels: lazy(async () => (await import('./screens/channels/channels-screen.js')).ChannelsScreen),
  today: lazy(async () => (await import('./screens/today/today-screen.js')).TodayScreen),
  cases: lazy(async () => (await import('./screens/cases/cases-screen.js')).CasesScreen),
  ask: lazy(async () => (await import('./screens/ask/ask-screen.js')).AskScreen),
  case: lazy(async () => (await import('./screens/case/case-screen.js')).CaseScreen),
  admissions: lazy(async () => (await import('./screens/admissions/admissions-screen.js')).AdmissionsScreen),
  settings: lazy(async () => (await import('./screens/settings/settings-screen.js')).SettingsScreen),
  honesty: lazy(async () => (await import('./screens/honesty/honesty-screen.js')).HonestyScreen),
};

/** Nothing is shown before its words are here. */
export function Inside() {
  const speaker = useContext(SpeakerContext);
  if (speaker === undefined) return null;
  return (
    <OverviewProvider>
      <Framed />
    </OverviewProvider>
  );
}

function Framed() {
  const core = useCore();
  const route = useRoute();
  const { standing, people, me } = useOverview();
  const speaker = useSpeaker();
  const [overlay, setOverlay] = useState<Overlay>();
  const [isAlarmBelow, setAlarmBelow] = useState(false);
  const openPalette = useCallback(() => setOverlay('palette'), []);
  useUrgent();
  useTitle(route);
  useEverywhereKeys({
    places: placesFor(standing),
    onPalette: openPalette,
    onShortcuts: () => setOverlay('shortcuts'),
  });
  const Screen = screens[route.screen] ?? screens['today'];
  if (Screen === undefined) return null;
  const path = [route.screen, ...route.at].join('/');
  return (
    <PaletteContext.Provider value={openPalette}>
      <Shell
        nav={useNav(route)}
        me={{
          name: me === undefined || people.size === 0 ? '' : speaker.person(people.get(me)),
          authority: speaker.authority(standing?.status.authority ?? ''),
          onLock: () => void core.leave(),
        }}
        {...useStatusWords(standing)}
        home={pathTo('today')}
        route={path}
      >
        <SaidBelowContext.Provider value={setAlarmBelow}>
          <FrameLines isAlarmBelow={isAlarmBelow} />
          <Screen key={path} at={route.at} />
        </SaidBelowContext.Provider>
      </Shell>
      <Overlays shown={overlay} onShow={setOverlay} />
      <Announcer />
    </PaletteContext.Provider>
  );
}

const NEEDING: ReadonlySet<string> = new Set(['overdue', 'due-today', 'for-me']);

function useNav({ screen }: Route): readonly NavItem[] {
  const { text } = useSpeaker();
  const { queries = [], nowMs, zone, standing } = useOverview();
  const groups = triage(queries, { nowMs, zone }).filter(({ name }) => NEEDING.has(name));
  const counts: Readonly<Record<string, number>> = {
    today: groups.reduce((sum, { duties }) => sum + duties.length, 0),
    cases: queries.filter(({ state }) => state !== 'closed' && state !== 'erased').length,
  };
  return placesFor(standing).map((place) => ({
    href: pathTo(place.screen),
    icon: place.icon,
    words: text(place.words),
    count: counts[place.screen],
    current: sectionOf(screen) === place.screen,
  }));
}

/** What stands on the tab is seen by whoever looks over: the section, never a case. */
function useTitle({ screen }: Route): void {
  const { text } = useSpeaker();
  const { standing } = useOverview();
  const section = placesFor(standing).find((place) => place.screen === sectionOf(screen));
  const title = section === undefined ? 'Köpri' : `${text(section.words)} · Köpri`;
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = 'Köpri';
    };
  }, [title]);
}

/** The truth with its age: when the server was last reached, and what waits here. */
function useStatusWords(standing: Standing | undefined): { readonly status: string; readonly statusBrief: string } {
  const { text, time } = useSpeaker();
  if (standing === undefined) return { status: '', statusBrief: '' };
  const { syncedAt, outbox } = standing.status;
  const asOf = syncedAt === null ? text('start.offline') : text('start.as-of', { time: time(syncedAt, ownZone()) });
  const line = standing.offline ? `${text('start.offline')}. ${asOf}` : asOf;
  const waits = outbox === 0 ? text('shell.all-sent') : text('shell.waits', { n: outbox });
  const brief = outbox === 0 ? text('shell.all-sent-brief') : text('shell.waits', { n: outbox });
  const offlineBrief = outbox === 0 ? line : `${line}. ${waits}`;
  return { status: `${line}. ${waits}`, statusBrief: standing.offline ? offlineBrief : `${asOf} · ${brief}` };
}
