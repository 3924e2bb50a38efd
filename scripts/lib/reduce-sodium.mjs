/**
 * libsodium for browsers: the package's WebAssembly as a file of its own, with the exports that
 * `libs/crypto` uses and no others. Nothing is compiled anew and no instruction changes
 * (docs/adr/0022-libsodium-reduced.md). Node takes the package as it is.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import binaryen from 'binaryen';
import { filesUnder } from './sources.mjs';

/** SHA-256 of the WebAssembly in libsodium-sumo 0.8.4: another package is looked at by people first. */
const WASM_SHA256 = '29dd7daf12daec2afdf7b73101e50679bfe9c38861aa1f0de50ae505ccba99bd';

const WRAPPER = 'node_modules/libsodium-wrappers/dist/modules-sumo-esm/libsodium-wrappers.mjs';
const CORE = 'node_modules/libsodium-sumo/dist/modules-sumo-esm/libsodium-sumo.mjs';

/** Besides what is called by name: the wrapper's own self-test, the start of the library and its memory. */
const SELF_TEST = ['crypto_secretbox_easy', 'crypto_secretbox_open_easy', 'randombytes_buf', 'memcmp'];
const SELF_TEST_CONSTANTS = ['crypto_secretbox_NONCEBYTES', 'crypto_secretbox_KEYBYTES'];
const ALWAYS = ['sodium_init', 'malloc', 'free'];
const MEMORY = 'e';

/** What the file uses; it declares no list of its own. All of it is in every browser we build for. */
const FEATURES = ['MutableGlobals', 'SignExt', 'NontrappingFPToInt', 'BulkMemory', 'BulkMemoryOpt'];

/**
 * `wrapper` imports its core from `./sodium-core.mjs`, `core` its `instantiate(imports)`, which resolves with
 * `{ instance }` of `wasm`, from `./sodium-instantiate.mjs`. Throws when the package is not the one that is known.
 */
export function reduceSodium(root) {
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const used = namesIn(root);
  const { wrapper, calls } = reduceWrapper(read(WRAPPER), (name) => used.has(name));
  return { wrapper, ...reduceCore(read(CORE), new Set([...ALWAYS, ...calls])) };
}

/** Every word of the sources that may name a function of libsodium. */
function namesIn(root) {
  const sources = filesUnder(root, 'libs/crypto').filter((file) => !/\.test\.ts$|\/testing\//.test(file));
  const words = sources.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/\w+/g) ?? []);
  return new Set([...words, ...SELF_TEST, ...SELF_TEST_CONSTANTS]);
}

/** Lists the functions in use only, so that a bundler drops the others. `calls`: what they call in the WebAssembly. */
function reduceWrapper(text, isUsed) {
  const [, names, functions] = matchOne(text, /for\(var e=\[([^\]]+)\],a=\[([^\]]+)\],_=0/);
  const [, constants] = matchOne(text, /var n=\[("SODIUM_LIBRARY[^\]]+)\];/);
  const [, strings] = matchOne(text, /var s=\[("SODIUM_VERSION_STRING[^\]]+)\];/);
  const [helpers] = matchOne(text, /t\.add=.*(?=;export default)/);
  const [exported] = matchOne(text, /export\{.*\};/);
  const identifiers = functions.split(',');
  const kept = quoted(names).flatMap((name, index) => (isUsed(name) ? [{ name, identifier: identifiers[index] }] : []));
  const keptConstants = quoted(constants).filter(isUsed);
  const keptHelpers = helpers
    .split(',')
    .filter((one) => isUsed(one.slice(2, one.indexOf('='))) || one.startsWith('t.ready='));
  const wrapper = text
    .replace(names, listOf(kept.map(({ name }) => name)))
    .replace(functions, kept.map(({ identifier }) => identifier).join())
    .replace(constants, listOf(keptConstants))
    .replace(strings, '')
    .replace(helpers, keptHelpers.join())
    .replace(exported, '')
    .replace('"libsodium-sumo"', '"./sodium-core.mjs"');
  const bodies = new Map(
    text.split(/(?=function [\w$]+\()/).map((body) => [/^function ([\w$]+)/.exec(body)?.[1], body]),
  );
  const called = kept.flatMap(({ identifier }) => callsIn(bodies.get(identifier) ?? ''));
  return { wrapper, calls: [...called, ...keptConstants.map((name) => name.toLowerCase())] };
}

const callsIn = (body) => [...body.matchAll(/r\._(\w+)/g)].map(([, name]) => name);
const quoted = (list) => list.split(',').map((name) => name.slice(1, -1));
const listOf = (names) => names.map((name) => `"${name}"`).join();

function reduceCore(text, names) {
  const [embedded, base64] = matchOne(text, /\(o\?\?=\(A=>.*\("(AGFzb[\w+/=]+)"\),A\(\(await .*\)\.instance\)\)/);
  const [assignments] = matchOne(text, /g\._\w+=A\.[\w$]+(,g\._\w+=A\.[\w$]+)+/);
  const kept = [...assignments.matchAll(/g\._(\w+)=A\.([\w$]+)/g)].filter(([, name]) => names.has(name));
  const core = text
    .replace(embedded, () => 'A((await instantiate(C)).instance)')
    .replace(assignments, () => kept.map(([assignment]) => assignment).join());
  return {
    core: `import{instantiate}from"./sodium-instantiate.mjs";${core}`,
    wasm: reduceWasm(Buffer.from(base64, 'base64'), new Set([MEMORY, ...kept.map(([, , exported]) => exported)])),
  };
}

/** Nothing but removal: an optimizer could undo what keeps these functions constant in time. */
function reduceWasm(bytes, exportsKept) {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== WASM_SHA256) throw new Error(`libsodium's WebAssembly is another: ${hash}`);
  const module = binaryen.readBinary(bytes);
  module.setFeatures(FEATURES.reduce((all, name) => all | binaryen.Features[name], 0));
  const names = Array.from(
    { length: module.getNumExports() },
    (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)).name,
  );
  for (const name of names) if (!exportsKept.has(name)) module.removeExport(name);
  module.runPasses(['remove-unused-module-elements']);
  try {
    if (!module.validate()) throw new Error('the reduced WebAssembly is not valid');
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

function matchOne(text, pattern) {
  const found = pattern.exec(text);
  if (found === null) throw new Error(`libsodium's package is built otherwise: ${pattern} is not in it`);
  return found;
}
