/** A QR code as one path of rectangles: a run of dark modules of a row each. */
import { encode } from 'uqr';

export interface QrDrawing {
  /** Modules from edge to edge, the quiet zone of four included. */
  readonly size: number;
  readonly path: string;
}

const QUIET_MODULES = 4;

/** Medium error correction: a fold or a stain on the paper does no harm. */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_MODULES });
  return { size, path: data.flatMap((row, y) => runsOf(row).map(([x, length]) => rectangle(x, y, length))).join('') };
}

const rectangle = (x: number, y: number, length: number): string => `M${x} ${y}h${length}v1h${-length}z`;

/** Where each run of dark modules begins, and how long it is. */
function runsOf(row: readonly boolean[]): (readonly [number, number])[] {
  const starts = row.flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [x] : []));
  return starts.map((start) => {
    const end = row.indexOf(false, start);
    return [start, (end === -1 ? row.length : end) - start] as const;
  });
}
