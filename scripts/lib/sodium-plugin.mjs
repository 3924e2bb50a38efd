/** The reduced libsodium as Vite bundles it: `libsodium-wrappers`, with its WebAssembly as an asset beside the scripts. */
const PARTS = {
  'libsodium-wrappers': 'wrapper',
  './sodium-core.mjs': 'core',
  './sodium-instantiate.mjs': 'instantiate',
};
const PREFIX = '\0libsodium/';

/** One object for the page's `plugins` and the workers': it is reduced once. `root` of the checkout. */
export function reducedSodium(root) {
  let reducing;
  const reduced = () => (reducing ??= import('./reduce-sodium.mjs').then(({ reduceSodium }) => reduceSodium(root)));
  return {
    name: 'reduced-sodium',
    enforce: 'pre',
    resolveId: (id) => (Object.hasOwn(PARTS, id) ? `${PREFIX}${PARTS[id]}` : undefined),
    async load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const part = id.slice(PREFIX.length);
      if (part !== 'instantiate') return (await reduced())[part];
      const file = this.emitFile({ type: 'asset', name: 'sodium.wasm', source: (await reduced()).wasm });
      return instantiateFrom(`import.meta.ROLLUP_FILE_URL_${file}`);
    },
  };
}

/** Compiled while it arrives. What fails here fails `sodium.ready`. */
const instantiateFrom = (url) =>
  `export const instantiate = (imports) => WebAssembly.instantiateStreaming(fetch(${url}), imports);`;
