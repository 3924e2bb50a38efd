/** Evidence between a browser and a client elsewhere: bit for bit, both ways. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { EvidenceEntry } from '@kopri/client';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { admitWhenAsked, askToJoin, invite } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const document = {
  title: 'Passport page of V2',
  type: 'DOC',
  urgency: 'U3',
  factsSummary: 'V2 showed a passport.',
  questions: [{ text: 'Is it valid?' }],
  handling: { code: 'H0' },
  stage: 'investigation',
  legalBasis: ['palermo-8'],
  purposeOfUse: 'lead',
  neutralityDeclaration: true,
  documents: ['A passport'],
};

const summary = {
  kind: 'document',
  title: 'Passport page of V2, copy',
  collectedBy: { name: 'B. Akin', authority: 'Istanbul Prosecutor' },
  collectedAt: '2026-10-27T13:10:00+03:00',
  method: 'scanned at 600 dpi',
  copyType: 'working-copy',
  victimMaterial: true,
  handling: { code: 'H2' },
};

const MB = 1_000_000;
const PATIENCE_MS = 30_000;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describeInBrowser('evidence of a case', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let elif: TestDevice;
  let page: Page;
  let query: string;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const ogulnar = await network.correspondent('Ogulnar Atayewa', 'TM', 'tm-gpo');
    const deniz = await network.correspondent('Deniz Aksoy', 'TR', 'tr-moj-dgfr');
    elif = await network.practitioner(deniz, 'Elif Kaya', 'TR', 'tr-cpo');
    browser = await TestBrowser.launch();
    const { link, invitation } = await invite(ogulnar, { authority: 'tm-gpo' });
    page = await browser.context.newPage();
    await page.goto(link);
    await askToJoin(page, { name: 'Gyzylgul Berdiyewa' });
    await admitWhenAsked(ogulnar, invitation);
    await page.waitForSelector('.rail', { timeout: 60_000 });
    await elif.kopri.sync();
    query = (await elif.kopri.queries.ask({ to: { members: ['Gyzylgul Berdiyewa'] }, document })).query;
    await page.evaluate((route) => void (location.hash = route), `#/case/${query}`);
    await page.waitForSelector('.facts', { timeout: 30_000 });
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const card = (title: string) => page.locator('.ev', { hasText: title });
  const choose = (...files: readonly { name: string; bytes: Uint8Array }[]) =>
    page.setInputFiles(
      'input[type=file]',
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })),
    );
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const chip = (words: string) => page.locator('.adding .chip', { hasText: words }).first().click();

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

  const entryAtElif = async (title: string): Promise<EvidenceEntry> => {
    for (const endMs = Date.now() + PATIENCE_MS; ; ) {
      await elif.kopri.sync();
      const found = (await elif.kopri.evidence.list(query)).find((entry) => entry.title === title);
      if (found !== undefined) return found;
      if (Date.now() > endMs) throw new Error('it did not arrive');
    }
  };

  const fetchAtElif = async (evidence: string): Promise<readonly Buffer[]> => {
    const files: Buffer[][] = [];
    await elif.kopri.evidence.fetch(evidence, async () => {
      const parts: Buffer[] = [];
      files.push(parts);
      return {
        write: async (chunk) => void parts.push(Buffer.from(chunk)),
        finish: async () => '',
        abort: async () => undefined,
      };
    });
    return files.map((parts) => Buffer.concat(parts));
  };

  test('is not sent while fields are missing: each fault stands at its field', async () => {
    await press('Add evidence');
    await page.waitForSelector('input[type=file]', { state: 'attached' });
    await press('Send evidence');
    await page.locator('.adding', { hasText: /fields to fill/ }).waitFor();
    expect(await page.locator('.adding .field.wrong').count()).toBeGreaterThan(5);
    await fillSummary('Record of birth of C1');
    await page.locator('.adding .field.wrong').first().waitFor({ state: 'detached' });
  });

  test('of several files goes from the browser bit for bit, names in any script, the empty one with a warning', async () => {
    const bytes = [randomBytes(3 * MB), new Uint8Array(0), randomBytes(1000)] as const;
    const names = ['Запись о рождении — اسم.pdf', 'empty.bin', 'ýazgy ſ 名.txt'] as const;
    await choose(...names.map((name, at) => ({ name, bytes: bytes[at] ?? new Uint8Array(0) })));
    await page.locator('.adding .files', { hasText: 'The file is empty' }).waitFor();
    expect(await page.innerText('.adding .goes')).toMatch(/3 files, 3\.0 MB.*Türkiye.*2 people/s);
    await press('Send evidence');
    const entry = await entryAtElif('Record of birth of C1');
    expect(entry.files.map(({ name, size }) => [name, size])).toEqual(
      names.map((name, at) => [name.normalize('NFC'), bytes[at]?.length]),
    );
    const fetched = await fetchAtElif(entry.evidence);
    expect(fetched.map(sha256)).toEqual(bytes.map(sha256));
    await page.locator('.adding').waitFor({ state: 'detached' });
    await card('Record of birth of C1')
      .locator('.mono', { hasText: sha256(bytes[0]).slice(0, 8) })
      .waitFor();
    await card('Record of birth of C1')
      .locator('.chain', { hasText: 'checksum matches' })
      .waitFor({ timeout: PATIENCE_MS });
  });

  test('comes to the browser bit for bit as a download, and enters the chain of custody', async () => {
    const bytes = randomBytes(3 * MB);
    const open = async function* () {
      yield bytes;
    };
    await elif.kopri.evidence.share(query, {
      files: [{ name: 'V2 <b>.html', size: bytes.length, type: 'text/html', open }],
      summary,
    });
    const shown = card(summary.title);
    await shown.locator('.mono').waitFor({ timeout: PATIENCE_MS });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      shown.getByRole('button', { name: 'Save the file' }).click(),
    ]);
    expect(sha256(await readFile(await download.path()))).toBe(sha256(bytes));
    await shown.locator('.acts', { hasText: 'the checksum matches' }).waitFor();
    await shown.locator('.chain li', { hasText: 'Received' }).waitFor({ timeout: PATIENCE_MS });
    expect(await shown.innerText()).toContain('Not to be passed on without permission');
    expect(
      page
        .context()
        .pages()
        .every((each) => !each.url().startsWith('blob:')),
    ).toBe(true);
  });

  test('says how much of how much is on its way, and can be paused and cancelled', async () => {
    await page.route('**/blobs/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue().catch(() => undefined);
    });
    await press('Add evidence');
    await fillSummary('Never to arrive');
    await choose({ name: 'large.bin', bytes: randomBytes(20 * MB) });
    await press('Send evidence');
    const shown = card('Never to arrive');
    await shown.locator('.pro', { hasText: 'of 20.0 MB' }).waitFor({ timeout: PATIENCE_MS });
    await shown.getByRole('button', { name: 'Pause' }).click();
    await shown.locator('.pro', { hasText: 'paused' }).waitFor();
    await shown.getByRole('button', { name: 'Continue' }).click();
    await shown.getByRole('button', { name: 'Cancel' }).click();
    await shown.waitFor({ state: 'detached', timeout: PATIENCE_MS });
    await page.unroute('**/blobs/**');
    await elif.kopri.sync();
    expect((await elif.kopri.evidence.list(query)).map(({ title }) => title)).not.toContain('Never to arrive');
  });
});
