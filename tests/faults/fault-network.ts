/** What the fault tests stand on: a running server and three people in post. */
import { ServerProcess } from '../scenarios/processes/server-process.js';
import { findFreePort, makeFolder, removeFolder } from '../scenarios/processes/temporary.js';
import { Person } from './person.js';

export const SETUP_TOKEN = 'faults-0123456789abcdef0123456789abcd';

export interface FaultNetwork {
  readonly folder: string;
  readonly server: ServerProcess;
  readonly secretariat: Person;
  /** Correspondent. */
  readonly ogulnar: Person;
  readonly gyzylgul: Person;
  newPerson(name: string): Person;
  end(): Promise<void>;
}

/** A server that nobody has founded a network on. */
export async function startServer(): Promise<{ folder: string; server: ServerProcess }> {
  const folder = await makeFolder();
  const server = new ServerProcess({ dataDir: `${folder}/data`, port: await findFreePort(), setupToken: SETUP_TOKEN });
  await server.start();
  return { folder, server };
}

export async function startFaultNetwork(): Promise<FaultNetwork> {
  const { folder, server } = await startServer();
  const newPerson = (name: string) => new Person(folder, name);
  const [secretariat, ogulnar, gyzylgul] = [newPerson('Secretariat'), newPerson('Ogulnar'), newPerson('Gyzylgul')];
  await found(secretariat, server.url);
  await enrol(secretariat, ogulnar, 'correspondent');
  await enrol(ogulnar, gyzylgul, 'practitioner');
  const end = async () => {
    await server.stop();
    await removeFolder(folder);
  };
  return { folder, server, secretariat, ogulnar, gyzylgul, newPerson, end };
}

export const found = (secretariat: Person, url: string) =>
  secretariat.does('network', 'found', '--server', url, '--setup-token', SETUP_TOKEN, '--name', secretariat.name);

export async function invite(by: Person, role: 'correspondent' | 'practitioner'): Promise<string> {
  const { link } = await by.does('invite', '--country', 'TM', '--authority', 'tm-gpo', '--role', role);
  return String(link);
}

export async function enrol(by: Person, newcomer: Person, role: 'correspondent' | 'practitioner'): Promise<void> {
  await newcomer.does('join', await invite(by, role), '--name', newcomer.name);
  await by.does('admit', '--all');
  await newcomer.does('sync');
}

export interface Item {
  readonly kind: string;
  readonly text: string | null;
  readonly state: string;
}

/** The texts of a channel as a person sees them. */
export async function textsOf(person: Person, channel: string): Promise<(string | null)[]> {
  const { items } = (await person.does('read', channel)) as { readonly items?: readonly Item[] };
  return (items ?? []).filter(({ kind }) => kind === 'text').map(({ text }) => text);
}
