/** A module of ours, bundled as the web client is, on an empty page of a real browser. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { TestBrowser } from './browser.js';

const ROOT = join(import.meta.dirname, '../../..');
/** Browsers hold it to be secure; nothing listens there, the test answers. */
const ORIGIN = 'http://localhost';
const PAGE = '<!doctype html><title>Test</title><script type="module" src="/entry.js"></script>';

export interface BundledPage {
  /** A new tab with the module loaded. */
  open(): Promise<Page>;
}

/** `entry` is a path from the checkout's root; what it offers to tests it puts on `globalThis`. */
export async function bundlePage(browser: TestBrowser, entry: string): Promise<BundledPage> {
  const scripts = await bundle(join(ROOT, entry));
  await browser.context.route(`${ORIGIN}/**`, (route) => {
    const script = scripts.get(new URL(route.request().url()).pathname);
    return script === undefined
      ? route.fulfill({ contentType: 'text/html', body: PAGE })
      : route.fulfill({ contentType: 'text/javascript', body: script });
  });
  return {
    open: async () => {
      const page = await browser.context.newPage();
      await page.goto(ORIGIN);
      return page;
    },
  };
}

/** Every script of the bundle by its address. */
async function bundle(entry: string): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'kopri-bundle-'));
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'bundle.mjs'), entry, folder]);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
    const read = async (name: string) => [`/${name}`, await readFile(join(folder, name), 'utf8')] as const;
    return new Map(await Promise.all(names.map(read)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
