/**
 * PostgreSQL refuses to run as root. As root the launcher drops to the account `postgres`, else
 * `nobody`; everybody else runs it as themselves.
 */
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '@kopri/protocol';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** `undefined` when the process is not root, or on a system without such accounts. */
export function findLesserAccount(passwd: () => string = readPasswd): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = passwd().split('\n').map(parsePasswdLine);
  const account = ['postgres', 'nobody'].map((name) => accounts.find((each) => each?.name === name)).find(Boolean);
  if (account !== undefined) return account;
  throw new AppError('platform-without-database', {
    detail:
      'PostgreSQL does not run as root, and there is no account postgres or nobody: start as another user, or set DATABASE_URL',
  });
}

const readPasswd = (): string => readFileSync('/etc/passwd', 'utf8');

function parsePasswdLine(line: string): Account | undefined {
  const [name, , uid, gid] = line.split(':');
  return name && uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

const SEARCH = 0o1;

/** Whether the account may pass through every folder down to and including `folder`, by the mode bits. */
export async function isReachable(folder: string, account: Account | undefined): Promise<boolean> {
  if (account === undefined) return true;
  for (let at = folder; ; at = dirname(at)) {
    const { uid, gid, mode } = await stat(at);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & SEARCH) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
