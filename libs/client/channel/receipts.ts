/** What signed receipts prove: which member holds a message, and who has read it. */
import type { DeviceId, MemberId } from '@kopri/protocol';
import type { ChannelRecord } from '../records.js';

type Told = Pick<ChannelRecord, 'receipts' | 'opened'>;

/**
 * The record after a receipt at its place in the log. Cumulative: an old one said again changes
 * nothing. Nobody can hold what stands at the receipt's own place or behind it: one that says so is
 * a lie and says nothing.
 */
export function afterReceipt(
  { receipts, opened }: Told,
  receipt: { readonly upTo: number; readonly opened?: number | undefined },
  { device, seq }: { readonly device: DeviceId; readonly seq: number },
): Partial<Told> {
  if (receipt.upTo >= seq) return {};
  return {
    receipts: { ...receipts, [device]: Math.max(receipt.upTo, receipts[device] ?? 0) },
    opened: { ...opened, [device]: Math.max(receipt.opened ?? 0, opened[device] ?? 0) },
  };
}

export interface Readers {
  readonly deliveredTo: readonly MemberId[];
  readonly openedBy: readonly MemberId[];
}

/** The other members who have the place on a device of theirs. A device holds nothing from before it came. */
export function readersOf(
  { receipts, opened, since }: Told & Pick<ChannelRecord, 'since'>,
  seq: number,
  { own, memberOf }: { readonly own: MemberId; readonly memberOf: (device: DeviceId) => MemberId | undefined },
): Readers {
  const told = (places: Readonly<Record<DeviceId, number>>): readonly MemberId[] => {
    const members = (Object.keys(places) as DeviceId[])
      .filter((device) => (places[device] ?? 0) >= seq && (since[device] ?? 0) < seq)
      .map(memberOf)
      .filter((member) => member !== undefined);
    return [...new Set(members)].filter((member) => member !== own);
  };
  return { deliveredTo: told(receipts), openedBy: told(opened) };
}
