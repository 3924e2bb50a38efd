/** Where the checkout stands, seen from its sources (jest) and from `dist` alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = findCheckout(dirname(fileURLToPath(import.meta.url)));

function findCheckout(folder: string): string {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('the checkout was not found');
  return findCheckout(dirname(folder));
}

/** The environment without what would lead a server or a profile elsewhere. */
export function cleanEnvironment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(KOPRI_|JEST_|NODE_OPTIONS$|NODE_ENV$|DATABASE_URL$|REDIS_URL$|PORT$|HOST$|FORCE_COLOR$)/.test(name),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1', ...added };
}
