/** What a page hears from its worker, as a picture needs it: the worker keeps the real time, and an alarm is rare. */
import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.js';

export interface StagedStanding {
  readonly offline?: boolean;
  /** How many things wait to be sent. */
  readonly outbox?: number;
  /** The code of an alarm. */
  readonly alarm?: string;
}

/** Before a page is opened, and after `exposeClient`. */
export async function stageStandings(browser: TestBrowser): Promise<void> {
  await browser.context.addInitScript(() => {
    const Honest = window.Worker;
    window.Worker = class extends Honest {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          const standing = data.value;
          for (const item of Array.isArray(standing) ? standing : (standing?.items ?? []))
            if (typeof item.heldUntil === 'string') item.heldUntil = new Date(Date.now() + 9_000).toISOString();
          if (typeof standing?.status?.syncedAt !== 'string') return;
          const { offline = standing.offline, ...status } = Reflect.get(window, 'standingOfStage') ?? {};
          Object.assign(standing, { offline });
          Object.assign(standing.status, { syncedAt: new Date().toISOString(), ...status });
        });
      }
    };
  });
}

/** Until the next call; `{}` is the truth. */
export async function standAs(page: Page, standing: StagedStanding): Promise<void> {
  await page.evaluate((staged) => {
    Reflect.set(window, 'standingOfStage', staged);
    const worker = Reflect.get(window, 'clientOfTest') as Worker;
    worker.dispatchEvent(new MessageEvent('message', { data: { notice: 'line', offline: staged.offline === true } }));
  }, standing);
}
