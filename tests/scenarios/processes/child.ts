/** A process of ours with what it prints, and its end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { checkout, cleanEnvironment } from './checkout.js';

export interface Child {
  readonly process: ChildProcess;
  /** What it has printed so far. */
  stdout: string;
  stderr: string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Runs Node on `args`; paths are relative to the checkout. Nothing is ever typed into it. */
export function startNode(args: readonly string[], env: Readonly<Record<string, string>>): Child {
  const process_ = spawn(process.execPath, [...args], {
    cwd: checkout,
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    process_.once('error', reject);
    process_.once('close', resolve);
  });
  const child: Child = { process: process_, stdout: '', stderr: '', ended };
  process_.stdout.setEncoding('utf8').on('data', (text: string) => (child.stdout += text));
  process_.stderr.setEncoding('utf8').on('data', (text: string) => (child.stderr += text));
  return child;
}

export const isRunning = ({ process: { exitCode, signalCode } }: Child): boolean =>
  exitCode === null && signalCode === null;
