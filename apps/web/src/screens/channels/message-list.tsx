/** The items of the window in order, with days, the line above what is new, and changes of members. */
import { Fragment } from 'preact';
import type { ChannelEntry, ChannelItem } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import { useRovingRows } from '../../ui/use-roving-rows.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { useSpeaker } from '../../ui/speaker.js';
import { beganWithout } from './began-without.js';
import { Message } from './message.js';
import { SystemLine } from './system-line.js';
import { keyOf } from './thread-window.js';
import type { Known } from './use-people.js';
import { useScroll } from './use-scroll.js';
import type { Thread, ThreadSteps } from './use-thread.js';

interface MessageListProps {
  readonly thread: Thread;
  readonly joinedAfter: ChannelEntry['joinedAfter'];
  readonly go: ThreadSteps;
  readonly known: Known;
  readonly onReply: (item: ChannelItem) => void;
  readonly onEnd: () => void;
}

const SYSTEM: ReadonlySet<string> = new Set(['members', 'title']);
const MESSAGES: ReadonlySet<string> = new Set(['text', 'unreadable', 'newer-version']);

export function MessageList({ thread, joinedAfter, go, known, onReply, onEnd }: MessageListProps) {
  const { text } = useSpeaker();
  const list = useRovingRows<HTMLOListElement>(-1);
  useScroll({ list, thread, go, onEnd });
  const shown = thread.items.filter(({ kind }) => SYSTEM.has(kind) || MESSAGES.has(kind));
  const byMessage = new Map(shown.map((item) => [item.message, item]));
  const byKey = new Map(shown.map((item) => [keyOf(item), item]));
  const jump = (item: ChannelItem): void => {
    if (item.seq !== null) go.jump(item.seq, keyOf(item));
  };
  const focused = (): ChannelItem | undefined =>
    byKey.get(document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? '');
  useShortcuts({
    KeyR: () => {
      const item = focused();
      if (item !== undefined && MESSAGES.has(item.kind)) onReply(item);
    },
  });
  return (
    <>
      {!thread.hasEarlier && (
        <p class="small begins">
          {text(beganWithout(shown, joinedAfter) ? 'channels.before-this-device' : 'channels.begins')}
        </p>
      )}
      <ol class="thread" ref={list} aria-label={text('channels.messages')}>
        {shown.map((item, place) => (
          <Fragment key={keyOf(item)}>
            <DayLine item={item} before={shown[place - 1]} />
            {keyOf(item) === thread.unreadFrom && <li class="unread-line">{text('channels.new-below')}</li>}
            {SYSTEM.has(item.kind) ? (
              <SystemLine item={item} known={known} />
            ) : (
              <Message
                item={item}
                parent={item.parent === null ? undefined : byMessage.get(item.parent)}
                known={known}
                onReply={onReply}
                onJump={jump}
                again={go.again}
              />
            )}
          </Fragment>
        ))}
      </ol>
    </>
  );
}

function DayLine({ item, before }: { item: ChannelItem; before: ChannelItem | undefined }) {
  const { isoDay, weekdayDay, day } = useSpeaker();
  const on = isoDay(item.sentAt, ownZone());
  if (before !== undefined && isoDay(before.sentAt, ownZone()) === on) return null;
  const isThisYear = on.slice(0, 4) === isoDay(Date.now(), ownZone()).slice(0, 4);
  return <li class="day-line">{isThisYear ? weekdayDay(on) : day(on)}</li>;
}
