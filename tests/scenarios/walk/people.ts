/** Founding, inviting, joining, admitting: how the cast comes into the network. All invented. */
import * as contract from './contract.js';
import { law, type Stage } from './stage.js';

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
  readonly members: ReadonlyMap<string, string>;
}

export async function enrolEverybody(stage: Stage, setupToken: string): Promise<Enrolled> {
  const { network } = await stage.does(
    SECRETARIAT,
    contract.founded,
    'network',
    'found',
    '--server',
    stage.url,
    '--setup-token',
    setupToken,
    '--name',
    'Secretariat',
  );
  await stage.isRefused(
    'stranger',
    ['network-exists'],
    'network',
    'found',
    '--server',
    stage.url,
    '--setup-token',
    setupToken,
    '--name',
    'Another',
  );
  const members = new Map<string, string>();
  for (const [by, group] of [
    [SECRETARIAT, [ogulnar, deniz]],
    [ogulnar.home, [gyzylgul, merdan]],
    [deniz.home, [elif]],
  ] as const) {
    const checks = new Map<string, string>();
    for (const person of group) checks.set(person.name, await inviteAndJoin(stage, by, person));
    await admitAll(stage, by, checks);
    for (const { home } of group) members.set(home, await becomesActive(stage, home, network));
  }
  return { network, members };
}

/** Gives the check number that the person reads out. */
async function inviteAndJoin(stage: Stage, by: string, person: Person): Promise<string> {
  const { home, name, country, authority, role, more } = person;
  const { link } = await stage.does(
    by,
    contract.invited,
    'invite',
    '--country',
    country,
    '--authority',
    authority,
    '--role',
    role,
  );
  const { check } = await stage.does(home, contract.joined, 'join', link, '--name', name, ...more);
  return check;
}

async function admitAll(stage: Stage, by: string, checks: ReadonlyMap<string, string>): Promise<void> {
  const { requests } = await stage.does(by, contract.requests, 'requests');
  law(requests.length === checks.size, `${by} sees ${checks.size} requests`, requests);
  for (const { name, check, alarm } of requests) {
    law(checks.get(name) === check && !alarm, `${name}'s check number is the same at both ends`, requests);
  }
  const { admitted } = await stage.does(by, contract.admitted, 'admit', '--all');
  law(admitted.length === checks.size, `${by} admits all who asked`, admitted);
}

async function becomesActive(stage: Stage, home: string, network: string): Promise<string> {
  const status = await stage.does(home, contract.status, 'status');
  law(status.state === 'active' && status.network === network, `${home} is admitted to the network`, status);
  law(status.outbox === 0, `${home} has nothing waiting`, status);
  return status.member;
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
