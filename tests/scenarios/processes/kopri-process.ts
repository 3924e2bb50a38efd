/** The command line as its own process, on a home of its own. */
import { isRunning, startNode, type Child } from './child.js';

export type Json = Readonly<Record<string, unknown>>;

export interface Spoken {
  /** Null when a signal ended it. */
  readonly exit: number | null;
  /** The one line of its standard output. */
  readonly json: Json;
  readonly stderr: string;
}

export interface KopriOptions {
  readonly home: string;
  readonly passphrase?: string;
  /** A module that the process loads first, for example one that moves its clock. */
  readonly preload?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const PASSPHRASE = 'seven bridges over the Amu Darya';

/** `bin` is what people run; it first makes the checkout ready. */
const BIN = 'apps/cli/bin/kopri.js';

export function startKopri(options: KopriOptions, ...args: readonly string[]): Child {
  const { home, passphrase = PASSPHRASE, preload, env = {} } = options;
  const first = preload === undefined ? [] : ['--import', preload];
  return startNode([...first, BIN, '--json', '--home', home, ...args], { KOPRI_PASSPHRASE: passphrase, ...env });
}

/** A command that hangs is a bug, however slow the machine. */
const PATIENCE_MS = 120_000;

/** Throws when standard output is not one line with one JSON object: the contract's "errors too". */
export async function runKopri(options: KopriOptions, ...args: readonly string[]): Promise<Spoken> {
  const child = startKopri(options, ...args);
  const timer = setTimeout(() => isRunning(child) && child.process.kill('SIGKILL'), PATIENCE_MS);
  const exit = await child.ended;
  clearTimeout(timer);
  return { exit, json: parseLine(child, args), stderr: child.stderr };
}

function parseLine({ stdout, stderr }: Child, args: readonly string[]): Json {
  const lines = stdout.split('\n').filter((line) => line !== '');
  const json: unknown = lines.length === 1 ? JSON.parse(lines[0] ?? '') : undefined;
  if (typeof json === 'object' && json !== null) return json as Json;
  throw new Error(`kopri ${args.join(' ')} printed no one line of JSON: ${stdout}${stderr}`);
}
