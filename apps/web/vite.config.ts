/** Builds the web client into `dist/web`: hashed assets, nothing inline, one chunk a language and screen. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { reducedSodium } from '../../scripts/lib/sodium-plugin.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { compilerOptions } = JSON.parse(readFileSync(at('../../tsconfig.json'), 'utf8')) as {
  compilerOptions: { paths: Record<string, [string]> };
};
const libraries = Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: at(`../../${path}`),
}));

/** The oldest browsers on ministry desks: the last Chrome of Windows 7, Firefox ESR 115. */
const TARGET = ['chrome109', 'firefox115', 'safari16.4'];

const sodium = reducedSodium(at('../..'));

/**
 * Importing a library for one thing brings that thing: none of them acts by being imported. So the MLS
 * library comes without the cryptography of its own, which we never call.
 */
const rolldownOptions = {
  checks: { pluginTimings: false },
  treeshake: { moduleSideEffects: (id: string): boolean => !/\/(libs|node_modules)\//.test(id) },
};

/** Before the device is open each screen brings its own, at first sight as little as possible. */
const OUTSIDE = /\/src\/(release|screens\/start)/;
const ofFirstScreen = new Set<string>();

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

function markFirstScreen(id: string, modules: Modules): void {
  if (ofFirstScreen.has(id)) return;
  ofFirstScreen.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) markFirstScreen(imported, modules);
}

/** What several screens inside have in common is one file: fifty small ones cost a fiftieth of the application more. */
function sharedInside(id: string, modules: Modules): string | null {
  markFirstScreen(at('src/main.tsx'), modules);
  const isInside = id.startsWith(at('src/')) && !OUTSIDE.test(id) && !ofFirstScreen.has(id);
  return isInside && !id.endsWith('.css') ? 'shared' : null;
}

const codeSplitting = { includeDependenciesRecursively: false, groups: [{ name: sharedInside, minShareCount: 2 }] };

export default defineConfig({
  root: at('.'),
  base: '/',
  publicDir: at('public'),
  resolve: {
    alias: libraries,
  },
  plugins: [sodium],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    target: TARGET,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { ...rolldownOptions, output: { codeSplitting } },
  },
  worker: { format: 'es', plugins: () => [sodium], rolldownOptions },
});
