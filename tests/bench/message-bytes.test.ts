/** The budget of a short message, packet by packet (docs/measurements.md, ADR 0020). */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readyCrypto } from '@kopri/crypto/verify';
import { exchangeOf, shortTexts, totalOf } from './measure/exchange.js';

const BUDGET_BYTES = 2_000;

beforeAll(() => readyCrypto());

describe('a short message with its receipt, sent and received by sender and one recipient', () => {
  test.each(Object.entries(shortTexts))('of sixty letters, %s, stays within 2,000 bytes', async (_, text) => {
    expect([...text]).toHaveLength(60);
    const parts = await exchangeOf(text, { isFirst: false });
    expect(totalOf(parts)).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  test('is made of six packets of these sizes', async () => {
    const parts = await exchangeOf(shortTexts.cyrillic, { isFirst: false });
    expect(Object.fromEntries(parts.map(({ what, bytes }) => [what, bytes]))).toEqual({
      'text, submitted': 607,
      'text, acknowledged': 15,
      'text, delivered': 609,
      'receipt, submitted': 351,
      'receipt, acknowledged': 15,
      'receipt, delivered': 353,
    });
  });

  test('is longer once in an epoch: the first receipt of a device shows its checkpoint', async () => {
    const parts = await exchangeOf(shortTexts.cyrillic, { isFirst: true });
    expect(parts.find(({ what }) => what === 'receipt, submitted')?.bytes).toBe(607);
  });

  test('looks like a receipt when it is one or two words (docs/metadata.md)', async () => {
    const sizes = (await exchangeOf('Received, thank you.', { isFirst: false })).map(({ bytes }) => bytes);
    expect(sizes.slice(0, 3)).toEqual(sizes.slice(3));
  });
});
