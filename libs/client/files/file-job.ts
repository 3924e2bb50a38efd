/** Work on the files of one piece of evidence that a person can pause and cancel from outside. */
import { AppError } from '@kopri/protocol';

export class FileJob {
  private readonly stopper = new AbortController();
  private gate: Promise<void> | undefined;
  private open: () => void = () => undefined;

  get signal(): AbortSignal {
    return this.stopper.signal;
  }

  get isPaused(): boolean {
    return this.gate !== undefined;
  }

  pause(): void {
    this.gate ??= new Promise((resolve) => {
      this.open = resolve;
    });
  }

  resume(): void {
    this.gate = undefined;
    this.open();
  }

  cancel(): void {
    this.stopper.abort();
    this.resume();
  }

  /** Throws `cancelled`. */
  requireGoingOn(): void {
    if (this.signal.aborted) throw new AppError('cancelled');
  }

  /** Hands the stream on, waiting while the job is paused. Throws `cancelled`. */
  async *through(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.requireGoingOn();
    for await (const piece of stream) {
      while (this.gate !== undefined) await this.gate;
      this.requireGoingOn();
      yield piece;
    }
  }
}
