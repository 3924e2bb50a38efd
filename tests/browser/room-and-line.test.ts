/** Files that are too large, gone or changed; a disk that is full; a server that goes in the middle: coded, worded, nothing lost. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MAX_FILE_BYTES } from '@kopri/protocol';
import type { CDPSession, Page } from 'playwright-core';
import { queryDocument } from '../../libs/testing/case-papers.js';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { askClient, exposeClient, joinInBrowser, unlockInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const MB = 1_000_000;
const PATIENCE_MS = 30_000;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describeInBrowser('room and line', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let elif: TestDevice;
  let page: Page;
  let session: CDPSession;
  let folder: string;
  let query: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kopri-chosen-'));
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const ogulnar = await network.correspondent('Ogulnar Atayewa', 'TM', 'tm-gpo');
    const deniz = await network.correspondent('Deniz Aksoy', 'TR', 'tr-moj-dgfr');
    elif = await network.practitioner(deniz, 'Elif Kaya', 'TR', 'tr-cpo');
    browser = await TestBrowser.launch({ locale: 'en-GB' });
    await exposeClient(browser);
    page = await joinInBrowser({ network, browser, by: ogulnar, name: 'Gyzylgul Berdiyewa' });
    page.setDefaultTimeout(PATIENCE_MS);
    await elif.kopri.sync();
    const handling = { code: 'H0' } as const;
    ({ query } = await elif.kopri.queries.ask({
      to: { members: ['Gyzylgul Berdiyewa'] },
      document: { ...queryDocument, handling },
    }));
    await page.evaluate((route) => void (location.hash = route), `#/case/${query}`);
    await page.waitForSelector('.facts');
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await fillSummary('Record of birth of C1');
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const chip = (words: string) => page.locator('.adding .chip', { hasText: words }).first().click();
  const form = () => page.locator('.adding');

  const fillSummary = async (title: string): Promise<void> => {
    await chip('Document');
    await page.getByLabel('Title', { exact: true }).fill(title);
    await chip('Working copy');
    await page.getByLabel('Collected by: name').fill('G. Berdiyewa');
    await page.getByLabel('Collected by: authority').fill('General Prosecutor');
    await page.getByLabel('Day of collection').fill('2026-10-28');
    await page.getByLabel('Time of collection').fill('14:02');
    await page.getByLabel('Method').fill('copied from the registry');
    await page.locator('.adding fieldset', { hasText: 'Material about a victim' }).locator('.chip').last().click();
  };

  /** The one file of the form from here on, as it stands on the disk. */
  const choose = async (name: string, content: Uint8Array | { readonly sparseBytes: number }): Promise<string> => {
    for (const button of await form()
      .getByRole('button', { name: /^Remove/ })
      .all())
      await button.click();
    const path = join(folder, name);
    await writeFile(path, content instanceof Uint8Array ? content : '');
    if (!(content instanceof Uint8Array)) await truncate(path, content.sparseBytes);
    await page.setInputFiles('.adding input[type=file]', path);
    await form().locator('.files', { hasText: name }).waitFor();
    return path;
  };

  const says = (words: string | RegExp, within = form()) => within.filter({ hasText: words }).waitFor();

  /** Pieces of ciphertext that wait in the browser. */
  const spooled = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('kopri');
          opening.onsuccess = () => {
            const counting = opening.result.transaction('spool').objectStore('spool').count();
            counting.onsuccess = () => resolve(counting.result);
            opening.result.close();
          };
        }),
    );

  const evidenceAtElif = async (title: string) => {
    await elif.kopri.sync();
    return (await elif.kopri.evidence.list(query)).filter((entry) => entry.title === title);
  };

  const fetchedAtElif = async (evidence: string): Promise<string> => {
    const parts: Buffer[] = [];
    await elif.kopri.evidence.fetch(evidence, async () => ({
      write: async (chunk) => void parts.push(Buffer.from(chunk)),
      finish: async () => '',
      abort: async () => undefined,
    }));
    return sha256(Buffer.concat(parts));
  };

  test('a file above the limit is refused when it is chosen, before a byte of it is read', async () => {
    await choose('disk.img', { sparseBytes: MAX_FILE_BYTES + 1 });
    await says('Too large: 2.0 GB at most');
    await form().getByRole('button', { name: 'Send evidence' }).focus();
    await page.keyboard.press('Enter');
    await says('Remove the file that cannot go');
    expect(await spooled()).toBe(0);
  });

  test('a file that vanished, or changed after it was chosen, is refused in words; the form is kept', async () => {
    for (const change of [unlink, (path: string) => writeFile(path, randomBytes(2 * MB))]) {
      await change(await choose('statement.pdf', randomBytes(MB)));
      await press('Send evidence');
      await says('Code file-unreadable.');
      await says('The file cannot be read.');
      await says('The form is kept.');
      expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Record of birth of C1');
      expect(await spooled()).toBe(0);
    }
  });

  test('a file of the largest size is read piece by piece, while everything else is answered, and can be cancelled', async () => {
    await choose('largest.img', { sparseBytes: MAX_FILE_BYTES });
    const [worker] = page.workers();
    if (worker === undefined) throw new Error('no worker');
    await worker.evaluate(countHeldBytes);
    await press('Send evidence');
    await worker.evaluate((bytes) => Reflect.get(self, 'heldOfTest').untilPut(bytes), 30 * MB);
    await askClient(page, 'drafts.list');
    const { putBytes, mostHeldBytes } = await worker.evaluate(() => Reflect.get(self, 'heldOfTest'));
    expect(putBytes).toBeLessThan(MAX_FILE_BYTES);
    expect(mostHeldBytes).toBeGreaterThan(0);
    expect(mostHeldBytes).toBeLessThan(8 * MB);
    await press('Cancel');
    await page.getByText('Encrypting').waitFor({ state: 'detached' });
    // The pieces go piece by piece too.
    for (const endMs = Date.now() + PATIENCE_MS; (await spooled()) > 0; ) expect(Date.now()).toBeLessThan(endMs);
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Record of birth of C1');
  });

  test('a disk that fills up while a file is encrypted is worded; the form is kept, and goes when there is room', async () => {
    const bytes = randomBytes(6 * MB);
    await beginAgain({ roomBytes: 4 * MB });
    await choose('birth.pdf', bytes);
    await press('Send evidence');
    await says('Code store-full.');
    await says('The disk is full.');
    expect(await spooled()).toBe(0);
    await leaveRoom(30 * MB);
    await press('Send evidence');
    await form().waitFor({ state: 'detached' });
    const [entry] = await evidenceAtElif('Record of birth of C1');
    expect(await fetchedAtElif(entry?.evidence ?? '')).toBe(sha256(bytes));
  });

  test('what is written while the disk is full stays on the screen, is said to be unsaved, and is saved by itself when there is room', async () => {
    const box = page.locator('.reply textarea');
    await box.fill('We answer');
    await page.locator('.reply', { hasText: 'Saved on this device' }).waitFor();
    await fillUp();
    await box.fill('We answer on Thursday.');
    await page.locator('.lines .note', { hasText: 'Code store-full.' }).waitFor();
    expect(await box.inputValue()).toBe('We answer on Thursday.');
    expect(await page.innerText('.reply')).not.toContain('Saved on this device');
    await leaveRoom(10 * MB);
    await page.locator('.reply', { hasText: 'Saved on this device' }).waitFor();
    await page.locator('.lines .note').waitFor({ state: 'detached' });
    await page.reload();
    await unlockInBrowser(page);
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('.reply textarea')?.value === 'We answer on Thursday.',
    );
  });

  test('a disk that fills up in the middle of an upload loses nothing of it, and the upload ends when there is room', async () => {
    const bytes = randomBytes(3 * MB);
    const line = await holdUploads();
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await fillSummary('Photograph of C1');
    await choose('photograph.jpg', bytes);
    await press('Send evidence');
    await line.reached;
    await fillUp();
    line.letGo();
    const card = page.locator('.ev', { hasText: 'Photograph of C1' });
    await card.locator('.note', { hasText: 'The disk is full.' }).waitFor();
    await form().waitFor({ state: 'detached' });
    await leaveRoom(30 * MB);
    await card.getByRole('button', { name: 'Try again' }).click();
    await card.locator('.moving .note').waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Save the file' }).waitFor();
    const found = await evidenceAtElif('Photograph of C1');
    expect(found).toHaveLength(1);
    expect(await fetchedAtElif(found[0]?.evidence ?? '')).toBe(sha256(bytes));
  });

  test('a server that is restarted in the middle of a form and of an upload is met again: the upload goes on where it was', async () => {
    const bytes = randomBytes(3 * MB);
    const line = await holdUploads();
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await fillSummary('Ticket of C1');
    await choose('ticket.pdf', bytes);
    await press('Send evidence');
    await line.reached;
    const box = page.locator('.reply textarea');
    await box.fill('The ticket is');
    await network.restartServer();
    await box.pressSequentially(' on its way.');
    line.letGo();
    const card = page.locator('.ev', { hasText: 'Ticket of C1' });
    await card.getByRole('button', { name: 'Save the file' }).waitFor({ timeout: 60_000 });
    expect(line.offsets.filter((offset) => offset === '0')).toHaveLength(1);
    await box.press('Control+Enter');
    await page.locator('.msg [aria-current=step]', { hasText: 'At the server' }).waitFor();
    const [entry] = await evidenceAtElif('Ticket of C1');
    expect(await fetchedAtElif(entry?.evidence ?? '')).toBe(sha256(bytes));
  });

  /**
   * The same profile in a browser that leaves it so much room. A browser asks for its quota when what it has asked for
   * before is used up: it has to be new, and from then on there is never plenty.
   */
  async function beginAgain({ roomBytes }: { readonly roomBytes: number }): Promise<void> {
    const at = page.url();
    const context = await browser.restart();
    await exposeClient(browser);
    session = await context.newCDPSession(await context.newPage());
    await leaveRoom(roomBytes);
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(at);
    await unlockInBrowser(page);
    await page.getByRole('button', { name: 'Add evidence' }).click();
    await form().waitFor();
  }

  async function leaveRoom(bytes: number): Promise<void> {
    const origin = network.url;
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + bytes });
  }

  /** Something else of this origin takes what room is left, to the last byte. */
  const fillUp = () =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('ballast', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('ballast', { autoIncrement: true });
        opening.onsuccess = () => resolve(opening.result);
      });
      const hasRoomFor = (bytes: number) =>
        new Promise<boolean>((resolve) => {
          const adding = database.transaction('ballast', 'readwrite');
          adding.objectStore('ballast').add(new Uint8Array(bytes).map(() => Math.random() * 256));
          adding.oncomplete = () => resolve(true);
          adding.onabort = () => resolve(false);
        });
      for (let bytes = 1_000_000; bytes >= 1; bytes = Math.floor(bytes / 4)) while (await hasRoomFor(bytes));
      database.close();
    });

  /** The first chunk of the next upload passes; what follows waits to be let go. */
  async function holdUploads() {
    const offsets: string[] = [];
    let [reach, letGo] = [() => undefined as void, () => undefined as void];
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const gone = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/blobs/**', async (route) => {
      const offset = route.request().headers()['upload-offset'];
      if (route.request().method() === 'PATCH' && offset !== undefined) {
        offsets.push(offset);
        if (offset !== '0') {
          reach();
          await gone;
        }
      }
      await route.continue().catch(() => undefined);
    });
    return { offsets, reached, letGo: () => letGo() };
  }
});

/** In the worker: what has been read of files and not yet been put away. */
function countHeldBytes(): void {
  const it = { readBytes: 0, putBytes: 0, mostHeldBytes: 0, untilPut };
  const { stream, arrayBuffer } = Blob.prototype;
  const read = (bytes: number): void => {
    it.readBytes += bytes;
    it.mostHeldBytes = Math.max(it.mostHeldBytes, it.readBytes - it.putBytes);
  };
  Blob.prototype.stream = function () {
    const transform = (chunk: Uint8Array<ArrayBuffer>, control: TransformStreamDefaultController): void => {
      read(chunk.length);
      control.enqueue(chunk);
    };
    return stream.call(this).pipeThrough(new TransformStream({ transform }));
  };
  Blob.prototype.arrayBuffer = function () {
    read(this.size);
    return arrayBuffer.call(this);
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (this.name === 'spool') it.putBytes += (value as Uint8Array).length;
    return put.call(this, value, key);
  };
  Object.assign(self, { heldOfTest: it });

  async function untilPut(bytes: number): Promise<void> {
    while (it.putBytes < bytes) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
