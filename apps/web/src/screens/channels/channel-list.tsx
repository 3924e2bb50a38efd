import type { ChannelEntry } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import { useAsked } from '../../core/core-context.js';
import { goTo, pathTo } from '../../router.js';
import { PageHead } from '../../shell/page-head.js';
import { ButtonLink } from '../../ui/button.js';
import { Empty } from '../../ui/card.js';
import { useRovingRows } from '../../ui/use-roving-rows.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { useSpeaker } from '../../ui/speaker.js';
import { countriesOf } from '../../people.js';
import { threadsOf } from './pair.js';
import { useKnown, type Known } from './use-people.js';
import { stateKeys } from './word-keys.js';

export function ChannelList() {
  const { text } = useSpeaker();
  const known = useKnown();
  const { value } = useAsked((kopri) => kopri.channels.list(), []);
  const waiting = useAsked((kopri) => kopri.outbox.list(), []).value ?? [];
  const rows = useRovingRows<HTMLUListElement>();
  useShortcuts({ KeyN: () => goTo('channels', 'new') });
  const threads = value && threadsOf(value);
  const create = (
    <ButtonLink kind="go" keys="KeyN" href={pathTo('channels', 'new')}>
      {text('channels.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={text('channels.title')} says={text('channels.says')} acts={create} />
      {threads?.length === 0 && <Empty title={text('channels.none')}>{text('channels.none-next')}</Empty>}
      <ul class="res threads" ref={rows} aria-label={text('channels.title')}>
        {known &&
          threads?.map((entry) => (
            <ChannelRow
              key={entry.channel}
              entry={entry}
              known={known}
              waiting={waiting.filter(({ channel }) => channel === entry.channel).length}
            />
          ))}
      </ul>
    </>
  );
}

interface ChannelRowProps {
  readonly entry: ChannelEntry;
  readonly known: Known;
  readonly waiting: number;
}

function ChannelRow({ entry, known, waiting }: ChannelRowProps) {
  const { text, dayTimeShort, country, list } = useSpeaker();
  const { unread, state, lastAt, members } = entry;
  const others = members.filter((member) => member !== known.me);
  const facts = [
    entry.title === null ? undefined : list(others.map(known.name)),
    countriesOf(known.people, others).map(country).join(', '),
    waiting === 0 ? undefined : text('shell.waits', { n: waiting }),
    state === 'open' ? undefined : text(stateKeys[state]),
  ];
  return (
    <li>
      <a href={pathTo('channels', entry.channel)} data-row="" class={unread > 0 ? 'unread' : undefined}>
        <span class="n">{known.titleOf(entry)}</span>
        <span class="small num">{lastAt !== null && dayTimeShort(lastAt, ownZone())}</span>
        <span class="small facts-line">
          {unread > 0 && <b>{text('channels.unread', { n: unread })}</b>}
          <span>{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </a>
    </li>
  );
}
