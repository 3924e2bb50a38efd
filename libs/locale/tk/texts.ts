/** Turkmen texts of no screen in particular. */
import type { texts as english } from '../en/texts.js';
import type { Translated } from '../message.js';

export const texts = {
  'text.fault': '{path}: {words}',
  'text.fault-allowed': '{path}: {words} ({allowed})',
  'text.name-erased': 'Ady pozuldy',
  'text.unconfirmed': '{name} (ady tassyklanmadyk)',
} as const satisfies Translated<typeof english, 'tk'>;
