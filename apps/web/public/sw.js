/**
 * Serves the application from what its publisher signed, and from nothing else (docs/spec/release.md).
 * Written by hand, free of the build and of imports: these bytes change only when this logic does, because
 * the page compares them with the hash in the release (src/release/trip-wire.ts).
 */
const RELEASE = '/release.json';
const WORKER = '/sw.js';
/** Signed before the text: a signature of this key for another purpose is worth nothing here. */
const PURPOSE = 'kopri release 1\n';
/** `{ key, current, previous, held }`: the pinned key and up to three releases `{ text, etag }`. */
const STATE_CACHE = 'kopri-release';
const STATE = '/state';
const AT_ONCE = 4;

/** Why a release is not taken. */
class Refusal extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

const cacheOf = ({ sequence }) => caches.open(`kopri-release-${sequence}`);

/* What is kept. */

let known;

async function readState() {
  if (known !== undefined) return known;
  const stored = await (await caches.open(STATE_CACHE)).match(STATE);
  known = stored === undefined ? {} : await stored.json();
  return known;
}

async function writeState(state) {
  await (await caches.open(STATE_CACHE)).put(STATE, new Response(JSON.stringify(state)));
  known = state;
  const kept = [state.current, state.previous, state.held].filter(Boolean).map((one) => releaseOf(one).sequence);
  const names = kept.map((sequence) => `kopri-release-${sequence}`).concat(STATE_CACHE);
  for (const name of await caches.keys()) {
    if (name.startsWith('kopri-release') && !names.includes(name)) await caches.delete(name);
  }
}

const releases = new Map();

/** The signed part of a stored release; it was verified when it was stored. */
function releaseOf({ text }) {
  if (!releases.has(text)) releases.set(text, JSON.parse(JSON.parse(text).release));
  return releases.get(text);
}

/** Changes of the state one after the other. */
let turn = Promise.resolve();
function inTurn(work) {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
}

/* Verifying. */

const bytesOf = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

const base64urlOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The release in the text, if the pinned key signed it; without a pin, whichever key it names. */
async function verifyRelease(text, pinned) {
  const { release, key, signature } = parseOrRefuse(text);
  if (pinned !== undefined && key !== pinned) throw new Refusal('key');
  if (!(await isSigned({ release, key, signature }))) throw new Refusal('signature');
  const parsed = parseOrRefuse(release);
  if (parsed.format !== 1 || !Number.isSafeInteger(parsed.sequence)) throw new Refusal('form');
  return { key, release: parsed };
}

function parseOrRefuse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('form');
  }
}

async function isSigned({ release, key, signature }) {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytesOf(key), algorithm, false, ['verify']);
    const signed = new TextEncoder().encode(PURPOSE + release);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, bytesOf(signature), signed);
  } catch {
    return false;
  }
}

/** The asset as it may be stored: its bytes as signed, with the signed headers and no others. */
async function verifyAsset(response, asset) {
  const differs = Object.entries(asset.headers).find(([name, value]) => response.headers.get(name) !== value);
  if (differs !== undefined) throw new Refusal('headers');
  const bytes = await response.arrayBuffer();
  const hash = base64urlOf(await crypto.subtle.digest('SHA-256', bytes));
  if (bytes.byteLength !== asset.bytes || hash !== asset.sha256) throw new Refusal('hash');
  return new Response(bytes, { headers: asset.headers });
}

/* Fetching. */

async function fetchAsset(path, asset) {
  try {
    return await verifyAsset(await fetchOk(path, 'default'), asset);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // The browser may have kept it from another release.
    return verifyAsset(await fetchOk(path, 'reload'), asset);
  }
}

async function fetchOk(path, cache) {
  const response = await fetch(path, { cache, credentials: 'same-origin', redirect: 'error' });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}

const isSame = (one, other) =>
  one?.sha256 === other.sha256 && JSON.stringify(one.headers) === JSON.stringify(other.headers);

