/** The terminal of this process. Questions and progress go to standard error, so that standard output holds the answer alone. */
import type { Ora } from 'ora';
import type { Progress } from '@kopri/client';
import { Interrupted } from '../failure.js';
import { Terminal } from '../shell.js';
import { progressWords } from './progress-words.js';

const DEFAULT_WIDTH = 100;
/** Lines longer than this are hard to follow, however wide the window is. */
const WIDEST = 140;
/** Narrower ones wrap by themselves: every second word would stand alone. */
const NARROWEST = 40;
/** What is over sooner needs no progress. */
const PATIENCE_MS = 700;

export class ProcessTerminal extends Terminal {
  readonly interactive = process.stdin.isTTY === true && process.stderr.isTTY === true;
  readonly width = usableWidth(process.stdout.columns);
  private spinner: Ora | undefined;
  /** The piece of work that is shown, and when it began: each file is one. */
  private begun: { readonly piece: string; readonly atMs: number } | undefined;
  private text = '';
  private patience: NodeJS.Timeout | undefined;

  print(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  note(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  async askSecret(question: string): Promise<string> {
    const { password } = await import('@inquirer/prompts');
    return answered(password({ message: question }, { output: process.stderr }));
  }

  async confirm(question: string): Promise<boolean> {
    const { confirm } = await import('@inquirer/prompts');
    return answered(confirm({ message: question, default: false }, { output: process.stderr }));
  }

  showProgress(progress: Progress): void {
    if (process.stderr.isTTY !== true) return;
    const nowMs = performance.now();
    const piece = `${progress.what} ${progress.blob ?? ''}`;
    if (this.begun?.piece !== piece) this.begun = { piece, atMs: nowMs };
    this.text = progressWords(progress, nowMs - this.begun.atMs);
    if (this.spinner !== undefined) this.spinner.text = this.text;
    else this.patience ??= setTimeout(() => void this.spin(), PATIENCE_MS).unref();
  }

  endProgress(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    this.begun = undefined;
    this.spinner?.stop();
    this.spinner = undefined;
  }

  /** Loaded only now: most commands are over before. Progress may have ended meanwhile. */
  private async spin(): Promise<void> {
    const { default: ora } = await import('ora');
    if (this.patience === undefined) return;
    this.spinner = ora({ text: this.text, stream: process.stderr, discardStdin: false }).start();
  }
}

/** Some terminals say 0. */
const usableWidth = (columns = 0): number =>
  columns <= 0 ? DEFAULT_WIDTH : Math.max(NARROWEST, Math.min(WIDEST, columns));

/** Leaving a question with Ctrl+C is a wish to stop, not a failure. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted('Nothing was done.');
    throw error;
  }
}
