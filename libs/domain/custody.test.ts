import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { custodyActions, custodyEventCodec, type CustodyEvent } from '@kopri/protocol';
import { appendCustody, judgeCustodyChain, replayCustody } from './custody.js';
import { exampleId, gyzylgul, merdan } from './testing/examples.js';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const evidence = exampleId('evidence', 1);
const event = (parts: Partial<CustodyEvent> = {}) => ({
  evidence,
  actor: merdan.member,
  action: 'collected' as const,
  at: 1_793_700_000_000,
  ...parts,
});
const chainOf = (...events: ReturnType<typeof event>[]) =>
  events.reduce<Uint8Array[]>((chain, one) => [...chain, appendCustody(chain, one, sha256)], []);
const judge = (chain: readonly Uint8Array[]) => judgeCustodyChain(chain, evidence, sha256);

const collected = event({ hashAfter: sha256(new Uint8Array([1])) });
const handedOver = event({
  action: 'transferred',
  from: 'Ashgabat',
  to: 'Ankara',
  hashBefore: sha256(new Uint8Array([1])),
});
const received = event({ action: 'received', actor: gyzylgul.member });

describe('a custody chain', () => {
  test('holds when each event follows the one before it', () => {
    expect(judge(chainOf(collected, handedOver, received))).toMatchObject({
      ok: true,
      events: [{ action: 'collected' }, { action: 'transferred' }, { action: 'received' }],
    });
    expect(judge([])).toEqual({ ok: true, events: [] });
  });

  test('breaks where an event is left out, put in between, changed or exchanged', () => {
    const chain = chainOf(collected, handedOver, received);
    const [first, second, third] = chain as [Uint8Array, Uint8Array, Uint8Array];
    const altered = custodyEventCodec.encode({ ...custodyEventCodec.parse(first), reason: 'another' });
    expect(judge([first, third])).toEqual({ ok: false, brokenAt: 1, reason: 'does-not-follow' });
    expect(judge([first, second, second, third])).toEqual({ ok: false, brokenAt: 2, reason: 'does-not-follow' });
    expect(judge([altered, second, third])).toEqual({ ok: false, brokenAt: 1, reason: 'does-not-follow' });
    expect(judge([second, first, third])).toMatchObject({ brokenAt: 0 });
  });

  test('breaks where a file changed between two events', () => {
    const swapped = event({ action: 'copied', hashBefore: sha256(new Uint8Array([2])) });
    expect(judge(chainOf(collected, received, swapped))).toEqual({
      ok: false,
      brokenAt: 2,
      reason: 'content-changed-between',
    });
    const otherFile = event({ action: 'copied', file: 'b.pdf', hashBefore: sha256(new Uint8Array([2])) });
    expect(judge(chainOf(collected, otherFile))).toMatchObject({ ok: true });
  });

  test('breaks at what cannot be read and at what is about other evidence, and never throws', () => {
    expect(judge([new Uint8Array([0xff])])).toEqual({ ok: false, brokenAt: 0, reason: 'unreadable' });
    const foreign = appendCustody([], event({ evidence: exampleId('evidence', 2) }), sha256);
    expect(judge([foreign])).toEqual({ ok: false, brokenAt: 0, reason: 'other-evidence' });
  });

  test('built from a channel leaves out the later of two rival events and goes on', () => {
    const [first] = chainOf(collected) as [Uint8Array];
    const mine = appendCustody([first], handedOver, sha256);
    const rival = appendCustody([first], received, sha256);
    const next = appendCustody([first, mine], received, sha256);
    expect(replayCustody([first, mine, rival, next], evidence, sha256)).toMatchObject({
      chain: [first, mine, next],
      refused: [{ index: 2, reason: 'does-not-follow' }],
    });
  });

  test('breaks at any altered byte that is not the last event', () => {
    const anyEvent = fc.record({ action: fc.constantFrom(...custodyActions), at: fc.nat() });
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat(), (parts, where, which) => {
        const chain = chainOf(...parts.map(event));
        const index = which % (chain.length - 1);
        const broken = chain.map((bytes, i) => (i === index ? flipped(bytes, where) : bytes));
        expect(judge(broken).ok).toBe(false);
      }),
    );
  });

  test('built from any log is one that holds', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...chainOf(collected, handedOver, received)),
    );
    fc.assert(
      fc.property(fc.array(anyBytes, { maxLength: 12 }), (log) => {
        const { chain, refused } = replayCustody(log, evidence, sha256);
        expect(judge(chain).ok).toBe(true);
        expect(chain.length + refused.length).toBe(log.length);
      }),
    );
  });
});

const flipped = (bytes: Uint8Array, where: number) =>
  bytes.map((byte, i) => (i === where % bytes.length ? byte ^ 1 : byte));
