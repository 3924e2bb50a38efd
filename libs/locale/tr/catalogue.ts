import type { Catalogue } from '../catalogue.js';
import { placesIn } from '../places.js';
import { texts } from './all-texts.js';
import { clientWords } from './client-codes.js';
import { codeWords } from './codes.js';
import { errors } from './errors.js';
import { startCatalogue } from './start-catalogue.js';

export const catalogue: Catalogue = {
  ...startCatalogue,
  texts,
  errors: { ...startCatalogue.errors, ...errors },
  words: { ...codeWords, ...clientWords },
  places: placesIn('tr'),
};
