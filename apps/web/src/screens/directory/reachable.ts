import type { MemberEntry } from '@kopri/client';

/** Those who serve the network sit in no channels. */
const SERVING: ReadonlySet<string> = new Set(['secretariat', 'oversight', 'operator']);

/** Can be written to and asked. */
export const isReachable = ({ state, role }: Pick<MemberEntry, 'state' | 'role'>): boolean =>
  state === 'active' && !SERVING.has(role);
