import type { QueryEntry } from '@kopri/client';
import { pathTo } from '../../router.js';

/** By its reference, so that the address can be read out; by its id where that alone is unmistakable. */
export const caseName = ({ reference, query, referenceClash }: QueryEntry): string =>
  reference === null || referenceClash ? query : reference;

export const pathToCase = (entry: QueryEntry): string => pathTo('case', caseName(entry));
