import type { StartCatalogue } from '../catalogue.js';
import { facts } from './facts.js';
import { startErrors } from './start-errors.js';
import { start } from './start.js';

export const startCatalogue: StartCatalogue = { language: 'en', facts, texts: start, errors: startErrors };
