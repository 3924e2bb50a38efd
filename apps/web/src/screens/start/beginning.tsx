/** No device here yet: an invitation, or the founding of a network. */
import { useContext, useEffect, useState } from 'preact/hooks';
import type { InvitationLink } from '@kopri/protocol';
import { lazy } from '../../lazy.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { SpeakerContext, useStartSpeaker } from '../../ui/speaker.js';
import type { Arrival } from './arrival.js';
import { EntryFrame } from './entry-frame.js';
import type { LinkSeen } from './invitation.js';
import { JoinForm } from './join-form.js';
import type { ServerSeen } from './network.js';
import { PasteLink } from './paste-link.js';
import { Steps } from './steps.js';

const FoundScreen = lazy(async () => (await import('./found-form.js')).FoundScreen);

type Invited = Extract<LinkSeen, { seen: 'invitation' }>;

type Link = Pick<Invited, 'text'> & Partial<Invited>;

/** What came with the address is taken for an invitation until it has been read: what reads it is fetched meanwhile. */
function useLink({ invitation }: Arrival): [Link | undefined, (link: Link | undefined) => void] {
  const [link, setLink] = useState<Link | undefined>(invitation === undefined ? undefined : { text: invitation });
  const read = async (text: string): Promise<void> => {
    const { seeLink } = await import('./invitation.js');
    const seen = seeLink(text, location.origin);
    setLink(seen.seen === 'invitation' ? seen : undefined);
  };
  useEffect(() => {
    if (invitation !== undefined) void read(invitation);
  }, []);
  return [link, setLink];
}

export function Beginning({ arrival }: { readonly arrival: Arrival }) {
  const { text } = useStartSpeaker();
  const [invited, setInvited] = useLink(arrival);
  const { server, again } = useServer();
  const offer = useOffer(invited?.offer);
  if (invited === undefined && (arrival.setupToken !== undefined || server === 'unfounded'))
    return <FoundScreen token={arrival.setupToken ?? ''} />;
  if (invited === undefined)
    return (
      <EntryFrame lead={<Steps now={1} />} title={text('start.welcome')} says={text('start.welcome-says')}>
        <PasteLink first={arrival.invitation ?? ''} onLink={setInvited} />
        {server === 'unreachable' && <Unreachable onAgain={again} />}
      </EntryFrame>
    );
  return (
    <EntryFrame lead={<Steps now={2} />} title={text('start.join-title')} says={offer}>
      {server === 'unreachable' && <Unreachable onAgain={again} />}
      <JoinForm link={invited.text} onOtherLink={() => setInvited(undefined)} />
    </EntryFrame>
  );
}

function Unreachable({ onAgain }: { readonly onAgain: () => void }) {
  const { text, error } = useStartSpeaker();
  return (
    <Note
      tone="soon"
      title={error('server-unreachable').message}
      live
      acts={<Button onPress={onAgain}>{text('start.again')}</Button>}
    >
      {text('start.unreachable')}
    </Note>
  );
}

function useServer(): { readonly server: ServerSeen | undefined; readonly again: () => void } {
  const [server, setServer] = useState<ServerSeen>();
  const again = async (): Promise<void> => {
    const { seeServer } = await import('./network.js');
    setServer(await seeServer());
  };
  useEffect(() => void again(), []);
  return { server, again: () => void again() };
}

/** As what one is invited, once the catalogue is here. */
function useOffer(offer: InvitationLink | undefined): string | undefined {
  const speaker = useContext(SpeakerContext);
  if (speaker === undefined || offer === undefined) return undefined;
  const { role, country, authority } = offer;
  const place = [
    ...(authority === undefined ? [] : [speaker.authority(authority)]),
    ...(country === undefined ? [] : [speaker.country(country)]),
  ];
  const what = [speaker.words('memberRoles', role), ...place].join(' · ');
  return speaker.text('start.invited', { what });
}
