/** The shape of a catalogue: every code of every list has words, and nothing else has. */
export type WordsOf<Lists extends Readonly<Record<string, readonly string[]>>> = {
  readonly [L in keyof Lists]: Readonly<Record<Lists[L][number], string>>;
};
