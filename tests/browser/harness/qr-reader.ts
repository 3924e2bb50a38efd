/** Reads a QR code as another program would, by the standard (ISO/IEC 18004), and shares nothing with what drew it. */

/** At the level M, for the lengths of our links: blocks and their data bytes, centres of the alignment marks. */
const VERSIONS: Readonly<Record<number, { readonly blocks: readonly number[]; readonly marks: readonly number[] }>> = {
  7: { blocks: [31, 31, 31, 31], marks: [6, 22, 38] },
  8: { blocks: [38, 38, 39, 39], marks: [6, 24, 42] },
  9: { blocks: [36, 36, 36, 37, 37], marks: [6, 26, 46] },
  10: { blocks: [43, 43, 43, 43, 44], marks: [6, 28, 50] },
  11: { blocks: [50, 51, 51, 51, 51], marks: [6, 30, 54] },
  12: { blocks: [36, 36, 36, 36, 36, 36, 37, 37], marks: [6, 32, 58] },
};

const FORMAT_MASK = 0b101_0100_0001_0010;
const BYTE_MODE = 0b0100;

const masks: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** `isDark`: rows of modules without the quiet zone. Nothing is corrected: a module that is wrong makes the text wrong. */
export function readQr(isDark: readonly (readonly boolean[])[]): string {
  const size = isDark.length;
  const version = (size - 17) / 4;
  const form = VERSIONS[version];
  if (form === undefined) throw new Error(`no version of ${size} modules`);
  const { level, mask } = formatOf(isDark);
  if (level !== 0) throw new Error('not of the level M');
  const words = wordsOf(isDark, { mask, isReserved: reservedIn(size, form.marks) });
  return textIn(dataOf(words, form.blocks), version < 10 ? 8 : 16);
}

function formatOf(isDark: readonly (readonly boolean[])[]): { readonly level: number; readonly mask: number } {
  const along = [0, 1, 2, 3, 4, 5, 7, 8];
  const places = [
    ...along.map((x) => [8, x]),
    ...along
      .toReversed()
      .slice(1)
      .map((y) => [y, 8]),
  ] as const;
  const bits = places.reduce((sum, [y = 0, x = 0]) => sum * 2 + Number(isDark[y]?.[x]), 0) ^ FORMAT_MASK;
  return { level: bits >> 13, mask: (bits >> 10) & 7 };
}

/** Where no data stands: corner marks, timing lines, alignment marks, format and version. */
function reservedIn(size: number, marks: readonly number[]): (y: number, x: number) => boolean {
  const end = size - 8;
  const isCorner = (y: number, x: number) => (y < 9 && (x < 9 || x >= end)) || (y >= end && x < 9);
  const isMark = (y: number, x: number) =>
    marks.some((my) => marks.some((mx) => !isCorner(my, mx) && Math.abs(y - my) < 3 && Math.abs(x - mx) < 3));
  const isVersion = (y: number, x: number) => (y < 6 && x >= end - 3 && x < end) || (x < 6 && y >= end - 3 && y < end);
  return (y, x) => y === 6 || x === 6 || isCorner(y, x) || isMark(y, x) || isVersion(y, x);
}

interface Layout {
  readonly mask: number;
  readonly isReserved: (y: number, x: number) => boolean;
}

/** Two columns at a time, from the right, up and down. */
function wordsOf(isDark: readonly (readonly boolean[])[], { mask, isReserved }: Layout): readonly number[] {
  const size = isDark.length;
  const bits: boolean[] = [];
  for (let right = size - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = isUp ? size - 1 - step : step;
        if (!isReserved(y, x)) bits.push(isDark[y]?.[x] !== masks[mask]?.(y, x));
      }
  }
  const wordAt = (at: number) => bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + Number(bit), 0);
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, at) => wordAt(at));
}

/** Blocks give their bytes in turn. */
function dataOf(words: readonly number[], blocks: readonly number[]): readonly number[] {
  const parts: number[][] = blocks.map(() => []);
  let at = 0;
  for (let row = 0; row < Math.max(...blocks); row += 1)
    for (const [block, length] of blocks.entries()) if (row < length) parts[block]?.push(words[at++] ?? 0);
  return parts.flat();
}

function textIn(data: readonly number[], countBits: number): string {
  const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  const number = (from: number, count: number) => Number.parseInt(bits.slice(from, from + count), 2);
  if (number(0, 4) !== BYTE_MODE) throw new Error('not in bytes');
  const start = 4 + countBits;
  const bytes = Array.from({ length: number(4, countBits) }, (_, at) => number(start + at * 8, 8));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
