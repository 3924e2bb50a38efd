import type { ChannelItem } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import { useSpeaker } from '../../ui/speaker.js';
import { keyOf } from './thread-window.js';
import type { Known } from './use-people.js';

/** Who came and who went, and what the channel is called. */
export function SystemLine({ item, known }: { readonly item: ChannelItem; readonly known: Known }) {
  const { text, list, time } = useSpeaker();
  const { added = [], removed = [] } = item.members ?? {};
  return (
    <li class="msg sys" data-key={keyOf(item)}>
      <span>
        {item.kind === 'title' && text('channels.titled', { title: item.text ?? '' })}
        {added.length > 0 && text('channels.came', { names: list(added.map(known.name)) })}{' '}
        {removed.length > 0 && text('channels.went', { names: list(removed.map(known.name)) })}{' '}
        <span class="num">{time(item.sentAt, ownZone())}</span>
      </span>
    </li>
  );
}
