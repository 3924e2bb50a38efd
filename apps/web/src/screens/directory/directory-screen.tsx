/** The directory and the sheets of countries; `at`: nothing, a member, or `country` and perhaps which. */
import { isId } from '@kopri/protocol';
import { Page } from '../../shell/page.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { ButtonLink } from '../../ui/button.js';
import { useSpeaker } from '../../ui/speaker.js';
import { pathTo } from '../../router.js';
import '../../styles/screens/directory.css';
import { CountryList } from './country-list.js';
import { CountrySheet } from './country-sheet.js';
import { MemberCard } from './member-card.js';
import { SearchPart } from './search-part.js';
import { useDirectory } from './use-directory.js';

export function DirectoryScreen({ at: [first = '', second] }: { readonly at: readonly string[] }) {
  if (first === 'country') return second === undefined ? <CountryList /> : <CountrySheet code={second} />;
  return isId('member', first) ? <OneMember member={first} /> : <Everybody />;
}

function Everybody() {
  const { text } = useSpeaker();
  const directory = useDirectory();
  const { members, countries } = directory.all;
  return (
    <Page>
      <PageHead
        title={text('shell.directory')}
        says={text('directory.says', {
          members: text('directory.members', { n: members }),
          countries: text('shell.countries', { n: countries }),
        })}
        acts={<ButtonLink href={pathTo('directory', 'country')}>{text('directory.countries')}</ButtonLink>}
      />
      <div class="cols dir">
        <SearchPart directory={directory} chosen={undefined} />
        <p class="two beside-only">{text('directory.choose-one')}</p>
      </div>
    </Page>
  );
}

function OneMember({ member }: { readonly member: string }) {
  const { text } = useSpeaker();
  const directory = useDirectory();
  return (
    <Page>
      <Crumb back={{ href: pathTo('directory'), words: text('shell.directory') }} here={text('directory.member')} />
      <div class="cols dir chosen">
        <SearchPart directory={directory} chosen={member} />
        <MemberCard id={member} />
      </div>
    </Page>
  );
}
