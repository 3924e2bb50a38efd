/** Key packages: making our own, reading those of others, and what must hold before one is used for adding. */
import { KEY_PACKAGE_LIFETIME_DAYS, MAX_CLOCK_SKEW_MS, suites, type SuiteNumber } from '@kopri/protocol';
import { generateKeyPackageWithKey, type KeyPackage, type PrivateKeyPackage } from 'ts-mls';
import { makeKeyPackageRef, verifyKeyPackage } from 'ts-mls/keyPackage.js';
import { verifyLeafNodeSignatureKeyPackage } from 'ts-mls/leafNode.js';
import type { KeyPair, LeafIdentity, NewKeyPackage } from '../mls-engine.js';
import { capabilities, lastResortExtension } from './extensions.js';
import { credentialOf, identityOf } from './leaves.js';
import { commitRefused, orRefuse, unreadable } from './refusal.js';
import { findSuiteNumber, sodiumSuite } from './sodium-provider.js';
import { encodeKeyPackage, encodePrivatePart, parseKeyPackage } from './wire.js';

const DAY_MS = 86_400_000;
const LIFETIME_MS = KEY_PACKAGE_LIFETIME_DAYS * DAY_MS;

const seconds = (ms: number): bigint => BigInt(Math.max(0, Math.floor(ms / 1000)));
const milliseconds = (lifetime: bigint): number => Number(lifetime) * 1000;

interface KeyPackageOptions {
  readonly suite: SuiteNumber;
  readonly nowMs: number;
  readonly lastResort?: boolean;
}

/** Valid from a little before now, for peers whose clocks are behind, for `KEY_PACKAGE_LIFETIME_DAYS`. */
export function makeKeyPackage(
  own: LeafIdentity,
  mlsKey: KeyPair,
  { suite, nowMs, lastResort = false }: KeyPackageOptions,
) {
  return generateKeyPackageWithKey(
    credentialOf(own),
    capabilities(),
    { notBefore: seconds(nowMs - MAX_CLOCK_SKEW_MS), notAfter: seconds(nowMs + LIFETIME_MS) },
    lastResort ? [lastResortExtension()] : [],
    { signKey: mlsKey.privateKey, publicKey: mlsKey.publicKey },
    sodiumSuite(suite),
  );
}

export async function encodeNewKeyPackage(made: {
  publicPackage: KeyPackage;
  privatePackage: PrivateKeyPackage;
}): Promise<NewKeyPackage> {
  const { keyPackage, ref } = await identified(made.publicPackage);
  return { keyPackage: encodeKeyPackage(keyPackage), ref, privatePart: encodePrivatePart(made.privatePackage) };
}

export interface ReadKeyPackage extends LeafIdentity {
  readonly keyPackage: KeyPackage;
  readonly mlsKey: Uint8Array;
  readonly suite: SuiteNumber;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly ref: Uint8Array;
}

async function identified(keyPackage: KeyPackage): Promise<ReadKeyPackage> {
  const suite = findSuiteNumber(keyPackage.cipherSuite);
  if (suite === undefined) throw unreadable('a key package of another suite');
  const { credential, signaturePublicKey, lifetime } = keyPackage.leafNode;
  const ref = await makeKeyPackageRef(keyPackage, sodiumSuite(suite).hash);
  const lifetimeMs = { notBeforeMs: milliseconds(lifetime.notBefore), notAfterMs: milliseconds(lifetime.notAfter) };
  return { ...identityOf(credential), ...lifetimeMs, keyPackage, mlsKey: signaturePublicKey, suite, ref };
}

/** Throws `AppError('unreadable')` for anything but a key package of ours with both signatures in order. */
export const readKeyPackage = (bytes: Uint8Array): Promise<ReadKeyPackage> =>
  orRefuse('unreadable', async () => {
    const read = await identified(parseKeyPackage(bytes));
    const { signature } = sodiumSuite(read.suite);
    const inOrder =
      (await verifyKeyPackage(read.keyPackage, signature)) &&
      (await verifyLeafNodeSignatureKeyPackage(read.keyPackage.leafNode, signature));
    if (!inOrder) throw unreadable('signature of a key package');
    return read;
  });

/**
 * What is checked before adding, except the signatures: those the library verifies while it makes
 * the commit. Lifetimes bind whoever adds, by its own clock; for everybody else a leaf never grows too old.
 */
export async function requireUsable(bytes: Uint8Array, suite: SuiteNumber, nowMs: number): Promise<ReadKeyPackage> {
  const read = await orRefuse('unreadable', () => identified(parseKeyPackage(bytes)));
  if (read.suite !== suite) throw commitRefused(`a key package of suite ${suiteTitle(read.suite)}`);
  if (read.notAfterMs <= nowMs) throw commitRefused('an expired key package');
  if (read.notBeforeMs > nowMs + MAX_CLOCK_SKEW_MS) throw commitRefused('a key package of the future');
  if (read.notAfterMs - read.notBeforeMs > LIFETIME_MS + 2 * MAX_CLOCK_SKEW_MS)
    throw commitRefused('a key package that lives too long');
  return read;
}

const suiteTitle = (suite: SuiteNumber): string => (suite === suites.xwing ? 'X-Wing' : 'X25519');
