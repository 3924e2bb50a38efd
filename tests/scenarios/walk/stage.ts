/**
 * One walk in progress: the server, a home for each person, and one command after the other, with
 * the server killed by SIGKILL between every two.
 */
import { isAppError } from '@kopri/protocol';
import { join } from 'node:path';
import type * as v from 'valibot';
import { runKopri, type Json } from '../processes/kopri-process.js';
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
    const { exit, json } = await this.step(who, args);
    law(exit === 0, `${who}: ${args.slice(0, 2).join(' ')} ends with 0, not with ${exit}`, json);
    law(json['offline'] === undefined, `${who} reaches the server, which was healthy`, json);
    return answered(schema, json);
  }

  /** A command that must be refused with one of these codes. */
  async isRefused(who: string, codes: readonly string[], ...args: readonly string[]): Promise<void> {
    const { exit, json } = await this.step(who, args);
    law(exit === 1, `${who}: ${args.slice(0, 2).join(' ')} is refused with exit code 1, not ${exit}`, json);
    const { error } = answered(refusal, json);
    law(codes.includes(error.code), `${who} is refused with ${codes.join(' or ')}`, json);
  }

  private async step(who: string, args: readonly string[]): Promise<{ exit: number | null; json: Json }> {
    const recoveryMs = await timed(() => this.killAndStart());
    const begun = performance.now();
    const spoken = await runKopri({ home: this.pathOf(`home-${who}`) }, ...args);
    const commandMs = performance.now() - begun;
    this.steps += 1;
    this.parts.report({ step: this.steps, title: `${who} ${titleOf(args)}`, commandMs, recoveryMs });
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

const titleOf = (args: readonly string[]): string =>
  args
    .filter((word) => word.length < 30 && !word.startsWith('/'))
    .slice(0, 4)
    .join(' ');

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
