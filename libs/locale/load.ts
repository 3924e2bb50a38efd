/** Fetches one language, in two parts: what the first screens need, and the rest. Each becomes a chunk of its own. */
import type { Catalogue, StartCatalogue } from './catalogue.js';
import type { Language } from './language.js';

const startOf = {
  en: async () => (await import('./en/start-catalogue.js')).startCatalogue,
  ru: async () => (await import('./ru/start-catalogue.js')).startCatalogue,
  tk: async () => (await import('./tk/start-catalogue.js')).startCatalogue,
  tr: async () => (await import('./tr/start-catalogue.js')).startCatalogue,
} as const satisfies Readonly<Record<Language, () => Promise<StartCatalogue>>>;

const catalogueOf = {
  en: async () => (await import('./en/catalogue.js')).catalogue,
  ru: async () => (await import('./ru/catalogue.js')).catalogue,
  tk: async () => (await import('./tk/catalogue.js')).catalogue,
  tr: async () => (await import('./tr/catalogue.js')).catalogue,
} as const satisfies Readonly<Record<Language, () => Promise<Catalogue>>>;

/** Rejects when the chunk cannot be fetched; a second call asks again. */
export const loadStart = (language: Language): Promise<StartCatalogue> => startOf[language]();

/** Rejects when the chunk cannot be fetched; a second call asks again. */
export const loadCatalogue = (language: Language): Promise<Catalogue> => catalogueOf[language]();
