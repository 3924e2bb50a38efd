/** What stands on the pages of a PDF that Chromium has printed. */
import { inflateSync } from 'node:zlib';

export interface PrintedPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** In the order it was drawn, without white space: a PDF knows none between words that stand apart. */
  readonly text: string;
}

type Objects = ReadonlyMap<string, string>;

export function printedPages(pdf: Buffer): readonly PrintedPage[] {
  const source = pdf.toString('latin1');
  const objects: Objects = new Map(
    [...source.matchAll(/(?<=\n)(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id = '', body = '']) => [id, body]),
  );
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b/.test(body))
    .map((body) => {
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body) ?? [];
      return { width: Number(width), height: Number(height), text: textOf(body, objects).replaceAll(/\s/g, '') };
    });
}

/** Of a page, or of a drawing within it. */
function textOf(body: string, objects: Objects): string {
  const content = /\/Contents (\d+) 0 R/.exec(body)?.[1];
  const drawn = streamOf(content === undefined ? body : (objects.get(content) ?? ''));
  const resources = /\/Resources (\d+) 0 R/.exec(body)?.[1];
  const named = resources === undefined ? body : (objects.get(resources) ?? '');
  const find = (name: string): string => objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(named)?.[1] ?? '') ?? '';
  let letters: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [, font, glyphs, drawing] of drawn.matchAll(/\/(\w+) [\d.-]+ Tf|<([\dA-Fa-f]+)>|\/(\w+) Do/g)) {
    if (font !== undefined) letters = lettersOf(find(font), objects);
    if (glyphs !== undefined) text += (glyphs.match(/.{4}/g) ?? []).map((glyph) => letters.get(glyph) ?? '').join('');
    if (drawing !== undefined && find(drawing).includes('/Subtype /Form')) text += textOf(find(drawing), objects);
  }
  return text;
}

function streamOf(body: string): string {
  const bytes = /stream\r?\n(.*)\r?\nendstream/s.exec(body)?.[1] ?? '';
  return /\/FlateDecode/.test(body) ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes;
}

/** What each glyph of a font stands for. */
function lettersOf(font: string, objects: Objects): ReadonlyMap<string, string> {
  const map = streamOf(objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '') ?? '');
  const letters = new Map<string, string>();
  const plain = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, part = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', letter = ''] of part.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(glyph, plain(letter));
  for (const [, part = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', letter = ''] of part.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = Number.parseInt(from, 16), step = 0; glyph <= Number.parseInt(to, 16); glyph += 1, step += 1)
        letters.set(
          glyph.toString(16).toUpperCase().padStart(4, '0'),
          String.fromCodePoint(Number.parseInt(letter, 16) + step),
        );
  return letters;
}
