/** Founding, inviting, joining, admitting: how the cast comes into the network. All invented. */
import * as contract from './contract.js';
import { law, type Command, type Stage } from './stage.js';

export interface Person {
  readonly home: string;
  readonly name: string;
  readonly country: string;
  readonly authority: string;
  readonly role: 'correspondent' | 'practitioner';
  readonly more: readonly string[];
}

const [TM, TR] = ['TM', 'TR'];

export const ogulnar: Person = {
  home: 'ogulnar',
  name: 'Ogulnar Ataýewa',
  country: TM,
  authority: 'tm-gpo',
  role: 'correspondent',
  more: [],
};
export const deniz: Person = {
  home: 'deniz',
  name: 'Deniz Aksoy',
  country: TR,
  authority: 'tr-cpo',
  role: 'correspondent',
  more: [],
};
export const gyzylgul: Person = {
  home: 'gyzylgul',
  name: 'Gyzylgul Berdiýewa',
  country: TM,
  authority: 'tm-gpo',
  role: 'practitioner',
  more: ['--name-local', 'Гызылгуль', '--languages', 'tk,ru'],
};
export const merdan: Person = {
  home: 'merdan',
  name: 'Merdan Orazow',
  country: TM,
  authority: 'tm-mia',
  role: 'practitioner',
  more: ['--languages', 'tk,ru'],
};
export const elif: Person = {
  home: 'elif',
  name: 'Elif Yılmaz',
  country: TR,
  authority: 'tr-cpo',
  role: 'practitioner',
  more: ['--languages', 'tr,en'],
};

export const SECRETARIAT = 'secretariat';

export interface Enrolled {
  readonly network: string;
  /** By home. */
  readonly members: Map<string, string>;
}

/** Who invites whom. */
type Inviting = readonly [by: string, people: readonly Person[]];

export async function enrolEverybody(stage: Stage, setupToken: string): Promise<Enrolled> {
  const founding = ['network', 'found', '--server', stage.url, '--setup-token', setupToken, '--name', 'Secretariat'];
  const { network } = await stage.does(SECRETARIAT, contract.founded, ...founding);
  await stage.isRefused('stranger', 'network-exists', ...founding);
  const members = new Map<string, string>();
  const waves: readonly (readonly Inviting[])[] = [
    [[SECRETARIAT, [ogulnar, deniz]]],
    [
      [ogulnar.home, [gyzylgul, merdan]],
      [deniz.home, [elif]],
    ],
  ];
  for (const wave of waves) {
    const checks = await inviteAndJoin(stage, wave);
    await admitAll(stage, wave, checks);
    await becomeActive(stage, wave, { network, members });
  }
  return { network, members };
}

const peopleOf = (wave: readonly Inviting[]): readonly Person[] => wave.flatMap(([, people]) => people);

/** Gives the check number that each person reads out, by name. */
async function inviteAndJoin(stage: Stage, wave: readonly Inviting[]): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, string>();
  const rounds = Math.max(...wave.map(([, people]) => people.length));
  for (let round = 0; round < rounds; round += 1) {
    const inviting = wave.flatMap(([by, people]) => people.slice(round, round + 1).map((person) => ({ by, person })));
    const invited = await stage.doEach(contract.invited, inviting.map(invitation));
    for (const [i, { person }] of inviting.entries()) links.set(person.home, invited[i]?.link ?? '');
  }
  const people = peopleOf(wave);
  const joined = await stage.doEach(
    contract.joined,
    people.map(({ home, name, more }): Command => [home, 'join', links.get(home) ?? '', '--name', name, ...more]),
  );
  return new Map(people.map(({ name }, i) => [name, joined[i]?.check ?? '']));
}

const invitation = ({ by, person: { country, authority, role } }: { by: string; person: Person }): Command => [
  by,
  'invite',
  '--country',
  country,
  '--authority',
  authority,
  '--role',
  role,
];

async function admitAll(stage: Stage, wave: readonly Inviting[], checks: ReadonlyMap<string, string>): Promise<void> {
  const listed = await stage.doEach(
    contract.requests,
    wave.map(([by]): Command => [by, 'requests']),
  );
  for (const [i, { requests }] of listed.entries()) {
    law(requests.length === wave[i]?.[1].length, 'everybody who joined waits for their inviter', requests);
    const agree = requests.every(({ name, check, alarm }) => checks.get(name) === check && !alarm);
    law(agree, 'the check number is the same at both ends', requests);
  }
  const admitted = await stage.doEach(
    contract.admitted,
    wave.map(([by]): Command => [by, 'admit', '--all']),
  );
  law(admitted.flatMap(({ admitted: ids }) => ids).length === checks.size, 'everybody who asked is admitted', admitted);
}

async function becomeActive(stage: Stage, wave: readonly Inviting[], { network, members }: Enrolled): Promise<void> {
  const people = peopleOf(wave);
  const found = await stage.doEach(
    contract.status,
    people.map(({ home }): Command => [home, 'status']),
  );
  for (const [i, status] of found.entries()) {
    law(status.state === 'active' && status.network === network, 'the admitted are active in the network', status);
    law(status.outbox === 0, 'nothing waits', status);
    members.set(people[i]?.home ?? '', status.member);
  }
}

export async function seeTheDirectory(stage: Stage, { members }: Enrolled): Promise<void> {
  const { members: listed } = await stage.does(elif.home, contract.directory, 'directory', '--country', TM);
  const found = listed.find(({ name }) => name === gyzylgul.name);
  law(listed.length === 3, 'the directory has three members in Turkmenistan, names as they were given', listed);
  law(found?.vouchedBy === members.get(ogulnar.home), 'Gyzylgul was vouched for by her correspondent', listed);
  law(
    found?.languages.join() === 'tk,ru' && found.devices.length === 1,
    'her languages and her device stand there',
    listed,
  );
}
