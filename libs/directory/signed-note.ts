/** Signed notes (C2SP signed-note): a text, and signatures that anybody's existing tools can check. */
import { AppError, concatBytes, equalBytes, fromBase64, textOf, toBase64, utf8 } from '@kopri/protocol';
import { sha256, verifySignature } from '@kopri/crypto/verify';

export interface NoteKey {
  /** Without spaces or plus signs. */
  readonly name: string;
  /** Ed25519. */
  readonly public: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  /** Key id and signature, as they stand in the note. */
  readonly bytes: Uint8Array;
}

const ED25519 = Uint8Array.of(0x01);
const KEY_ID_BYTES = 4;
/** A checkpoint with the sixteen signatures every verifier must accept is far below, post-quantum ones included. */
const MAX_NOTE_CHARACTERS = 100_000;

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
export const noteKeyId = ({ name, public: publicKey }: NoteKey): Uint8Array =>
  sha256(concatBytes(utf8(`${name}\n`), ED25519, publicKey)).slice(0, KEY_ID_BYTES);

/** A signature of the Ed25519 kind as a note carries it. */
export const noteSignature = (key: NoteKey, signature: Uint8Array): NoteSignature => ({
  name: key.name,
  bytes: concatBytes(noteKeyId(key), signature),
});

/** `text` ends in a newline. */
export const formatNote = (text: string, signatures: readonly NoteSignature[]): string =>
  `${text}\n${signatures.map(({ name, bytes }) => `— ${name} ${toBase64(bytes)}\n`).join('')}`;

/** Throws `AppError('malformed')`. The text is nobody's until a signature has been verified. */
export function parseNote(note: string): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  const end = note.lastIndexOf('\n\n');
  if (note.length > MAX_NOTE_CHARACTERS || end < 0 || !note.endsWith('\n')) throw malformed();
  const isClean = Array.from(note).every(isAllowed) && textOf(utf8(note)) === note;
  const lines = note.slice(end + 2, -1).split('\n');
  if (!isClean) throw malformed();
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignatureLine) };
}

/** No control character but the line break. */
const isAllowed = (character: string): boolean => character >= ' ' || character === '\n';

function parseSignatureLine(line: string): NoteSignature {
  const [, name, base64] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
  const bytes = base64 === undefined ? undefined : fromBase64(base64);
  if (name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES) throw malformed();
  return { name, bytes };
}

/**
 * The text and the signature that this key made over it. Other keys' signatures are ignored, as the
 * specification demands; a wrong one under this key's name and id condemns the note. Throws
 * `AppError('malformed')`, or `AppError('signature-wrong')`.
 */
export function verifyNote(note: string, key: NoteKey): { readonly text: string; readonly signature: Uint8Array } {
  const { text, signatures } = parseNote(note);
  const id = noteKeyId(key);
  const own = signatures.filter(
    ({ name, bytes }) => name === key.name && equalBytes(bytes.subarray(0, KEY_ID_BYTES), id),
  );
  const made = own.map(({ bytes }) => bytes.slice(KEY_ID_BYTES));
  const [signature] = made;
  if (signature === undefined || !made.every((each) => verifySignature(key.public, utf8(text), each))) {
    throw new AppError('signature-wrong', { detail: 'note' });
  }
  return { text, signature };
}

const malformed = () => new AppError('malformed', { detail: 'note' });
