/** Every way in which a text may lie in bytes: what the scanner looks for. */
import type { Canary } from './canary.js';

export interface Needle {
  readonly canary: Canary;
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

/** UTF-8, UTF-16 in both orders, hexadecimal in both cases, base64 and base64url at all three alignments. */
export function needlesOf(canary: Canary): readonly Needle[] {
  const plain = Buffer.from(canary.text, 'utf8');
  const little = Buffer.from(canary.text, 'utf16le');
  const hex = plain.toString('hex');
  const needle = (encoding: string, bytes: Uint8Array): Needle => ({ canary, encoding, bytes });
  return [
    needle('UTF-8', plain),
    needle('UTF-16LE', little),
    needle('UTF-16BE', Buffer.from(little).swap16()),
    ...[...new Set([hex, hex.toUpperCase()])].map((text) => needle('hex', Buffer.from(text))),
    ...base64Forms(plain).map((text) => needle('base64', Buffer.from(text))),
  ];
}

/** The digits that stay the same whatever bytes stand before and after. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  const forms = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return encoded.slice(Math.ceil((before * 8) / 6), whole);
  });
  const url = forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...forms, ...url])];
}
