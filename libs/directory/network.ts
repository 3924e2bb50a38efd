/** What statements about the network itself do: its root of trust, its log key, its quorum, its suite. */
import { MerkleLog } from './merkle-log.js';
import { keyName, type DirectoryState, type LogKey, type NetworkRoot, type NetworkTerms } from './directory.js';
import type { DetailsOf } from './effects.js';
import type { Moment } from './member.js';
import { PersistentMap } from './persistent-map.js';
import type { RefusalReason } from './refusal.js';

type Keys = PersistentMap<string>;

interface Terms<K extends 'network.founded' | 'network.amended'> {
  readonly details: DetailsOf<K>;
  readonly time: number;
}

export function found({ details, time }: Terms<'network.founded'>, hash: Uint8Array): DirectoryState | RefusalReason {
  const keys = registerTerms(PersistentMap.empty, details.root, details.log);
  if (typeof keys === 'string') return keys;
  return {
    networkId: hash,
    networkHead: hash,
    terms: [{ size: 1, timeMs: time, ...details }],
    newestTimeMs: time,
    members: PersistentMap.empty,
    owners: PersistentMap.empty,
    invitations: PersistentMap.empty,
    keys,
    tree: MerkleLog.empty,
  };
}

export function amend(
  state: DirectoryState,
  { details }: Terms<'network.amended'>,
  { at, hash }: { readonly at: Moment; readonly hash: Uint8Array },
): DirectoryState | RefusalReason {
  const before = state.terms.at(-1) ?? state.terms[0];
  if (Object.keys(details).length === 0) return 'does-not-apply';
  const after: NetworkTerms = {
    ...at,
    name: details.name ?? before.name,
    root: details.root ?? before.root,
    log: details.log ?? before.log,
    quorum: details.quorum ?? before.quorum,
    suite: details.suite ?? before.suite,
  };
  const keys = registerTerms(state.keys, after.root, after.log);
  if (typeof keys === 'string') return keys;
  return { ...state, networkHead: hash, terms: [...state.terms, after], keys };
}

/** A root or log key may stand again in later terms; it may never be anybody else's. */
function registerTerms(keys: Keys, root: NetworkRoot, log: LogKey): Keys | RefusalReason {
  if (root.threshold > root.keys.length || new Set(root.keys.map(({ key }) => key)).size < root.keys.length)
    return 'malformed';
  let next: Keys | undefined = claim(keys, log.public, 'log');
  for (const { key, public: publicKey } of root.keys) next = next && claim(next, publicKey, key);
  return next ?? 'id-used';
}

function claim(keys: Keys, publicKey: Uint8Array, owner: string): Keys | undefined {
  const name = keyName(publicKey);
  const before = keys.get(name);
  if (before !== undefined && before !== owner) return undefined;
  return keys.set(name, owner);
}
