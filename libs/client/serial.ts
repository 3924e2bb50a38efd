/** Runs one task at a time, in the order asked: the profile has one writer, and so has its memory. */
export class Serial {
  private last: Promise<void> = Promise.resolve();
  /** Of the task that runs now. */
  private leave = (): void => undefined;

  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await task();
    } finally {
      this.leave();
    }
  }

  /** Others run while the present task waits; it goes on when it is its turn again. Only that task may ask for it. */
  async away<T>(wait: () => Promise<T>): Promise<T> {
    this.leave();
    try {
      return await wait();
    } finally {
      await this.enter();
    }
  }

  private async enter(): Promise<void> {
    const before = this.last;
    let leave = (): void => undefined;
    this.last = new Promise((resolve) => (leave = resolve));
    await before;
    this.leave = leave;
  }
}