/** Fetches what has changed, copies what has not. */
async function store(release, current) {
  const cache = await cacheOf(release);
  const waiting = Object.entries(release.assets).filter(([path]) => path !== WORKER);
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [path, asset] = next;
      if ((await cache.match(path)) !== undefined) continue;
      const have = isSame(current?.assets[path], asset) ? await (await cacheOf(current)).match(path) : undefined;
      await cache.put(path, have ?? (await fetchAsset(path, asset)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Looks for a newer release and holds it. Refuses one that is older, forged or damaged. */
async function check() {
  const state = await readState();
  const newest = state.held ?? state.current;
  const response = await fetch(RELEASE, {
    cache: 'no-store',
    redirect: 'error',
    headers: newest?.etag ? { 'if-none-match': newest.etag } : {},
  });
  if (response.status === 304) return;
  if (!response.ok) throw new Error(`${RELEASE} answered ${response.status}`);
  const text = await response.text();
  if (text === newest?.text) return;
  const { key, release } = await verifyRelease(text, state.key);
  if (newest !== undefined && release.sequence <= releaseOf(newest).sequence) throw new Refusal('sequence');
  await store(release, state.current && releaseOf(state.current));
  const found = { text, etag: response.headers.get('etag') };
  await writeState(state.current === undefined ? { key, current: found } : { ...state, held: found });
  if (state.current !== undefined) await tellPages({ kind: 'held' });
}

/** The first release is pinned and taken; later ones wait. What was refused is told. */
const checkInTurn = () =>
  inTurn(check).catch(async (error) => {
    if (error instanceof Refusal) await tellPages({ kind: 'refused', reason: error.reason });
    throw error;
  });

/** Pages that were loaded before go on with the release before until they reload. */
async function adopt() {
  const { key, current, held } = await readState();
  if (held === undefined) return;
  await writeState({ key, current: held, previous: current });
  await tellPages({ kind: 'adopted' });
}

async function tellPages(message) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) page.postMessage({ release: { ...message, ...(await report()) } });
}

/** What pages may know: both releases with the hash of what was signed, and the hashes this file may have. */
async function report() {
  const { current, held } = await readState();
  return { current: await noteOf(current), held: await noteOf(held) };
}

async function noteOf(stored) {
  if (stored === undefined) return undefined;
  const { sequence, version, assets } = releaseOf(stored);
  const signed = new TextEncoder().encode(JSON.parse(stored.text).release);
  const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', signed));
  return { sequence, version, sha256, worker: assets[WORKER]?.sha256 };
}

/* Serving. */

/** Pages loaded before an adoption still ask for parts of the release before. */
async function serve(path) {
  const { current, previous } = await readState();
  for (const stored of [current, previous].filter(Boolean)) {
    const release = releaseOf(stored);
    const asset = release.assets[path];
    if (asset === undefined) continue;
    const cache = await cacheOf(release);
    return (await cache.match(path)) ?? restore({ cache, path, asset });
  }
  return undefined;
}

/** The browser threw a part away for want of space. */
async function restore({ cache, path, asset }) {
  const response = await fetchAsset(path, asset);
  await cache.put(path, response.clone());
  return response;
}

/** What code fetches from the server's own addresses is the server's to answer. */
const isServers = (path) =>
  /^\/(api|socket\.io|health|metrics)(\/|$)/.test(path) || path === RELEASE || path === WORKER;

/** Whatever address is opened, the server never supplies a page, script or style while a release is stored. */
async function answer(request, path) {
  const { current } = await readState();
  if (current === undefined) return fetch(request);
  if (request.mode === 'navigate') return serve('/');
  const file = await serve(path);
  if (file !== undefined) return file;
  return request.destination === '' ? fetch(request) : Response.error();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  // A form that another site posts here opens a page, too.
  const isPassed = request.method !== 'GET' || (request.destination === '' && isServers(pathname));
  if (isPassed && request.mode !== 'navigate') return;
  event.respondWith(answer(request, pathname));
});

self.addEventListener('install', (event) => {
  event.waitUntil(readState().then(({ current }) => (current === undefined ? checkInTurn() : undefined)));
});

self.addEventListener('activate', (event) => {
  // Read while waiting; the worker before may have changed it since.
  known = undefined;
  event.waitUntil(self.clients.claim());
});

const requests = {
  state: async () => undefined,
  check: checkInTurn,
  adopt: () => inTurn(adopt),
};

self.addEventListener('message', (event) => {
  const act = requests[event.data?.release];
  const [port] = event.ports;
  if (act === undefined || port === undefined) return;
  const done = act().then(
    () => 'done',
    (error) => (error instanceof Refusal ? error.reason : 'unreachable'),
  );
  event.waitUntil(done.then(async (outcome) => port.postMessage({ outcome, ...(await report()) })));
});
