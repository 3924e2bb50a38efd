/** A terminal that remembers what was shown, and answers from a list. */
import type { Progress } from '@kopri/client';
import { Terminal } from '../shell.js';

export interface Sitting {
  readonly interactive?: boolean;
  readonly width?: number;
  /** What is typed, in order. */
  readonly secrets?: readonly string[];
  readonly confirms?: boolean;
}

export class FakeTerminal extends Terminal {
  readonly interactive: boolean;
  readonly width: number;
  readonly out: string[] = [];
  readonly err: string[] = [];
  readonly asked: string[] = [];
  readonly progress: Progress[] = [];
  private readonly secrets: string[];

  constructor(private readonly sitting: Sitting = {}) {
    super();
    this.interactive = sitting.interactive ?? false;
    this.width = sitting.width ?? 120;
    this.secrets = [...(sitting.secrets ?? [])];
  }

  print(line: string): void {
    this.out.push(line);
  }

  note(line: string): void {
    this.err.push(line);
  }

  async askSecret(question: string): Promise<string> {
    this.asked.push(question);
    return this.secrets.shift() ?? '';
  }

  async confirm(question: string): Promise<boolean> {
    this.asked.push(question);
    return this.sitting.confirms ?? false;
  }

  showProgress(progress: Progress): void {
    this.progress.push(progress);
  }

  endProgress(): void {}
}
