/** One browser that has taken a first release through Mallory's line, and what its pages were told. */
import type { Page } from 'playwright-core';
import { TestBrowser } from '../harness/browser.js';
import { startWebServer, type WebServer } from '../harness/web-server.js';
import { Mallory } from './mallory.js';
import type { PublishedRelease } from './publisher.js';

export class Stage {
  private readonly servers: WebServer[] = [];

  private constructor(
    readonly mallory: Mallory,
    readonly browser: TestBrowser,
    readonly page: Page,
  ) {}

  /** The browser has not been there yet. */
  static async open(first: PublishedRelease): Promise<Stage> {
    const server = await startWebServer({ webDir: first.folder });
    const mallory = await Mallory.before(server.url);
    const browser = await TestBrowser.launch();
    const stage = new Stage(mallory, browser, await browser.context.newPage());
    stage.servers.push(server);
    return stage;
  }

  static async withFirst(first: PublishedRelease): Promise<Stage> {
    const stage = await Stage.open(first);
    await stage.page.goto(stage.mallory.url);
    await untilRunning(stage.page);
    return stage;
  }

  /** The honest server is started anew with this release. */
  async serve(release: PublishedRelease): Promise<void> {
    const server = await startWebServer({ webDir: release.folder });
    this.servers.push(server);
    this.mallory.upstream = server.url;
  }

  /** Replaces text within one answer. */
  change(path: string, edit: (text: string) => string): void {
    this.mallory.changes.set(path, (answer) => ({ ...answer, body: Buffer.from(edit(answer.body.toString())) }));
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.mallory.stop();
    for (const server of this.servers) await server.stop();
  }
}

export async function untilRunning(page: Page): Promise<void> {
  await page.waitForFunction(() => window.kopri?.state().running !== undefined && navigator.serviceWorker.controller);
}

/** The first alarm that a page is told. */
export async function alarmOf(page: Page): Promise<{ code: string; reason?: string }> {
  await page.waitForFunction(() => window.kopri?.alarms.length > 0);
  return page.evaluate(() => ({ ...window.kopri.alarms[0] }) as { code: string; reason?: string });
}

/** The version of the update that a page is offered. */
export async function updateOf(page: Page): Promise<string | undefined> {
  await page.waitForFunction(() => window.kopri?.updates.length > 0);
  return page.evaluate(() => window.kopri.updates.at(-1)?.update?.version);
}
