import { beforeAll, describe, expect, test } from '@jest/globals';
import { suites, toHex } from '@kopri/protocol';
import { emptyPskIndex, processPrivateMessage } from 'ts-mls';
import { readyCrypto } from '../../verify/index.js';
import type { Group } from '../mls-engine.js';
import { withRules } from './config.js';
import { heldOf } from './held-group.js';
import { sodiumSuite } from './sodium-provider.js';
import { engine } from './testing/cast.js';
import { History } from './testing/history.js';
import { parsePrivateMessage } from './wire.js';

beforeAll(readyCrypto);

const STEPS = 40;
const histories = [
  ...Array.from({ length: 26 }, (_, i) => ({ seed: i + 1, suite: suites.x25519 })),
  ...Array.from({ length: 4 }, (_, i) => ({ seed: i + 101, suite: suites.xwing })),
];

async function run(seed: number, suite: (typeof histories)[number]['suite']): Promise<History> {
  const history = await History.begin(suite, seed);
  for (let i = 0; i < STEPS; i++) await history.step();
  return history;
}

describe.each(histories)('a history of adds, removals, updates, reloads and messages (seed $seed, suite $suite)', ({
  seed,
  suite,
}) => {
  test('leaves all members in one epoch, each reading every other, and the removed with nothing', async () => {
    const history = await run(seed, suite);
    expect(new Set(history.seats.map(({ group }) => toHex(engine.view(group).epochAuthenticator))).size).toBe(1);
    for (const seat of history.seats) await history.message(seat);
    await theFormerReadNothing(history);
  });
});

/** Not with our engine, which refuses other epochs at once, but with all their secrets and the bare library. */
async function theFormerReadNothing({ former, bytesSinceRemoval }: History): Promise<void> {
  for (const [i, { group }] of former.entries())
    for (const { bytes, formerCount } of bytesSinceRemoval)
      if (formerCount > i) await expect(openWithSecretsOf(group, bytes)).rejects.toThrow();
}

function openWithSecretsOf(group: Group, bytes: Uint8Array) {
  const { state, channel, suite } = heldOf(group);
  const message = parsePrivateMessage(bytes, channel);
  return processPrivateMessage(withRules(state, { validate: () => true }), message, emptyPskIndex, sodiumSuite(suite));
}
