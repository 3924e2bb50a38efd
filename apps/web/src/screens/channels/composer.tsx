/** The box at the foot: says to whom and under which rule, and is the only thing drawn again with every letter. */
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { ChannelItem } from '@kopri/client';
import { strictest } from '@kopri/domain';
import { handlingCodes, type ChannelId, type MemberId, type MessageId } from '@kopri/protocol';
import { useStanding } from '../../core/core-context.js';
import { SendingStoppedHere } from '../../inside/sending-stopped.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Segments } from '../../ui/choices.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import { UndoLine } from '../../ui/undo-line.js';
import { onCtrlEnter, useShortcuts } from '../../ui/use-shortcuts.js';
import { FaultNote } from '../case/fault-note.js';
import { countriesOf } from '../../people.js';
import { ClosedNote } from './closed-note.js';
import type { Closed } from './closed.js';
import { DiffersAlarm } from './differs-alarm.js';
import { excerptOf } from './quote.js';
import { useComposer } from './use-composer.js';
import type { Known } from './use-people.js';

/** What the thread may ask of the box. */
export interface ComposerHandle {
  reply(item: ChannelItem): void;
}

interface ComposerProps {
  readonly to: ChannelId | MemberId;
  readonly members: readonly MemberId[];
  readonly known: Known;
  readonly closed: Closed | undefined;
  /** A colleague's claim differs: nothing goes before the person has asked and accepts it. */
  readonly differs?: boolean;
  readonly onAccepted?: () => void;
  readonly onSent: (channel: ChannelId) => void;
  readonly onWritten?: () => void;
  readonly handle?: RefObject<ComposerHandle | undefined>;
  readonly findItem?: (message: MessageId) => ChannelItem | undefined;
}

export function Composer(props: ComposerProps) {
  const {
    to,
    members,
    known,
    closed,
    differs = false,
    onAccepted,
    onSent,
    onWritten,
    handle,
    findItem = () => undefined,
  } = props;
  const { text } = useSpeaker();
  const box = useComposer({ to, onSent, onWritten });
  const area = useRef<HTMLTextAreaElement>(null);
  const alarm = useStanding()?.status.alarm;
  useShortcuts({ KeyM: () => area.current?.focus() });
  if (handle)
    handle.current = {
      reply: (item) => {
        const code = strictest(box.value?.handling ?? 'H0', item.handling?.code ?? 'H0');
        box.change({ parent: item.message, handling: code });
        area.current?.focus();
      },
    };
  const isDiffering = differs || box.error?.code === 'claim-differs';
  const accepted = (): void => {
    box.forgetError();
    onAccepted?.();
  };
  return (
    <div class="bar compose" role="region" aria-label={text('shell.will-be-sent')}>
      {alarm === undefined && !isDiffering && closed === undefined ? (
        <OpenBox box={box} members={members} known={known} area={area} findItem={findItem} />
      ) : (
        <Stopped alarm={alarm} closed={closed} to={to} members={members} known={known} onAccepted={accepted} />
      )}
    </div>
  );
}

interface StoppedProps extends Pick<ComposerProps, 'closed' | 'to' | 'members' | 'known'> {
  readonly alarm: string | undefined;
  readonly onAccepted: () => void;
}

function Stopped({ alarm, closed, to, members, known, onAccepted }: StoppedProps) {
  if (alarm !== undefined) return <SendingStoppedHere code={alarm} />;
  if (closed !== undefined) return <ClosedNote closed={closed} known={known} />;
  const others = members.filter((member) => member !== known.me).map(known.name);
  return <DiffersAlarm to={to} names={others} onAccepted={onAccepted} />;
}

interface OpenBoxProps extends Pick<ComposerProps, 'members' | 'known'> {
  readonly box: ReturnType<typeof useComposer>;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly findItem: (message: MessageId) => ChannelItem | undefined;
}

function OpenBox({ box, members, known, area, findItem }: OpenBoxProps) {
  const { text, words } = useSpeaker();
  const offline = useStanding()?.offline === true;
  const { value, held } = box;
  if (value === undefined) return null;
  const others = members.filter((member) => member !== known.me);
  const goes = text('channels.will-read', {
    people: text('shell.people', { n: others.length }),
    countries: text('shell.countries', { n: countriesOf(known.people, others).length }),
  });
  return (
    <>
      {held && (
        <UndoLine
          says={text('channels.goes', { people: text('shell.people', { n: others.length }) })}
          untilMs={held.untilMs}
          onUndo={() => box.undo(held.message, writtenIn(findItem(held.message)))}
        />
      )}
      {box.error && <FaultNote error={box.error}>{text('channels.text-kept')}</FaultNote>}
      {value.parent !== null && (
        <ReplyLine parent={findItem(value.parent)} known={known} onDrop={() => box.change({ parent: null })} />
      )}
      <div class="box" onKeyDown={onCtrlEnter(box.send)}>
        <TextArea
          label={text('channels.message')}
          labelHidden
          value={value.text}
          onValue={(typed) => box.change({ text: typed })}
          areaRef={area}
        />
        <div class="terms">
          <Segments
            label={text('channels.handling')}
            labelHidden
            value={value.handling}
            onValue={(handling) => box.change({ handling })}
            choices={handlingCodes.map((code) => ({ value: code, words: code }))}
          />
          <span class="small">
            {goes} {words('handlingCodes', value.handling)}.
          </span>
          <span class="small" role="status">
            {offline ? text('channels.offline') : value.text !== '' && box.isKept ? text('shell.saved') : ''}
          </span>
        </div>
        <Button kind="go" keys="Ctrl+Enter" onPress={value.text.trim() === '' ? () => area.current?.focus() : box.send}>
          {text('channels.send')}
        </Button>
      </div>
    </>
  );
}

/** What goes back into the box. */
const writtenIn = (item: ChannelItem | undefined) =>
  item === undefined
    ? {}
    : { text: item.text ?? '', parent: item.parent, handling: item.handling?.code ?? ('H0' as const) };

interface ReplyLineProps {
  readonly parent: ChannelItem | undefined;
  readonly known: Known;
  readonly onDrop: () => void;
}

function ReplyLine({ parent, known, onDrop }: ReplyLineProps) {
  const { text } = useSpeaker();
  const from = parent?.from;
  return (
    <div class="replying">
      <span>
        <b>{from ? text('channels.replying-to', { name: known.name(from.member) }) : text('channels.in-reply-to')}</b>{' '}
        {excerptOf(parent?.text ?? '')}
      </span>
      <button type="button" class="drop" aria-label={text('channels.drop-reply')} onClick={onDrop}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
