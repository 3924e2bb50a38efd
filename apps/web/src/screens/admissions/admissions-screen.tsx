/** Where coordinators vouch: invitations, requests, and the members they answer for. */
import { useState } from 'preact/hooks';
import type { Status } from '@kopri/client';
import { useOverview } from '../../inside/overview.js';
import { goTo, pathTo } from '../../router.js';
import { PageHead } from '../../shell/page-head.js';
import type { ScreenProps } from '../../screen.js';
import { Page } from '../../shell/page.js';
import '../../styles/screens/admissions.css';
import { ButtonLink } from '../../ui/button.js';
import { Empty } from '../../ui/card.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { InvitePage } from './invite-page.js';
import { LinkPage } from './link-page.js';
import { LinksPart } from './links-part.js';
import { MembersPart } from './members-part.js';
import { RequestsPart } from './requests-part.js';
import { useRequests } from './use-requests.js';

export function AdmissionsScreen({ at: [part, id = ''] }: ScreenProps) {
  const own = useOverview().standing?.status;
  if (own === undefined) return null;
  if (own.role !== 'correspondent' && own.role !== 'secretariat') return <OnlyCoordinators />;
  if (part === 'invite') return <InvitePage own={own} />;
  if (part === 'link') return <LinkPage invitation={id} />;
  return <Overview own={own} />;
}

function Overview({ own }: { readonly own: Status }) {
  const { text } = useSpeaker();
  const asked = useRequests();
  const [turn, setTurn] = useState(0);
  useShortcuts({ KeyI: () => goTo('admissions', 'invite') });
  return (
    <Page>
      <PageHead
        title={text('correspondent.title')}
        says={text('correspondent.says')}
        acts={
          <ButtonLink kind="go" href={pathTo('admissions', 'invite')} keys="KeyI">
            {text('correspondent.invite')}
          </ButtonLink>
        }
      />
      <RequestsPart asked={asked} onDecided={() => setTurn((before) => before + 1)} />
      <LinksPart requests={asked.value ?? []} turn={turn} onWithdrawn={asked.again} />
      <MembersPart own={own} turn={turn} />
    </Page>
  );
}

function OnlyCoordinators() {
  const { text } = useSpeaker();
  return (
    <Page>
      <PageHead title={text('correspondent.title')} />
      <Empty title={text('correspondent.only-coordinators')} />
    </Page>
  );
}
