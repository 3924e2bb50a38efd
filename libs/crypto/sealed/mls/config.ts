/** How we run the library: none of its defaults, which accept any credential and keep other keys. */
import { equalBytes } from '@kopri/protocol';
import type { ClientConfig, ClientState, Credential, GroupState, PaddingConfig } from 'ts-mls';

export interface Rules {
  readonly validate?: (credential: Credential, mlsKey: Uint8Array) => boolean;
  readonly padding?: PaddingConfig;
}

/** A message may overtake a hundred others; the forward limit bounds the work a peer can cause. */
export const keyRetention = { retainKeysForGenerations: 100, retainKeysForEpochs: 1, maximumForwardRatchetSteps: 2000 };

/** Commits are not padded: the roster, which the server knows, tells their size. */
const unpadded: PaddingConfig = { kind: 'alwaysPad', paddingLength: 0 };

export const configOf = ({ validate = () => false, padding = unpadded }: Rules): ClientConfig => ({
  keyRetentionConfig: keyRetention,
  // Lifetimes are judged where this client adds a key package: a leaf older than its lifetime stays valid.
  lifetimeConfig: { maximumTotalLifetime: 0n, validateLifetimeOnReceive: false },
  keyPackageEqualityConfig: {
    compareKeyPackages: (a, b) => equalBytes(a.leafNode.signaturePublicKey, b.leafNode.signaturePublicKey),
    compareKeyPackageToLeafNode: (a, b) => equalBytes(a.leafNode.signaturePublicKey, b.signaturePublicKey),
  },
  paddingConfig: padding,
  authService: { validateCredential: async (credential, mlsKey) => validate(credential, mlsKey) },
});

/** The library's state with the configuration of one operation. */
export const withRules = (state: GroupState, rules: Rules): ClientState => ({
  ...state,
  clientConfig: configOf(rules),
});
