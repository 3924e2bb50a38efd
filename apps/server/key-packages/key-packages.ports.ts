/** Key packages at rest. */
import type { ChannelId, ClaimReply, DeviceId, NewKeyPackages } from '@kopri/protocol';

export interface Claim {
  readonly channel: ChannelId;
  readonly epoch: number;
  readonly devices: readonly DeviceId[];
}

export abstract class KeyPackageStore {
  /** Adds; a last-resort one replaces the one before; the oldest give way beyond `KEY_PACKAGES_KEPT`. */
  abstract add(device: DeviceId, packages: NewKeyPackages): Promise<void>;
  /** Reserves one per device for the channel. Rivals get the same; the winning bundle consumes it. */
  abstract claim(claim: Claim): Promise<ClaimReply['packages']>;
  /** Not consumed and not too old. */
  abstract countOrdinary(device: DeviceId): Promise<number>;
}
