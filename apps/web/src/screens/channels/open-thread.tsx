/** One channel: its head, its messages, the box. */
import { useRef, useState } from 'preact/hooks';
import type { ChannelEntry, ChannelItem } from '@kopri/client';
import type { ChannelId } from '@kopri/protocol';
import { useAsked, useKopri } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import { Page } from '../../shell/page.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useLateTitle } from '../directory/use-late-title.js';
import { closedBy } from './closed.js';
import { Composer, type ComposerHandle } from './composer.js';
import { MessageList } from './message-list.js';
import { PeopleDialog } from './people-dialog.js';
import { ThreadHead } from './thread-head.js';
import { ThreadSearch } from './thread-search.js';
import { useKnown, type Known } from './use-people.js';
import { useThread, type Thread, type ThreadSteps } from './use-thread.js';

export function OpenThread({ channel }: { readonly channel: ChannelId }) {
  const { text, error } = useSpeaker();
  const known = useKnown();
  const { value: channels, again } = useAsked((kopri) => kopri.channels.list(), []);
  const entry = channels?.find((one) => one.channel === channel);
  if (known !== undefined && entry !== undefined) return <KnownThread entry={entry} known={known} again={again} />;
  const { message, hint } = error('channel-unknown');
  return (
    <Page>
      <Crumb back={{ href: pathTo('channels'), words: text('channels.title') }} here={text('channels.channel')} />
      {channels !== undefined && entry === undefined && <Note title={message}>{hint}</Note>}
    </Page>
  );
}

interface KnownThreadProps {
  readonly entry: ChannelEntry;
  readonly known: Known;
  readonly again: () => void;
}

function KnownThread({ entry, known, again }: KnownThreadProps) {
  const { text, list, number } = useSpeaker();
  const { thread, go } = useThread(entry.channel, { unread: entry.unread, me: known.me });
  const [open, setOpen] = useState<'people' | 'search' | undefined>(undefined);
  const [sought, setSought] = useState('');
  const composer = useRef<ComposerHandle | undefined>(undefined);
  const shown = useRef<Thread | undefined>(undefined);
  shown.current = thread;
  useShortcuts({ Slash: () => setOpen('search'), Escape: open === 'search' ? () => setOpen(undefined) : undefined });
  useLateTitle(thread !== undefined);
  const others = entry.members.filter((member) => member !== known.me);
  const crumb = (
    <Crumb back={{ href: pathTo('channels'), words: text('channels.title') }} here={text('channels.channel')} />
  );
  // Only with its messages, which are at their end at once: what can be pressed does not move under the pointer.
  if (thread === undefined) return <Page>{crumb}</Page>;
  return (
    <Page
      foot={
        <Composer
          to={entry.channel}
          members={entry.members}
          known={known}
          closed={closedBy(entry, known)}
          differs={entry.differs}
          onAccepted={again}
          onSent={go.showEnd}
          onWritten={go.showEnd}
          handle={composer}
          findItem={(message) => shown.current?.items.find((item) => item.message === message)}
        />
      }
    >
      {crumb}
      <ThreadHead>
        <PageHead
          title={known.titleOf(entry)}
          acts={
            <>
              <Button keys="Slash" icon="search" label={text('channels.find')} onPress={() => setOpen('search')}>
                <span class="wide">{text('channels.find')}</span>
              </Button>
              <Button
                icon="people"
                label={text('channels.people', { n: entry.members.length })}
                onPress={() => setOpen('people')}
              >
                <span class="wide">{text('channels.people', { n: entry.members.length })}</span>
                <span class="brief">{number(entry.members.length)}</span>
              </Button>
            </>
          }
        />
        {open === 'search' && (
          <ThreadSearch
            channel={entry.channel}
            words={sought}
            onWords={setSought}
            onJump={(seq, key) => {
              setOpen(undefined);
              go.jump(seq, key);
            }}
            onClose={() => setOpen(undefined)}
          />
        )}
      </ThreadHead>
      {entry.title !== null && <p class="two">{list(others.map(known.name))}</p>}
      {open === 'people' && (
        <PeopleDialog
          entry={entry}
          known={known}
          again={() => {
            again();
            go.showEnd();
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      <Messages thread={thread} go={go} entry={entry} known={known} composer={composer} />
    </Page>
  );
}

interface MessagesProps extends Omit<KnownThreadProps, 'again'> {
  readonly thread: Thread;
  readonly go: ThreadSteps;
  readonly composer: { readonly current: ComposerHandle | undefined };
}

function Messages({ thread, go, entry, known, composer }: MessagesProps) {
  const { text } = useSpeaker();
  const kopri = useKopri();
  const marked = useRef(0);
  const markRead = (): void => {
    const upTo = thread.items.findLast(({ seq }) => seq !== null)?.seq ?? 0;
    if (upTo <= marked.current) return;
    marked.current = upTo;
    void kopri.channels.markRead(entry.channel, Math.max(upTo, entry.lastSeq)).catch(() => undefined);
  };
  const reply = (item: ChannelItem): void => composer.current?.reply(item);
  return (
    <>
      <MessageList
        thread={thread}
        joinedAfter={entry.joinedAfter}
        go={go}
        known={known}
        onReply={reply}
        onEnd={markRead}
      />
      {thread.hasLater && (
        <p class="to-end">
          <Button icon="down" onPress={go.showEnd}>
            {text('channels.to-end')}
          </Button>
        </p>
      )}
    </>
  );
}
