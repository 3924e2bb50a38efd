/** A server without a network, and who sits before which screen: browsers, and people at the command line. */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { languages, loadCatalogue, speak, type Language, type Speaker } from '@kopri/locale';
import { Person } from '../../faults/person.js';
import { makeFolder, removeFolder } from '../../scenarios/processes/temporary.js';
import { TestBrowser } from '../harness/browser.js';
import { startWebServer, type WebServer } from '../harness/web-server.js';
import type { Hands, MakeHands } from './hands.js';
import { Watch } from './watch.js';

/** Of the machine, not of the product: several browsers seal and open at once. */
export const PATIENCE_MS = 40_000;

export interface StageOptions {
  readonly hands: MakeHands;
  /** Chosen by everybody on the first screen they see. */
  readonly language: Language;
  /** What the browsers ask for, another one. */
  readonly locale: string;
}

/** Somebody at a browser. */
export interface Sitter {
  readonly hands: Hands;
  readonly page: Page;
}

export class Stage {
  private readonly browsers: TestBrowser[] = [];
  readonly watch = new Watch();

  private constructor(
    readonly server: WebServer,
    readonly folder: string,
    readonly say: Speaker,
    private readonly options: StageOptions,
  ) {}

  static async open(options: StageOptions): Promise<Stage> {
    const say = speak(await loadCatalogue(options.language));
    return new Stage(await startWebServer(), await makeFolder(), say, options);
  }

  /** In a browser of their own, at this address, in the language of the run. */
  async sit(who: string, address: string): Promise<Sitter> {
    const { locale, language } = this.options;
    const browser = await TestBrowser.launch({ viewport: { width: 1280, height: 900 }, locale });
    this.browsers.push(browser);
    await this.watch.over(browser.context, who);
    const page = await browser.context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(address);
    const hands = await this.options.hands(page);
    expect(await page.locator('.tongues [aria-pressed=true]').getAttribute('lang')).not.toBe(language);
    await hands.press(languages[language]);
    await page.waitForSelector(`html[lang=${language}]`);
    return { hands, page };
  }

  atCommandLine(name: string): Person {
    return new Person(this.folder, name);
  }

  async close(): Promise<void> {
    for (const browser of this.browsers) await browser.close().catch(() => undefined);
    await this.server.stop();
    await removeFolder(this.folder);
  }
}

/** Waits with assertions, as for what arrives by itself. */
export async function until<T>(ask: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  for (const endMs = Date.now() + PATIENCE_MS; ; ) {
    const found = await ask();
    if (isSo(found)) return found;
    if (Date.now() > endMs) throw new Error(`not so yet: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The first screen of the application is shown. */
export const inside = async ({ page }: Sitter): Promise<void> => void (await page.waitForSelector('#main'));
