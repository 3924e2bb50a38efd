/** One tab that a test drives through `driven-page`. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { AppError, isErrorCode, type BlobId, type ChannelId } from '@kopri/protocol';
import type { Remote, SessionCalls } from '../../../apps/web/src/core/wire.js';

/** To be built with `builtPage` and served in place of the web client. */
export const drivenPage = join(import.meta.dirname, 'driven-page');

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };

type UploadOf = { readonly blob: BlobId; readonly channel: ChannelId };

interface Driven {
  call(method: string, ...args: readonly unknown[]): Promise<Answer>;
  session(): string;
  type(key: string, value: unknown): void;
  upload(of: UploadOf): Promise<string>;
}

export class DrivenTab {
  readonly kopri: Remote;
  readonly session: SessionCalls;

  constructor(readonly page: Page) {
    const group = (name: string): object =>
      new Proxy(() => undefined, {
        apply: (_, __, args: readonly unknown[]) => this.ask(name, args),
        get:
          (_, method) =>
          (...args: readonly unknown[]) =>
            this.ask(`${name}.${String(method)}`, args),
      });
    this.kopri = new Proxy({}, { get: (_, name) => group(String(name)) }) as Remote;
    this.session = group('session') as SessionCalls;
  }

  /** Resolves when the tab's session is in this state. */
  async is(state: string): Promise<void> {
    await this.page.waitForFunction((wanted) => (globalThis as unknown as Driven).session() === wanted, state);
  }

  /** Into a form that is kept at a lock, and never before. */
  async types(key: string, value: unknown): Promise<void> {
    await this.page.evaluate(([to, what]) => (globalThis as unknown as Driven).type(to, what), [key, value] as const);
  }

  /** Whether this tab's worker holds the lock of the writer. */
  async writes(): Promise<boolean> {
    const [worker] = this.page.workers();
    if (worker === undefined) return false;
    return worker.evaluate(() =>
      navigator.locks.request(`probe ${Math.random()}`, async (lock) => {
        const { held = [] } = await navigator.locks.query();
        const own = held.find(({ name }) => name === lock?.name)?.clientId;
        return held.some(({ name, clientId }) => name === 'kopri-writer' && clientId === own);
      }),
    );
  }

  /** A file cannot cross from here: it is made in the page. */
  async share(
    reference: string,
    { name, text, summary }: { readonly name: string; readonly text: string; readonly summary: object },
  ): Promise<void> {
    const answer = await this.page.evaluate(
      ({ about, fileName, content, said }) =>
        (globalThis as unknown as Driven).call('evidence.share', about, {
          files: [new File([content], fileName)],
          summary: said,
        }),
      { about: reference, fileName: name, content: text, said: summary },
    );
    if (!answer.ok) throw new AppError(isErrorCode(answer.code) ? answer.code : 'internal', { detail: answer.code });
  }

  /** By nobody, past the worker. Resolves with the code of what it met. */
  upload(of: UploadOf): Promise<string> {
    return this.page.evaluate((what) => (globalThis as unknown as Driven).upload(what), of);
  }

  private async ask(method: string, args: readonly unknown[]): Promise<unknown> {
    const answer = await this.page.evaluate(
      ([called, given]) => (globalThis as unknown as Driven).call(called, ...given),
      [method, args] as const,
    );
    if (answer.ok) return answer.value;
    throw new AppError(isErrorCode(answer.code) ? answer.code : 'internal', { detail: answer.code });
  }
}
