/** Application messages: sealing into a bucket, opening in the current epoch or the one before. */
import { AppError, MAX_CONTENT_BYTES, PADDING_BUCKETS } from '@kopri/protocol';
import { createApplicationMessage, type GroupState, type PrivateMessage } from 'ts-mls';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { keyRetention, withRules } from './config.js';
import { advanced, type HeldGroup } from './held-group.js';
import { findLeaf } from './leaves.js';
import { orRefuse, unreadable } from './refusal.js';
import { sodiumSuite } from './sodium-provider.js';
import { encodePrivateMessage } from './wire.js';

/** What RFC 9420 §6.3.1 puts around the plaintext: its length (up to 4 bytes), a signature and the signature's length. */
const FRAMING_BYTES = 4 + 2 + 64;

function bucketOf(plaintext: Uint8Array): number {
  const bucket = PADDING_BUCKETS.find((size) => plaintext.length + FRAMING_BYTES <= size);
  if (bucket === undefined || plaintext.length > MAX_CONTENT_BYTES)
    throw new AppError('message-too-large', { detail: `${plaintext.length} bytes` });
  return bucket;
}

export async function sealMessage(
  held: HeldGroup,
  plaintext: Uint8Array,
): Promise<{ next: HeldGroup; sealed: Uint8Array }> {
  const padding = { kind: 'padUntilLength', padUntilLength: bucketOf(plaintext) } as const;
  const sent = await createApplicationMessage(withRules(held.state, { padding }), plaintext, sodiumSuite(held.suite));
  return {
    next: advanced(held, { ...held.state, secretTree: sent.newState.secretTree }, sent.consumed),
    sealed: encodePrivateMessage(sent.privateMessage),
  };
}

/** What opens messages of one epoch. */
type Receiver = Pick<GroupState, 'secretTree' | 'ratchetTree' | 'groupContext'> & {
  readonly senderDataSecret: Uint8Array;
};

function requireReceiver({ state }: HeldGroup, epoch: bigint): Receiver {
  if (epoch > state.groupContext.epoch) throw unreadable('of an epoch to come');
  if (epoch === state.groupContext.epoch) return { ...state, senderDataSecret: state.keySchedule.senderDataSecret };
  const kept = state.historicalReceiverData.get(epoch);
  if (kept === undefined) throw unreadable('of an epoch no longer kept');
  return kept;
}

export async function openMessage(held: HeldGroup, message: PrivateMessage) {
  const { senderDataSecret, secretTree, ratchetTree, groupContext } = requireReceiver(held, message.epoch);
  const { content, tree, consumed } = await orRefuse('unreadable', () =>
    unprotectPrivateMessage(
      senderDataSecret,
      message,
      secretTree,
      ratchetTree,
      groupContext,
      keyRetention,
      sodiumSuite(held.suite),
    ),
  );
  const { sender, ...rest } = content.content;
  if (rest.contentType !== 'application' || sender.senderType !== 'member')
    throw unreadable('not an application message of a member');
  const from = findLeaf(ratchetTree, sender.leafIndex);
  if (from === undefined) throw unreadable('sent by nobody');
  return {
    next: advanced(held, withSecretTree(held.state, message.epoch, tree), consumed),
    sender: { member: from.member, device: from.device },
    plaintext: Uint8Array.from(rest.applicationData),
  };
}

function withSecretTree(state: GroupState, epoch: bigint, secretTree: GroupState['secretTree']): GroupState {
  const kept = state.historicalReceiverData.get(epoch);
  if (kept === undefined) return { ...state, secretTree };
  return {
    ...state,
    historicalReceiverData: new Map(state.historicalReceiverData).set(epoch, { ...kept, secretTree }),
  };
}
