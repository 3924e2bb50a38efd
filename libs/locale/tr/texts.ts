/** Turkish texts of no screen in particular. */
import type { texts as english } from '../en/texts.js';
import type { Translated } from '../message.js';

export const texts = {
  'text.fault': '{path}: {words}',
  'text.fault-allowed': '{path}: {words} ({allowed})',
  'text.name-erased': 'Adı silindi',
  'text.unconfirmed': '{name} (adı onaylanmadı)',
} as const satisfies Translated<typeof english, 'tr'>;
