/** How far one's own message has come, in words; behind them the four steps and what each rests on. */
import type { ChannelItem, SendState } from '@kopri/client';
import type { MemberId } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { Details } from '../../ui/details.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Trail } from '../../ui/timeline.js';
import type { Known } from './use-people.js';

const reached: Readonly<Record<SendState, number>> = {
  held: 0,
  queued: 0,
  'not-sent': 0,
  'at-server': 1,
  delivered: 2,
  opened: 3,
};

interface MessageProgressProps {
  readonly item: ChannelItem;
  readonly known: Known;
  readonly again: () => void;
}

export function MessageProgress({ item, known, again }: MessageProgressProps) {
  const { text, list } = useSpeaker();
  const { state, deliveredTo, openedBy } = item;
  if (state === 'received') return null;
  if (state === 'not-sent' || state === 'queued' || state === 'held') return <Unsent item={item} again={again} />;
  const names = (members: readonly MemberId[]): string => list(members.map(known.name));
  const steps = [
    text('shell.saved'),
    text('shell.at-server'),
    deliveredTo.length === 0
      ? text('shell.on-their-device')
      : text('channels.on-device-of', { names: names(deliveredTo) }),
    openedBy.length === 0 ? text('shell.opened') : text('channels.opened-by', { names: names(openedBy) }),
  ];
  return (
    <Details summary={steps[reached[state]] ?? ''}>
      <Trail at={reached[state]} steps={steps} />
      <p class="small">{text('channels.receipts')}</p>
    </Details>
  );
}

function Unsent({ item: { state, message, warnings }, again }: Omit<MessageProgressProps, 'known'>) {
  const { text } = useSpeaker();
  const kopri = useKopri();
  if (message === null) return null;
  const withdraw = (): void => void kopri.outbox.recall(message).then(again, again);
  const resend = (): void => void kopri.outbox.resend(message).then(again, again);
  return (
    <span class="acts" role="status">
      {state === 'not-sent' ? (
        <>
          <b class="late-t">{text('channels.not-sent')}</b>
          {warnings.includes('removed') && <span class="small">{text('channels.left')}</span>}
          <Button onPress={resend}>{text('channels.send-again')}</Button>
        </>
      ) : (
        <span class="small">
          {text('shell.saved')}. {text(state === 'held' ? 'channels.goes-soon' : 'channels.waits-here')}
        </span>
      )}
      <Button kind="quiet" onPress={withdraw}>
        {text('channels.take-back')}
      </Button>
    </span>
  );
}
