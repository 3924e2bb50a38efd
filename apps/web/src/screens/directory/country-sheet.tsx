/** What has to be known of a country before one writes to it. */
import type { MemberEntry } from '@kopri/client';
import { authorities, findCountry, type Country } from '@kopri/protocol';
import { useAsked } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import { Page } from '../../shell/page.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { ButtonLink } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { Note } from '../../ui/note.js';
import { WholeOffice } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Table } from '../../ui/table.js';
import { CountryFacts } from './country-facts.js';
import { CountryMembers } from './country-members.js';
import { HolidaysPart } from './holidays-part.js';

export function CountrySheet({ code }: { readonly code: string }) {
  const { text, error } = useSpeaker();
  const country = findCountry(code);
  const back = { href: pathTo('directory', 'country'), words: text('directory.countries') };
  if (country !== undefined) return <Sheet country={country} />;
  return (
    <Page>
      <Crumb back={back} here={code} />
      <Note tone="late">{error('country-unknown').message}</Note>
    </Page>
  );
}

function Sheet({ country }: { readonly country: Country }) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const { code } = country;
  const { value } = useAsked((kopri) => kopri.directory.list({ country: code }), [code]);
  const members = value?.members.filter(({ state }) => state !== 'removed') ?? [];
  const title = speaker.country(code);
  return (
    <Page>
      <Crumb back={{ href: pathTo('directory', 'country'), words: text('directory.countries') }} here={title} />
      <PageHead
        title={title}
        says={country.member ? text('directory.of-network') : text('directory.partner')}
        acts={
          <ButtonLink kind="go" href={pathTo('ask', code)}>
            {text('shell.new-query')}
          </ButtonLink>
        }
      />
      <CountryFacts country={country} members={members} />
      <div class="cols narrow">
        <div>
          <Authorities code={code} members={members} />
          <CountryMembers members={members} />
        </div>
        <HolidaysPart country={country} />
      </div>
    </Page>
  );
}

function Authorities({ code, members }: { code: string; members: readonly MemberEntry[] }) {
  const { text, words, number } = useSpeaker();
  const rows = authorities.filter(({ country }) => country === code);
  const confirmed = rows.filter(({ checked }) => checked).length;
  return (
    <Section
      title={text('directory.authorities')}
      remark={text('directory.confirmed-of', { confirmed: number(confirmed), all: number(rows.length) })}
    >
      <Table
        label={text('directory.authorities')}
        keyOf={({ id }) => id}
        rows={rows}
        columns={[
          { key: 'name', head: text('directory.authority'), cell: ({ id }) => <WholeOffice id={id} /> },
          { key: 'kind', head: text('directory.kind'), cell: ({ kind }) => words('authorityKinds', kind) },
          {
            key: 'members',
            head: text('directory.members-here'),
            end: true,
            cell: ({ id }) => number(members.filter((member) => member.authority === id).length),
          },
        ]}
      />
    </Section>
  );
}
