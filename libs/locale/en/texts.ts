/** English texts of no screen in particular. */
import type { EnglishTexts } from '../message.js';

export const texts = {
  'text.fault': '{path}: {words}',
  'text.fault-allowed': '{path}: {words} ({allowed})',
  'text.name-erased': 'Name erased',
  'text.unconfirmed': '{name} (name unconfirmed)',
} as const satisfies EnglishTexts<'text'>;
