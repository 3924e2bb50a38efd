/** The devices of this member. */
import { AppError, isId, type DeviceId } from '@kopri/protocol';
import type { DirectoryReplica } from './directory-replica.js';
import type { Kopri } from './face.js';
import type { Clock } from './ports.js';
import type { ProfileRecord } from './records.js';
import { signStatement } from './signer.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly directory: DirectoryReplica;
  readonly online: () => Promise<void>;
  /** Others write while the line is waited for. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
}

type Entries = Awaited<ReturnType<Kopri['devices']['list']>>;

export class Devices {
  constructor(private readonly parts: Parts) {}

  list(): Entries {
    const { member, device: own } = this.parts.profile();
    const devices = this.parts.directory.current?.findMember(member)?.devices ?? [];
    return devices
      .filter(({ revokedAt }) => revokedAt === undefined)
      .map(({ device, deviceName, addedAt }) => ({
        device,
        name: deviceName ?? null,
        added: new Date(addedAt.timeMs).toISOString(),
        current: device === own,
      }));
  }

  /** An own device, or one of a country's members for its correspondents. Leaves go with the next repair. */
  async revoke(device: DeviceId): Promise<void> {
    await this.parts.online();
    const { directory, link, clock, away } = this.parts;
    const found = isId('device', device) ? directory.required.findDevice(device) : undefined;
    if (found === undefined) throw new AppError('not-found', { detail: 'device' });
    const draft = {
      kind: 'device.revoked' as const,
      subject: found.member.member,
      time: clock.nowMs(),
      details: { device },
    };
    const entries = [signStatement(this.parts.profile(), { directory: directory.required, draft })];
    await away(() => directory.append(link, entries));
  }
}
