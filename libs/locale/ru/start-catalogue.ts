import type { StartCatalogue } from '../catalogue.js';
import { facts } from './facts.js';
import { startErrors } from './start-errors.js';
import { start } from './start.js';

export const startCatalogue: StartCatalogue = { language: 'ru', facts, texts: start, errors: startErrors };
