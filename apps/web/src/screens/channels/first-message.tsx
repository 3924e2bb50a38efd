/** To a member: the channel of just the two, which begins with the first message. */
import { useEffect } from 'preact/hooks';
import type { MemberId } from '@kopri/protocol';
import { useAsked } from '../../core/core-context.js';
import { goTo, pathTo } from '../../router.js';
import { Page } from '../../shell/page.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { useSpeaker } from '../../ui/speaker.js';
import { closedBy } from './closed.js';
import { Composer } from './composer.js';
import { findPair } from './pair.js';
import { useKnown } from './use-people.js';

export function FirstMessage({ member }: { readonly member: MemberId }) {
  const { text } = useSpeaker();
  const known = useKnown();
  const { value: channels } = useAsked((kopri) => kopri.channels.list(), []);
  const pair = channels && findPair(channels, member);
  useEffect(() => {
    if (pair !== undefined) location.replace(pathTo('channels', pair.channel));
  }, [pair?.channel]);
  if (known === undefined || channels === undefined || pair !== undefined) return <Page>{null}</Page>;
  const members = [member, ...(known.me === undefined ? [] : [known.me])];
  const closed = closedBy({ members, state: 'open' }, known);
  return (
    <Page
      foot={
        <Composer to={member} members={members} known={known} closed={closed} onSent={(id) => goTo('channels', id)} />
      }
    >
      <Crumb back={{ href: pathTo('channels'), words: text('channels.title') }} here={known.name(member)} />
      <PageHead title={known.name(member)} says={text('channels.begins-with-first')} />
    </Page>
  );
}
