/** The browser's store under the acceptance suite of every store, in a real browser with its storage on a disk. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AppError, fromBase64Url, isErrorCode, toBase64Url } from '@kopri/protocol';
import { RecordStore, type RecordWrite } from '@kopri/client';
import { storeContract } from '../../../libs/testing/store-contract.js';
import { bundlePage, type BundledPage } from '../harness/bundled-page.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import type { StoreSteps } from './store-page.js';

let browser: TestBrowser;
let bundled: BundledPage;
let handles = 0;

async function step(page: Page, name: keyof StoreSteps, ...args: readonly unknown[]): Promise<unknown> {
  const answer = await page.evaluate(
    ([called, given]) =>
      (globalThis as unknown as { step(name: string, args: unknown): Promise<Record<string, unknown>> }).step(
        called,
        given,
      ),
    [name, args] as const,
  );
  if (answer['ok'] === true) return answer['value'];
  const code = String(answer['code']);
  throw new AppError(isErrorCode(code) ? code : 'internal', { detail: code });
}

class RemoteStore extends RecordStore {
  constructor(
    private readonly page: Page,
    private readonly handle: number,
  ) {
    super();
  }

  async read(keys: readonly Uint8Array[]): Promise<readonly (Uint8Array | undefined)[]> {
    const values = await step(this.page, 'read', this.handle, keys.map(toBase64Url));
    return (values as readonly (string | null)[]).map((value) => (value === null ? undefined : fromBase64Url(value)));
  }

  async write(records: readonly RecordWrite[]): Promise<void> {
    const plain = records.map(({ key, value }) => ({
      key: toBase64Url(key),
      value: value === null ? null : toBase64Url(value),
    }));
    await step(this.page, 'write', this.handle, plain);
  }

  async close(): Promise<void> {
    await step(this.page, 'close', this.handle);
  }
}

describeInBrowser('in Chromium', () => {
  beforeAll(async () => {
    browser = await TestBrowser.launch();
    bundled = await bundlePage(browser, 'tests/browser/store/store-page.ts');
  });

  afterAll(() => browser.close());

  storeContract('IndexedDbStore', async () => {
    const name = `store-${++handles}`;
    const pages: Page[] = [];
    return {
      // Each opening is another tab.
      open: async () => {
        const page = await bundled.open();
        pages.push(page);
        const handle = ++handles;
        await step(page, 'open', handle, name);
        return new RemoteStore(page, handle);
      },
      remove: async () => void (await Promise.all(pages.map((page) => page.close()))),
    };
  });
});
