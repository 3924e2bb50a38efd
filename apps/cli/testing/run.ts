/** One command line run against a fake client: what it printed, its exit code, and the client to look at. */
import { runKopri } from '../program.js';
import { Profiles, type Founding, type Joined, type Joining, type ProfilePlace } from '../shell.js';
import { ids } from './cast.js';
import { FakeKopri } from './fake-kopri.js';
import { FakeTerminal, type Sitting } from './fake-terminal.js';

class FakeProfiles extends Profiles {
  readonly opened: ProfilePlace[] = [];
  founded: Founding | undefined;
  joined: Joining | undefined;

  constructor(
    readonly kopri: FakeKopri,
    private readonly existing: boolean,
  ) {
    super();
  }

  async exists(): Promise<boolean> {
    return this.existing;
  }

  async open(place: ProfilePlace): Promise<FakeKopri> {
    this.opened.push(place);
    return this.kopri;
  }

  async found(founding: Founding): Promise<FakeKopri> {
    this.founded = founding;
    return this.kopri;
  }

  async join(joining: Joining): Promise<Joined> {
    this.joined = joining;
    return { kopri: this.kopri, request: ids.request(1), check: '123 456' };
  }
}

export interface Setting extends Sitting {
  readonly kopri?: FakeKopri;
  /** There is no profile yet. */
  readonly fresh?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export async function run(argv: readonly string[], setting: Setting = {}) {
  const {
    kopri = new FakeKopri(),
    fresh = false,
    env = { KOPRI_PASSPHRASE: 'four words in line' },
    signal = new AbortController().signal,
  } = setting;
  const terminal = new FakeTerminal(setting);
  const profiles = new FakeProfiles(kopri, !fresh);
  const exit = await runKopri(argv, {
    profiles: async () => profiles,
    terminal,
    env,
    signal,
    defaultHome: '/home/of/gyzylgul/.kopri',
    zone: 'Europe/Istanbul',
    newIncidentId: () => 'incident1',
  });
  return { exit, kopri, profiles, terminal, out: terminal.out, err: terminal.err };
}

/** The one JSON object that the command line printed; fails when it is not exactly one line. */
export async function runJson(argv: readonly string[], setting: Setting = {}) {
  const ran = await run([...argv, '--json'], setting);
  if (ran.out.length !== 1)
    throw new Error(`${ran.out.length} lines instead of one: ${ran.out.join('\n')} ${ran.err.join('\n')}`);
  return { ...ran, json: JSON.parse(ran.out[0] ?? '') as Record<string, unknown> };
}
