/**
 * Every packet of a short message and its receipt, on a WebSocket that is open: what a sender and
 * one recipient send and receive together. Real keys, a real group; places, counters and the
 * directory's size are those of a network that has been used for a year.
 */
import { encodeContent, encodePacket, newId, suites, type Claims, type ContentBody } from '@kopri/protocol';
import { randomBytes } from '@kopri/crypto/sealed';
import { claimsOf } from '../../../libs/client/channel/channel-chain.js';
import { engine, FakeDirectory, NOW_MS, openChannel } from '../../../libs/crypto/sealed/mls/testing/cast.js';

const SEQ = 10_000;
const COUNTER = 100_000;
const DIRECTORY_SIZE = 5_000;

export interface ExchangePart {
  readonly what: string;
  readonly bytes: number;
}

const EVENT = 2;
/** A client masks what it sends (RFC 6455 §5.3). */
const MASK_BYTES = 4;

/** RFC 6455 §5.2: a message of up to 65,535 bytes. */
const headerOf = (payload: number): number => (payload < 126 ? 2 : 4);

function onWebSocket(name: string, data: unknown): number {
  const { length } = encodePacket({ type: EVENT, nsp: '/', data: [name, data] });
  return headerOf(length) + length;
}

/** What the sender claims: a receipt follows others of its device in the epoch, or is the first. */
function claims(claimedSize: number): Claims {
  const checkpoint = { size: DIRECTORY_SIZE, root: randomBytes(32), signature: randomBytes(64) };
  return claimsOf({ chain: { seq: SEQ, hashes: randomBytes(32) }, claimedSize }, checkpoint);
}

async function partsOf(body: ContentBody, claimed: Claims): Promise<ExchangePart[]> {
  const directory = new FakeDirectory();
  const [seat] = await openChannel(directory, [directory.admit(), directory.admit()], suites.xwing);
  if (seat === undefined) throw new TypeError('nobody');
  const head = { version: 1, id: newId('message', randomBytes), sentAt: NOW_MS, claims: claimed } as const;
  const { sealed } = await engine.seal(seat.group, encodeContent({ ...head, ...body }));
  const ack = { outcome: 'stored', counter: COUNTER, seq: SEQ, at: NOW_MS };
  const { channel } = engine.view(seat.group);
  const deliveries = [{ channel, envelopes: [[SEQ, NOW_MS, sealed]] }];
  return [
    { what: `${body.kind}, submitted`, bytes: onWebSocket('submit', { envelopes: [[COUNTER, sealed]] }) + MASK_BYTES },
    { what: `${body.kind}, acknowledged`, bytes: onWebSocket('frame', { acks: [ack] }) },
    { what: `${body.kind}, delivered`, bytes: onWebSocket('frame', { deliveries }) },
  ];
}

/** `isFirst`: neither device has shown its checkpoint in this epoch; otherwise both have. */
export async function exchangeOf(text: string, { isFirst }: { readonly isFirst: boolean }): Promise<ExchangePart[]> {
  const claimedSize = isFirst ? 0 : DIRECTORY_SIZE;
  return [
    ...(await partsOf({ kind: 'text', body: { text } }, claims(claimedSize))),
    ...(await partsOf({ kind: 'receipt', body: { upTo: SEQ, opened: SEQ } }, claims(claimedSize))),
  ];
}

export const totalOf = (parts: readonly ExchangePart[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);

/** Sixty letters each. */
export const shortTexts = {
  latin: 'The statement of the witness is signed and on its way to you',
  cyrillic: 'Протокол допроса свидетеля подписан и направлен вам сегодня.',
} as const;
