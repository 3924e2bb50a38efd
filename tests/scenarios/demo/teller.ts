/** Tells the demonstration: a transcript for people, or one JSON object a line. Keeps count of the laws it has asserted. */

export type Told =
  | { readonly event: 'begin' | 'note'; readonly text: string }
  | { readonly event: 'chapter'; readonly chapter: number; readonly title: string }
  | {
      readonly event: 'act';
      readonly who: string;
      readonly text: string;
      readonly facts?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly event: 'row';
      readonly cells: readonly [name: string, amount: string, bytes: string, words: string];
      readonly facts: Readonly<Record<string, unknown>>;
    }
  | {
      readonly event: 'law';
      readonly holds: boolean;
      readonly text: string;
      readonly facts?: Readonly<Record<string, unknown>>;
    }
  | { readonly event: 'ready'; readonly lines: readonly string[]; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly event: 'end'; readonly holds: boolean; readonly text: string };

const WIDTH = 108;
const NAME_WIDTH = 13;

export class Teller {
  private chapters = 0;
  private broken = 0;
  private isMute = false;

  constructor(
    private readonly write: (line: string) => void,
    private readonly style: 'words' | 'json',
  ) {}

  /** False once any law was broken. */
  get allHold(): boolean {
    return this.broken === 0;
  }

  chapter(title: string): void {
    this.chapters += 1;
    this.tell({ event: 'chapter', chapter: this.chapters, title });
  }

  act(who: string, text: string, facts?: Readonly<Record<string, unknown>>): void {
    this.tell({ event: 'act', who, text, ...(facts === undefined ? {} : { facts }) });
  }

  note(text: string): void {
    this.tell({ event: 'note', text });
  }

  /** Something that must be so; when it is not, the demonstration fails in the end. */
  law(text: string, holds: boolean, facts?: Readonly<Record<string, unknown>>): void {
    if (!holds) this.broken += 1;
    this.tell({ event: 'law', holds, text, ...(facts === undefined ? {} : { facts }) });
  }

  /** Says nothing from now on: what goes on is being cleared away. */
  mute(): void {
    this.isMute = true;
  }

  tell(told: Told): void {
    if (this.isMute) return;
    if (this.style === 'json') this.write(JSON.stringify(told));
    else for (const line of wordsOf(told)) this.write(line);
  }
}

function wordsOf(told: Told): readonly string[] {
  switch (told.event) {
    case 'begin':
      return wrapped(told.text, '');
    case 'chapter':
      return ['', `${told.chapter}. ${told.title}`, ''];
    case 'act':
      return hanging(`   ${told.who.padEnd(NAME_WIDTH)}`, told.text);
    case 'note':
      return wrapped(told.text, '   ');
    case 'row':
      return [rowWords(told.cells)];
    case 'law':
      return hanging(told.holds ? '   ✓ ' : '   ✗ ', told.text);
    case 'ready':
      return ['', ...told.lines];
    case 'end':
      return ['', told.text];
  }
}

const rowWords = ([name, amount, bytes, words]: readonly [string, string, string, string]): string =>
  `   ${name.padEnd(20)}${amount.padStart(10)}${bytes.padStart(10)}   ${words}`.trimEnd();

const wrapped = (text: string, indent: string): string[] => text.split('\n').flatMap((line) => hanging(indent, line));

/** The first line after `head`, the others beneath it. */
function hanging(head: string, text: string): string[] {
  const lines: string[] = [];
  let line = head;
  for (const word of text.split(' ')) {
    const isFull = line.length + word.length > WIDTH && line.trim() !== head.trim();
    if (isFull) lines.push(line.trimEnd());
    line = `${isFull ? ' '.repeat(head.length) : line}${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** `20.0 MB`, `8.2 kB`, `512 B`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
