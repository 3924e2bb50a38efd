/** A commit bundle on its way through a lane: parsed once on arrival, judged when its turn comes. */
import { sha256 } from '@kopri/crypto/verify';
import {
  AppError,
  commitBindingCodec,
  encodeRoster,
  parseMlsHeader,
  type ChannelId,
  type CommitBundle,
  type CommitReply,
  type DeviceId,
} from '@kopri/protocol';
import type { BundleRows, SendKey } from './delivery.ports.js';
import type { Channel, ProposedCommit, RosterChange } from './delivery.rules.js';

export interface CommitJob extends SendKey {
  readonly kind: 'commit';
  readonly channel: ChannelId;
  readonly sealed: Uint8Array;
  readonly proposed: ProposedCommit;
  readonly welcome: CommitBundle['welcome'];
  readonly weight: number;
  readonly origin: string;
  readonly reply: (reply: CommitReply) => void;
}

type Sender = { readonly device: DeviceId; readonly origin: string };

/** Throws `AppError('malformed')` when the commit is none, or binds to nothing readable. */
export function parseCommitJob(bundle: CommitBundle, { device, origin }: Sender, reply: CommitJob['reply']): CommitJob {
  const header = parseMlsHeader(bundle.commit);
  if (header.contentType !== 'commit') throw new AppError('malformed', { detail: 'not a commit' });
  return {
    kind: 'commit',
    channel: header.channel,
    device,
    counter: bundle.counter,
    sealed: bundle.commit,
    proposed: {
      committer: device,
      epoch: header.epoch,
      binding: commitBindingCodec.parse(header.authenticatedData),
      roster: bundle.roster,
      rosterHash: sha256(encodeRoster(bundle.roster)),
      welcomed: bundle.welcome?.to.map((to) => to.device) ?? [],
    },
    welcome: bundle.welcome,
    weight: bundle.commit.length + (bundle.welcome?.bytes.length ?? 0),
    origin,
    reply,
  };
}

export function bundleRows(job: CommitJob, next: Channel, change: RosterChange, at: number): BundleRows {
  const { proposed, welcome, channel, device, counter, sealed } = job;
  const seq = next.head.lastSeq;
  const opener = proposed.epoch === 0 ? [{ device, joinedSeq: 0 }] : [];
  return {
    envelope: { channel, seq, device, counter, at, sealed },
    epoch: proposed.epoch,
    boundSize: next.boundSize,
    joined: [...opener, ...change.joined.map((joiner) => ({ device: joiner, joinedSeq: seq }))],
    left: change.left,
    welcome: welcome && { bytes: welcome.bytes, devices: proposed.welcomed },
  };
}
