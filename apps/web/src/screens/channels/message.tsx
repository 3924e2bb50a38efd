import type { ChannelItem } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import { useSpeaker } from '../../ui/speaker.js';
import { Handling } from '../../ui/marks.js';
import { MessageProgress } from './message-progress.js';
import { Quote } from './quote.js';
import { keyOf } from './thread-window.js';
import { undisplayableAs } from './undisplayable.js';
import type { Known } from './use-people.js';
import { undisplayableKeys } from './word-keys.js';

export interface MessageProps {
  readonly item: ChannelItem;
  readonly parent: ChannelItem | undefined;
  readonly known: Known;
  readonly onReply: (item: ChannelItem) => void;
  readonly onJump: (item: ChannelItem) => void;
  readonly again: () => void;
}

/** One message; R answers it while it has the focus. */
export function Message({ item, parent, known, onReply, onJump, again }: MessageProps) {
  const { text, time, country, words } = useSpeaker();
  const { from, sentAt, handling, state } = item;
  const failed = undisplayableAs(item);
  const at = <span class="small num">{time(sentAt, ownZone())}</span>;
  const place = from && known.people.get(from.member)?.country;
  if (failed !== undefined)
    return (
      <li class="msg sys" data-key={keyOf(item)} data-row="" tabIndex={-1}>
        <span>
          {from && <b>{known.name(from.member)}</b>} {text(undisplayableKeys[failed])}
          {item.kind === 'newer-version' && ` ${text('channels.newer-version')}`} {at}
        </span>
      </li>
    );
  return (
    <li class={state === 'received' ? 'msg' : 'msg own'} data-key={keyOf(item)} data-row="" tabIndex={-1}>
      <span class="by">
        <b>{from && known.name(from.member)}</b>
        {place && from.member !== known.me && <span class="two">{country(place)}</span>}
        {handling && handling.code !== 'H0' && (
          <span title={words('handlingCodes', handling.code)}>
            <Handling code={handling.code} />
            <span class="vh"> {words('handlingCodes', handling.code)}</span>
          </span>
        )}
        {at}
      </span>
      {item.parent && <Quote parent={parent} known={known} onJump={() => parent && onJump(parent)} />}
      <p class="said" lang={item.language ?? undefined}>
        {item.text}
      </p>
      {item.warnings.includes('claim-differs') && <p class="small late-t">{text('channels.differs-here')}</p>}
      <span class="below">
        {state !== 'received' && <MessageProgress item={item} known={known} again={again} />}
        {item.message !== null && item.seq !== null && (
          <button type="button" class="reply-to" tabIndex={-1} onClick={() => onReply(item)}>
            {text('channels.reply')}
          </button>
        )}
      </span>
    </li>
  );
}
