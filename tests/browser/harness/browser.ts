/** A real Chromium for tests. Where there is none the suites are skipped (`tests/browser/global-setup.mjs` says why). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { chromium, type BrowserContext } from 'playwright-core';

const CHROMIUM = process.env['KOPRI_CHROMIUM'];

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type BrowserOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

/** For `environment.mjs`, which tells what stood in them when a test failed. */
const opened = ((globalThis as { browserContexts?: Set<BrowserContext> }).browserContexts ??= new Set());

/** `describe` where a browser was found, `describe.skip` elsewhere. */
export const describeInBrowser = CHROMIUM === undefined ? describe.skip : describe;

/** One person's browser on one computer: its storage is on a disk and survives `restart`. */
export class TestBrowser {
  private constructor(
    readonly folder: string,
    private readonly options: BrowserOptions,
    /** Pages are opened here. Another object after `restart`. */
    public context: BrowserContext,
  ) {}

  static async launch(options: BrowserOptions = {}): Promise<TestBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'kopri-browser-'));
    return new TestBrowser(folder, options, await open(folder, options));
  }

  /** Closes every page and process, and opens the same profile again. */
  async restart(): Promise<BrowserContext> {
    await this.context.close();
    this.context = await open(this.folder, this.options);
    return this.context;
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Persistent: in an ordinary context IndexedDB is only in memory. */
async function open(folder: string, options: BrowserOptions): Promise<BrowserContext> {
  const launch = { executablePath: CHROMIUM ?? '', args: ARGUMENTS, ...options };
  const context = await chromium.launchPersistentContext(folder, launch);
  opened.add(context);
  context.on('close', () => opened.delete(context));
  return context;
}
