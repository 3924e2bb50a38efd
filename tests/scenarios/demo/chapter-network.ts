/** A network is founded, three countries get their correspondents, and four practitioners come in. */
import { findAuthority, findCountry } from '@kopri/protocol';
import { cast, type CastKey, type CastMember } from '../cast.js';
import type { Stage } from './stage.js';

/** Whoever vouches stands first. */
const admissions: readonly (readonly [by: CastKey, newcomer: CastKey])[] = [
  ['secretariat', 'ogulnar'],
  ['secretariat', 'derya'],
  ['secretariat', 'malee'],
  ['ogulnar', 'gyzylgul'],
  ['ogulnar', 'merdan'],
  ['derya', 'elif'],
  ['malee', 'somchai'],
];

export async function foundTheNetwork({ company, teller, setupToken, server }: Stage): Promise<void> {
  teller.chapter('A network is founded');
  await company.found(setupToken);
  const { network } = await company.at('secretariat').status();
  teller.act('Secretariat', `founds the network on ${server.url} and makes its root of trust.`, { network });
}

export async function admitEverybody(
  { company, teller }: Stage,
  who: readonly CastKey[] = admissions.map(([, newcomer]) => newcomer),
): Promise<void> {
  teller.chapter('Countries vouch for their people');
  teller.note('Each opens an invitation link; whoever vouches compares the check number with them on the telephone.');
  for (const [by, key] of admissions.filter(([, newcomer]) => who.includes(newcomer))) {
    const { member, check } = await company.admit(key, by);
    const person: CastMember = cast[key];
    teller.act(
      person.short,
      `${person.name}, ${describe(person)}: admitted by ${cast[by].short}, check number ${check[0]}.`,
      { member, by },
    );
    if (check[0] !== check[1]) teller.law(`${person.short} and ${cast[by].short} see the same check number.`, false);
  }
  await company.sync(...company.present);
  const { size } = await company.at('secretariat').directory.list();
  const roots = new Set(
    await Promise.all(company.present.map(async (key) => (await company.at(key).status()).directory.root)),
  );
  teller.law(
    `All ${company.present.length} replayed the same directory of ${size} signed statements.`,
    roots.size === 1,
    { size },
  );
}

function describe({ position = '', role, country = '', authority = '' }: CastMember): string {
  const office = findAuthority(authority);
  const post = role === 'correspondent' ? `correspondent for ${findCountry(country)?.name.en}` : position.toLowerCase();
  return `${post}, ${office?.name.en}${office?.checked === true ? '' : ' (name not confirmed yet)'}`;
}
