/** Names are found and sorted across scripts by their Latin form, so there has to be one. */
export type NameFault = 'missing' | 'not-latin' | 'too-long';

const MAX_LENGTH = 120;

export const isTooLong = (name: string): boolean => name.normalize('NFC').trim().length > MAX_LENGTH;

export function nameFault(name: string): NameFault | undefined {
  const letters = name.normalize('NFC').match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return 'missing';
  if (!letters.every((letter) => /[\p{Script=Latin}ʻʼ]/u.test(letter))) return 'not-latin';
  return isTooLong(name) ? 'too-long' : undefined;
}
