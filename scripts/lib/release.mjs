/**
 * A release of the web client (docs/spec/release.md): which files, with which hash, length and response
 * headers, signed. The server serves what stands here and the service worker takes nothing else.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { filesUnder } from './sources.mjs';

export const RELEASE_FILE = 'release.json';
/** Signed before the text, so that the key's signatures are worth nothing elsewhere. */
const PURPOSE = 'kopri release 1\n';
const DAY_S = 86_400;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types kopri',
].join('; ');

/** Used: the clipboard for copying numbers, passkeys to unlock. All else a page could ask for is refused. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const CONTENT_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

const COMPRESSED = /\.(html|js|css|json|svg|wasm|webmanifest)$/;
const MADE_HERE = /(\.br|\.gz)$|^release\.json$/;
/** Below this a compressed copy saves no packet. */
const LEAST_COMPRESSED_BYTES = 256;

/** Turns a folder of built files into a release: compressed copies and `release.json`. `before`: the one it follows. */
export function writeRelease(folder, { version, key, before, nowMs = Date.now() }) {
  const paths = filesUnder(folder, '.')
    .filter((file) => !MADE_HERE.test(file))
    .sort();
  const assets = Object.fromEntries(paths.map((path) => [addressOf(path), describe(folder, path)]));
  for (const path of paths) if (COMPRESSED.test(path)) compress(join(folder, path));
  writeFileSync(join(folder, RELEASE_FILE), releaseText({ version, assets, key, before, nowMs }));
  compress(join(folder, RELEASE_FILE));
}

/** The text of the release in a folder, if there is one. */
export function readRelease(folder) {
  const file = join(folder, RELEASE_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A build of unchanged sources is the same release: nobody is asked to update to what they have. */
function releaseText({ version, assets, key, before, nowMs }) {
  const old = before === undefined ? undefined : JSON.parse(before);
  const last = old === undefined ? undefined : JSON.parse(old.release);
  const isSame =
    JSON.stringify([last?.version, last?.assets, old?.key]) === JSON.stringify([version, assets, publicOf(key)]);
  if (isSame) return before;
  const sequence = Math.max(Math.floor(nowMs / 1000), (last?.sequence ?? 0) + 1);
  return signRelease(JSON.stringify({ format: 1, sequence, version, assets }), key);
}

/** The file as it is served: the signed text as one string, so that its bytes are beyond doubt. */
export function signRelease(release, key) {
  const signature = sign('sha256', Buffer.from(PURPOSE + release), { key, dsaEncoding: 'ieee-p1363' });
  return JSON.stringify({ release, key: publicOf(key), signature: signature.toString('base64url') });
}

/** ECDSA P-256, made at first use when the file is not there; readable by its owner only. */
export function openKey(file) {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error(`${file} is no P-256 key`);
  return key;
}

/** The uncompressed point, as WebCrypto takes it. */
function publicOf(key) {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url');
}

const addressOf = (path) => (path === 'index.html' ? '/' : `/${path}`);

function describe(folder, path) {
  const bytes = readFileSync(join(folder, path));
  return {
    sha256: createHash('sha256').update(bytes).digest('base64url'),
    bytes: bytes.length,
    headers: headersOf(path),
  };
}

/** Workers take their policy from their own response, so scripts carry it too. */
function headersOf(path) {
  const type = CONTENT_TYPES[extname(path)];
  if (type === undefined) throw new Error(`no content type is known for ${path}`);
  return {
    'content-type': type,
    'cache-control': path.startsWith('assets/') ? `public, max-age=${365 * DAY_S}, immutable` : 'no-cache',
    ...(/\.(html|js)$/.test(path) && { 'content-security-policy': CONTENT_SECURITY_POLICY }),
    ...(path.endsWith('.html') && { 'permissions-policy': PERMISSIONS_POLICY }),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

function compress(file) {
  const bytes = readFileSync(file);
  if (bytes.length < LEAST_COMPRESSED_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
