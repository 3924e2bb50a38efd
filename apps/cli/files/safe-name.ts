/**
 * A peer names the files; this computer decides what they are called. Whatever the name says, the
 * file lands in the folder that was asked for, can be seen in it, and opens with what its last
 * letters say: no separators, no leading dots, no control or direction marks, no device names.
 */

/** File systems allow 255 bytes; a suffix such as ` (2)` must still fit. */
const MAX_NAME_BYTES = 200;
/** Beyond this it is no extension but part of the name. */
const MAX_EXTENSION_BYTES = 20;

const FALLBACK = 'file';

/** Control, format and direction characters, lone surrogates, separators of any system, and what shells and Windows reserve. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu;

/** Names of devices under Windows, with any extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** Never empty, never more than 200 bytes; the same name for the same input. */
export function safeName(name: string): string {
  const plain = trimEnds(name.normalize('NFC').replace(FORBIDDEN, '_'));
  const unreserved = RESERVED.test(plain) ? `_${plain}` : plain;
  return trimEnds(shorten(unreserved)) || FALLBACK;
}

/** `name.pdf` → `name (2).pdf` */
export function numberedName(name: string, number: number): string {
  const { stem, extension } = split(name);
  return `${stem} (${number})${extension}`;
}

/** Leading dots hide a file; trailing dots and spaces vanish under Windows. */
const trimEnds = (name: string): string => name.replace(/^[.\s]+|[.\s]+$/gu, '');

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const { stem, extension } = split(name);
  const room = MAX_NAME_BYTES - Buffer.byteLength(extension);
  let kept = '';
  for (const character of stem) {
    if (Buffer.byteLength(kept + character) > room) break;
    kept += character;
  }
  return kept + extension;
}

function split(name: string): { readonly stem: string; readonly extension: string } {
  const extension = /(?<=.)\.[^.\s]+$/u.exec(name)?.[0] ?? '';
  if (Buffer.byteLength(extension) > MAX_EXTENSION_BYTES) return { stem: name, extension: '' };
  return { stem: name.slice(0, name.length - extension.length), extension };
}
