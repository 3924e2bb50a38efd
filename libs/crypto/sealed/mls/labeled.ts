/** LabeledExtract and LabeledExpand of RFC 9180 §4. */
import { concatBytes, utf8 } from '@kopri/protocol';
import { expand, extract, type Hkdf } from './hkdf.js';

const VERSION = utf8('HPKE-v1');

interface ExtractInput {
  readonly salt: Uint8Array;
  readonly label: string;
  readonly ikm: Uint8Array;
}

export const labeledExtract = (hkdf: Hkdf, suiteId: Uint8Array, { salt, label, ikm }: ExtractInput): Uint8Array =>
  extract(hkdf, salt, concatBytes(VERSION, suiteId, utf8(label), ikm));

interface ExpandInput {
  readonly prk: Uint8Array;
  readonly label: string;
  readonly info: Uint8Array;
  readonly length: number;
}

export const labeledExpand = (hkdf: Hkdf, suiteId: Uint8Array, { prk, label, info, length }: ExpandInput): Uint8Array =>
  expand(
    hkdf,
    prk,
    concatBytes(Uint8Array.of(length >> 8, length & 0xff), VERSION, suiteId, utf8(label), info),
    length,
  );
