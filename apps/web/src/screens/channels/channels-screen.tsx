/** Threads outside a case; `at`: nothing, `new`, a channel, or the member to write to. */
import { isId } from '@kopri/protocol';
import { Page } from '../../shell/page.js';
import '../../styles/screens/channels.css';
import { ChannelList } from './channel-list.js';
import { FirstMessage } from './first-message.js';
import { NewChannel } from './new-channel.js';
import { OpenThread } from './open-thread.js';

export function ChannelsScreen({ at: [first = ''] }: { readonly at: readonly string[] }) {
  if (first === 'new') return <NewChannel />;
  if (isId('member', first)) return <FirstMessage member={first} />;
  if (isId('channel', first)) return <OpenThread channel={first} />;
  return (
    <Page>
      <ChannelList />
    </Page>
  );
}
