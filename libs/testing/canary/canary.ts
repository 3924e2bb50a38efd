/** Planted where only members may read, unique in a run: wherever else it turns up, something leaked (T1). */
export interface Canary {
  /** Where it was planted. */
  readonly name: string;
  readonly text: string;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** 26^20: no two runs share one, and no ciphertext holds one by chance. */
const LETTERS = 20;

/** Letters only, so that it may stand in any text, file name or coded field. `random` gives that many bytes. */
export function newCanary(name: string, random: (bytes: number) => Uint8Array): Canary {
  // The bias of the remainder is of no account here.
  const text = Array.from(random(LETTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return { name, text };
}

export type Canaries<K extends string> = Readonly<Record<K, Canary>>;

/** One canary for each key; the value says in words where it is planted. */
export function newCanaries<K extends string>(
  places: Readonly<Record<K, string>>,
  random: (bytes: number) => Uint8Array,
): Canaries<K> {
  const made = Object.entries<string>(places).map(([key, place]) => [key, newCanary(place, random)]);
  return Object.fromEntries(made) as Canaries<K>;
}
