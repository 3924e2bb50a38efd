/** One search over streams of bytes: which canary was found, in which encoding, where. */
import { Automaton } from './automaton.js';
import type { Canary } from './canary.js';
import { needlesOf, type Needle } from './needles.js';

export interface Finding {
  readonly canary: Canary;
  readonly encoding: string;
  /** A table, or the path of a file. */
  readonly place: string;
}

export class Search {
  readonly canaries: readonly Canary[];
  private readonly needles: readonly Needle[];
  private readonly automaton: Automaton;
  private readonly found = new Map<string, Finding>();

  constructor(canaries: readonly Canary[]) {
    this.canaries = canaries;
    this.needles = canaries.flatMap(needlesOf);
    this.automaton = new Automaton(this.needles.map(({ bytes }) => bytes));
  }

  /** Everything found so far, each canary once for a place and an encoding. */
  get findings(): readonly Finding[] {
    return [...this.found.values()];
  }

  /** Takes the pieces of one stream, in order. */
  trail(place: string): (bytes: Uint8Array) => void {
    let state = 0;
    return (bytes) => {
      state = this.automaton.follow(state, bytes, (index) => this.note(this.needles[index], place));
    };
  }

  private note(needle: Needle | undefined, place: string): void {
    if (needle === undefined) return;
    const { canary, encoding } = needle;
    this.found.set(`${place} ${encoding} ${canary.text}`, { canary, encoding, place });
  }
}
