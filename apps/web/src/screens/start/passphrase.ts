/** How long a passphrase has to be. Nothing is said of signs and digits: length is what counts. */
export type Strength = 'short' | 'enough' | 'strong';

const ENOUGH = { characters: 12, words: 4 };
const STRONG = { characters: 20, words: 5 };

export function strengthOf(passphrase: string): Strength {
  const characters = [...passphrase.normalize('NFC').trim()].length;
  const words = passphrase.split(/[\s-]+/).filter((word) => word.length > 1).length;
  const has = (least: typeof ENOUGH): boolean => characters >= least.characters || words >= least.words;
  if (!has(ENOUGH)) return 'short';
  return has(STRONG) ? 'strong' : 'enough';
}
