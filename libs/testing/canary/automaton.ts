/**
 * Finds any of many byte strings in a stream in one pass (Aho and Corasick, 1975). A match may lie
 * across any number of pieces; memory does not grow with the stream.
 */
export class Automaton {
  /** `next[state * 256 + byte]`; state 0 is the start. */
  private readonly next: Int32Array;
  /** The patterns that end in a state, where any do. */
  private readonly ending: readonly (readonly number[] | undefined)[];
  private readonly isEnding: Uint8Array;

  /** Throws `RangeError` for an empty pattern: it would be everywhere. */
  constructor(patterns: readonly Uint8Array[]) {
    if (patterns.some(({ length }) => length === 0)) throw new RangeError('an empty pattern');
    const size = patterns.reduce((sum, { length }) => sum + length, 1);
    this.next = new Int32Array(size * 256);
    const ending: Endings = Array.from({ length: size });
    const count = plant(this.next, ending, patterns);
    link(this.next, ending, count);
    this.ending = ending;
    this.isEnding = Uint8Array.from(ending, (found) => (found === undefined ? 0 : 1));
  }

  /** Follows `bytes` from a state and gives the state reached; begin a stream at 0. */
  follow(state: number, bytes: Uint8Array, onMatch: (pattern: number) => void): number {
    const { next, isEnding, ending } = this;
    let at = state;
    for (let i = 0; i < bytes.length; i += 1) {
      at = next[(at << 8) | (bytes[i] ?? 0)] ?? 0;
      if (isEnding[at] === 1) ending[at]?.forEach(onMatch);
    }
    return at;
  }
}

type Endings = (readonly number[] | undefined)[];

/** The patterns as a tree; gives the number of its nodes. 0 stands for "no child yet". */
function plant(next: Int32Array, ending: Endings, patterns: readonly Uint8Array[]): number {
  let count = 1;
  patterns.forEach((pattern, index) => {
    let at = 0;
    for (const byte of pattern) {
      const edge = at * 256 + byte;
      if (next[edge] === 0) next[edge] = count++;
      at = next[edge] ?? 0;
    }
    ending[at] = [...(ending[at] ?? []), index];
  });
  return count;
}

/** Turns missing edges into those of the longest suffix that is in the tree, shorter suffixes first. */
function link(next: Int32Array, ending: Endings, count: number): void {
  const suffix = new Int32Array(count);
  const queue = Array.from(next.subarray(0, 256)).filter((child) => child !== 0);
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head] ?? 0;
    const shorter = suffix[at] ?? 0;
    const more = ending[shorter];
    if (more !== undefined) ending[at] = [...(ending[at] ?? []), ...more];
    for (let byte = 0; byte < 256; byte += 1) {
      const edge = at * 256 + byte;
      const child = next[edge] ?? 0;
      const detour = next[shorter * 256 + byte] ?? 0;
      if (child === 0) next[edge] = detour;
      else queue.push(enter(suffix, child, detour));
    }
  }
}

function enter(suffix: Int32Array, child: number, detour: number): number {
  suffix[child] = detour;
  return child;
}
