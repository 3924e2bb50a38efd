/** What `status` says of a profile. */
import { toHex } from '@kopri/protocol';
import type { DirectoryReplica } from './directory-replica.js';
import type { Status } from './face.js';
import type { ProfileRecord } from './records.js';

interface Told {
  readonly profile: ProfileRecord;
  readonly replica: DirectoryReplica;
  readonly syncedAt: string | null;
  readonly waiting: number;
  readonly alarm: string | undefined;
}

export function describeStatus({ profile, replica, syncedAt, waiting, alarm }: Told): Status {
  const { state, member, device, network, server, check } = profile;
  const directory = replica.current;
  const root = directory?.rootAt(directory.size);
  const own = directory?.findMember(member);
  return {
    state,
    member,
    device,
    network: toHex(network),
    server,
    ownName: own?.personal?.name ?? null,
    country: own?.country ?? null,
    authority: own?.authority ?? null,
    role: own?.role ?? null,
    syncedAt,
    directory: {
      size: directory?.size ?? 0,
      root: root === undefined ? '' : toHex(root),
      witnesses: 'unwitnessed',
    },
    outbox: waiting,
    ...(alarm === undefined ? {} : { alarm }),
    ...(state === 'waiting' && check !== undefined ? { check } : {}),
  };
}
