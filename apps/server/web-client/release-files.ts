/** The web client as built: its files in memory, each with the headers its release was signed with. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

/** Where the build puts it, seen from the compiled server. */
export const builtWebDir = fileURLToPath(new URL('../../../web', import.meta.url));

const RELEASE_FILE = 'release.json';

const releaseSchema = v.object({
  assets: v.record(v.string(), v.object({ headers: v.record(v.string(), v.string()) })),
});
const signedSchema = v.object({ release: v.pipe(v.string(), v.parseJson(), releaseSchema) });

export type Encoding = 'br' | 'gzip' | 'identity';

export interface ReleaseFile {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>> & { readonly identity: Buffer };
}

/** By address. */
export type ReleaseFiles = ReadonlyMap<string, ReleaseFile>;

/** Nothing else is ever served: a request's address is looked up here and never becomes a path. */
export async function readReleaseFiles(folder: string): Promise<ReleaseFiles> {
  const names = new Set(await namesIn(folder));
  if (!names.has(RELEASE_FILE)) return new Map();
  const signed = v.parse(
    v.pipe(v.string(), v.parseJson(), signedSchema),
    await readFile(join(folder, RELEASE_FILE), 'utf8'),
  );
  const served = [...names].flatMap((name) => {
    const headers = name === RELEASE_FILE ? RELEASE_HEADERS : signed.release.assets[addressOf(name)]?.headers;
    return headers === undefined ? [] : [{ name, headers }];
  });
  const files = await Promise.all(served.map(({ name, headers }) => readReleaseFile({ folder, name, names, headers })));
  return new Map(files.map((file, i) => [addressOf(served[i]?.name ?? ''), file]));
}

const RELEASE_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-cache',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const addressOf = (name: string): string => (name === 'index.html' ? '/' : `/${name}`);

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.map((name) => name.replaceAll('\\', '/'));
}

interface FilePlace {
  readonly folder: string;
  readonly name: string;
  readonly names: ReadonlySet<string>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The tag is weak: it is the same for every encoding of the file. */
async function readReleaseFile({ folder, name, names, headers }: FilePlace): Promise<ReleaseFile> {
  const read = async (suffix: string) =>
    names.has(name + suffix) ? await readFile(join(folder, name + suffix)) : undefined;
  const [br, gzip, identity] = await Promise.all([read('.br'), read('.gz'), readFile(join(folder, name))]);
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return { etag, headers, bodies: { identity, ...(br && { br }), ...(gzip && { gzip }) } };
}
