import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { referenceReplyCodec } from '@kopri/protocol';
import type { StoryDevice } from '../../../libs/testing/directory-story.js';
import { TestNetwork } from '../delivery/testing/test-network.js';
import { ReferenceNumbers } from './references.ports.js';
import { yearIn } from './references.rules.js';

let network: TestNetwork;
let gyzylgul: StoryDevice;

beforeAll(async () => {
  network = await TestNetwork.start();
  gyzylgul = await network.admit('Gyzylgul');
});
afterAll(() => network.stop());

async function next(): Promise<string> {
  const reply = await network.postCbor(gyzylgul, '/api/references');
  return referenceReplyCodec.parse(new Uint8Array(await reply.arrayBuffer())).reference;
}

test('references of a country count up within its year, none twice, however many ask at once', async () => {
  const numbers = await Promise.all(Array.from({ length: 25 }, next));
  const year = yearIn('TM', Date.now());
  expect(numbers.toSorted()).toEqual(
    Array.from({ length: 25 }, (_, i) => `CASC-TM-${year}-${String(i + 1).padStart(6, '0')}`),
  );
});

test('each country and each year counts for itself', async () => {
  const numbers = network.get(ReferenceNumbers);
  expect([
    await numbers.next('TH', 2031),
    await numbers.next('TH', 2031),
    await numbers.next('TH', 2032),
    await numbers.next('GE', 2031),
  ]).toEqual([1, 2, 1, 1]);
});

test("the year is that of the country's own clock", () => {
  const newYearInAshgabat = Date.UTC(2026, 11, 31, 19, 0);
  expect([yearIn('TM', newYearInAshgabat), yearIn('TR', newYearInAshgabat)]).toEqual([2027, 2026]);
  expect(() => yearIn('XX', 0)).toThrow('country-unknown');
});

test('who serves the network has no country to count in', async () => {
  const { story } = network;
  const secretary = story.newDevice();
  const entry = story.admission(secretary, { role: 'secretariat', name: 'Ana' }, story.root);
  await network.append(entry);
  const reply = await network.postCbor(secretary, '/api/references');
  expect([reply.status, await reply.json()]).toEqual([403, { error: { code: 'not-entitled' } }]);
});
