/** A page as a reader with a given window, zoom, language and theme has it, and what is wrong with it there. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Window {
  readonly width: number;
  readonly height: number;
  /** 4: the whole window was 1280 wide before it was zoomed to 400 %. */
  readonly scale: number;
}

export const DESK: Window = { width: 1280, height: 720, scale: 1 };
export const PHONE: Window = { width: 360, height: 640, scale: 2 };
export const ZOOMED: Window = { width: 320, height: 256, scale: 4 };

/** What depends on colours; everything else is the same in both themes. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'] as const;

const EVERYTHING = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

export class InspectedPage {
  private static readonly known = new WeakMap<Page, Promise<InspectedPage>>();

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static of(page: Page): Promise<InspectedPage> {
    const known = InspectedPage.known.get(page) ?? InspectedPage.attach(page);
    InspectedPage.known.set(page, known);
    return known;
  }

  private static async attach(page: Page): Promise<InspectedPage> {
    return new InspectedPage(page, await page.context().newCDPSession(page));
  }

  async show({ width, height, scale }: Window): Promise<void> {
    await this.session.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: scale,
      mobile: false,
    });
    await this.page.waitForFunction((wanted) => innerWidth === wanted, width);
  }

  /** As high as what is in it: what a bar covers now can be scrolled to, and axe does not know that. */
  async unfold(window: Window): Promise<void> {
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.show({ ...window, height: Math.max(window.height, height) });
  }

  /** One line for each fault. Without `rules` by every rule, the size of targets among them. */
  async violations(rules?: readonly string[]): Promise<readonly string[]> {
    await this.session.send('Runtime.evaluate', { expression: `typeof axe === 'object' || (() => {${AXE}})()` });
    const options = rules === undefined ? EVERYTHING : { resultTypes: ['violations'], runOnly: rules };
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression: `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => JSON.stringify(violations))`,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return (JSON.parse(String(result.value)) as Violation[]).flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`),
    );
  }

  /** By how much the page is wider than its window; what does it, where it is. */
  async overflow(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const { scrollWidth } = document.documentElement;
      if (scrollWidth <= innerWidth) return [];
      const wide = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > innerWidth + 1,
      );
      const names = wide.slice(-3).map((element) => element.outerHTML.slice(0, 120));
      return [`${scrollWidth} px wide: ${names.join(' | ')}`];
    });
  }
}
