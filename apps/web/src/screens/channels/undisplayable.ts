/** The four things that are said of what cannot be shown, and never another. */
import type { ChannelItem } from '@kopri/client';

export type Undisplayable = 'arriving' | 'before-this-device' | 'sender-resends' | 'damaged';

/** By the code of the attempt to open it. */
const byCode: Readonly<Record<string, Undisplayable>> = {
  'directory-behind': 'arriving',
  unreadable: 'sender-resends',
};

export function undisplayableAs({ kind, warnings }: Pick<ChannelItem, 'kind' | 'warnings'>): Undisplayable | undefined {
  if (kind === 'newer-version') return 'arriving';
  if (kind !== 'unreadable') return undefined;
  return warnings.map((code) => byCode[code]).find((found) => found !== undefined) ?? 'damaged';
}
