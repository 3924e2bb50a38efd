/** Another history of the directory, signed with the log's own key: for whoever holds the server. */
import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { directoryPageCodec } from '@kopri/protocol';
import { encodeCheckpointBody, formatCheckpoint, parseNote } from '@kopri/directory';
import type { TestNetwork } from './test-network.js';

/** A checkpoint of that size over entries that nobody has seen, in the place of the honest one. */
export async function earlierCheckpoint({ folder }: TestNetwork, note: string, size: number): Promise<string> {
  const key = createPrivateKey(await readFile(`${folder}/log-key.pem`, 'utf8'));
  const origin = parseNote(note).text.split('\n')[0] ?? '';
  const checkpoint = { origin, size, root: new Uint8Array(randomBytes(32)) };
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return formatCheckpoint(
    checkpoint,
    { origin, public: new Uint8Array(publicKey) },
    new Uint8Array(sign(null, encodeCheckpointBody(checkpoint), key)),
  );
}

/** The same instead of a page of the directory, one entry shorter than what the page would lead to. */
export async function earlierDirectory(network: TestNetwork, page: Uint8Array): Promise<Uint8Array> {
  const { checkpoint } = directoryPageCodec.parse(new Uint8Array(page));
  const size = Number(parseNote(checkpoint).text.split('\n')[1]) - 1;
  return directoryPageCodec.encode({ entries: [], checkpoint: await earlierCheckpoint(network, checkpoint, size) });
}
