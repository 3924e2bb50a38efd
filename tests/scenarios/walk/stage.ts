/**
 * One walk in progress: the server, a home for each person, and one command after the other, with
 * the server killed by SIGKILL between every two.
 */
import { isAppError, type ErrorCode } from '@kopri/protocol';
import { join } from 'node:path';
import type * as v from 'valibot';
import { runKopri, type Json, type Spoken } from '../processes/kopri-process.js';
import type { ServerProcess } from '../processes/server-process.js';
import { refusal, requireAnswer } from './contract.js';

/** A law of the walk is broken; `seen` is the JSON that broke it. */
export class BrokenLaw extends Error {
  constructor(
    law: string,
    readonly seen: unknown,
  ) {
    super(law);
    this.name = 'BrokenLaw';
  }
}

export interface StepReport {
  readonly step: number;
  readonly title: string;
  readonly commandMs: number;
  /** From the kill before the step until the server served again. */
  readonly recoveryMs: number;
}

/** Whose home, and the words of the command line. */
export type Command = readonly [who: string, ...args: string[]];

interface StageParts {
  readonly folder: string;
  readonly server: ServerProcess;
  readonly report: (step: StepReport) => void;
}

export class Stage {
  private steps = 0;

  constructor(private readonly parts: StageParts) {}

  get stepCount(): number {
    return this.steps;
  }

  get url(): string {
    return this.parts.server.url;
  }

  pathOf(name: string): string {
    return join(this.parts.folder, name);
  }

  /** A command that must be done, with an answer as the contract has it. */
  async does<S extends v.GenericSchema>(who: string, schema: S, ...args: readonly string[]): Promise<v.InferOutput<S>> {
    const [answer] = await this.doEach(schema, [[who, ...args]]);
    return answer as v.InferOutput<S>;
  }

  /** Commands of different people at once, in one step. */
  async doEach<S extends v.GenericSchema>(schema: S, commands: readonly Command[]): Promise<v.InferOutput<S>[]> {
    const spoken = await this.step(commands);
    return spoken.map(({ exit, json }, i) => {
      const name = commands[i]?.slice(0, 3).join(' ') ?? '';
      law(exit === 0, `${name} ends with 0, not with ${exit}`, json);
      law(json['offline'] === undefined, `${name} reaches the server, which was healthy`, json);
      return answered(schema, json);
    });
  }

  /** A command that must be refused with this code. */
  async isRefused(who: string, code: ErrorCode, ...args: readonly string[]): Promise<void> {
    for (const { exit, json } of await this.step([[who, ...args]])) {
      law(exit === 1, `${who} ${args[0] ?? ''} is refused with exit code 1, not ${exit}`, json);
      law(answered(refusal, json).error.code === code, `${who} is refused with ${code}`, json);
    }
  }

  private async step(commands: readonly Command[]): Promise<Spoken[]> {
    const recoveryMs = await timed(() => this.killAndStart());
    const begun = performance.now();
    const spoken = await Promise.all(
      commands.map(([who, ...args]) => runKopri({ home: this.pathOf(`home-${who}`) }, ...args)),
    );
    const commandMs = performance.now() - begun;
    this.steps += 1;
    this.parts.report({ step: this.steps, title: titleOf(commands), commandMs, recoveryMs });
    return spoken;
  }

  private async killAndStart(): Promise<void> {
    const { server } = this.parts;
    if (this.steps > 0) await server.kill();
    await server.start();
  }
}

export function law(holds: boolean, words: string, seen: unknown): void {
  if (!holds) throw new BrokenLaw(words, seen);
}

/** Equal as JSON: same keys in the same order. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function answered<S extends v.GenericSchema>(schema: S, json: Json): v.InferOutput<S> {
  try {
    return requireAnswer(schema, json);
  } catch (error) {
    if (!isAppError(error, 'malformed')) throw error;
    throw new BrokenLaw(`the answer has the fields of the contract: ${error.detail}`, json);
  }
}

const titleOf = (commands: readonly Command[]): string =>
  commands.map(([who, ...args]) => `${who}: ${args.slice(0, wordsOf(args)).join(' ')}`).join(' · ');

const wordsOf = ([first = '']: readonly string[]): number =>
  ['network', 'query', 'evidence', 'channel', 'member'].includes(first) ? 2 : 1;

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
