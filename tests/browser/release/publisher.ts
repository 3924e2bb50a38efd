/** Somebody who publishes releases of the page under test, in folders that a server can serve. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../../scripts/lib/build-web.mjs';
import { openKey, readRelease, signRelease, writeRelease } from '../../../scripts/lib/release.mjs';

const ROOT = join(import.meta.dirname, '../../..');
/** Any second in the past. */
const FIRST_SEQUENCE_S = 1_700_000_000;

export interface PublishedRelease {
  readonly folder: string;
  /** The title of the page. */
  readonly title: string;
}

type Edit = (file: string) => string;

export class Publisher {
  private released = 0;

  private constructor(
    private readonly folder: string,
    private readonly bundled: string,
  ) {}

  static async open(): Promise<Publisher> {
    const folder = await mkdtemp(join(tmpdir(), 'kopri-publisher-'));
    const bundled = join(folder, 'bundled');
    if (!bundle({ root: ROOT, source: join(import.meta.dirname, 'page'), output: bundled }))
      throw new Error('the page under test does not build');
    return new Publisher(folder, bundled);
  }

  /** Each is newer than the one before. `edits` by file name; files that fit `without` are left out. */
  async publish(
    title: string,
    { edits = {}, keyName = 'key', without }: { edits?: Record<string, Edit>; keyName?: string; without?: RegExp } = {},
  ): Promise<PublishedRelease> {
    const folder = join(this.folder, `release-${title}`);
    await cp(this.bundled, folder, { recursive: true, filter: (file) => without?.test(file) !== true });
    const retitle: Edit = (html) => html.replace('<title>first</title>', `<title>${title}</title>`);
    for (const [file, edit] of Object.entries({ 'index.html': retitle, ...edits }))
      await writeFile(join(folder, file), edit(await readFile(join(folder, file), 'utf8')));
    const nowMs = 1000 * (FIRST_SEQUENCE_S + this.released++);
    writeRelease(folder, { version: title, key: this.key(keyName), nowMs });
    return { folder, title };
  }

  /** The release file with another signed text, honestly signed. */
  resigned({ folder }: PublishedRelease, edit: (release: string) => string): string {
    const { release } = JSON.parse(readRelease(folder) ?? '') as { release: string };
    return signRelease(edit(release), this.key('key'));
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private key(name: string) {
    return openKey(join(this.folder, `${name}.pem`));
  }
}
