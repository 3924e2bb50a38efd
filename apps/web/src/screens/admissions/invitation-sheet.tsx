/** What is handed over on paper, as it is printed. */
import type { InvitationView } from '@kopri/client';
import { useOverview } from '../../inside/overview.js';
import { Pairs } from '../../ui/facts.js';
import { Icon } from '../../ui/icon.js';
import { useSpeaker } from '../../ui/speaker.js';
import { groupsOf } from './link-groups.js';
import { QrCode } from './qr-code.js';

interface InvitationSheetProps {
  readonly made: InvitationView;
  readonly link: string;
  readonly inviter: string;
}

export function InvitationSheet({ made, link, inviter }: InvitationSheetProps) {
  const { text, language } = useSpeaker();
  return (
    <article class="sheet" lang={language}>
      <p class="brand">
        <Icon name="bridge" />
        Köpri
      </p>
      <h2>{text('correspondent.sheet')}</h2>
      <p class="two">{text('correspondent.sheet-network')}</p>
      <p>{text('correspondent.sheet-what')}</p>
      <Offered made={made} />
      <h3>{text('correspondent.sheet-steps')}</h3>
      <ol>
        <li>{text('correspondent.sheet-open')}</li>
        <li>{text('correspondent.sheet-name')}</li>
        <li>{text('correspondent.sheet-call', { name: inviter })}</li>
        <li>{text('correspondent.sheet-wait')}</li>
      </ol>
      <div class="way-in">
        <div>
          <h3>{text('correspondent.sheet-link')}</h3>
          <p class="groups" translate={false}>
            {groupsOf(link).map((group, place) => [<span key={place}>{group}</span>, <wbr key={`${place} break`} />])}
          </p>
          <p class="small">{text('correspondent.sheet-gaps')}</p>
        </div>
        <figure>
          <QrCode text={link} label={text('correspondent.sheet-code')} />
          <figcaption class="small">{text('correspondent.sheet-code')}</figcaption>
        </figure>
      </div>
      <p>
        <b>{text('correspondent.sheet-keep')}</b>
      </p>
    </article>
  );
}

function Offered({ made }: { readonly made: InvitationView }) {
  const { zone } = useOverview();
  const { text, words, country, authority, dayTime } = useSpeaker();
  const facts = [
    { label: text('correspondent.sheet-as'), children: words('memberRoles', made.role) },
    { label: text('correspondent.country'), children: made.country && country(made.country) },
    { label: text('correspondent.authority'), children: made.authority && authority(made.authority) },
    { label: text('correspondent.position'), children: made.position },
    { label: text('correspondent.valid-until'), children: dayTime(made.expires, zone) },
  ];
  return <Pairs facts={facts.filter(({ children }) => Boolean(children))} />;
}
