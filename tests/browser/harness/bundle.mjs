/** Bundles one module as the web client is, into a folder: `node bundle.mjs ENTRY FOLDER`. A process of its own, because Jest's realm is not the bundler's. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const [, , entry, outDir] = process.argv;

await build({
  configFile: fileURLToPath(new URL('../../../apps/web/vite.config.ts', import.meta.url)),
  logLevel: 'error',
  build: {
    outDir,
    minify: false,
    rolldownOptions: { input: entry, output: { entryFileNames: 'entry.js' } },
  },
});
