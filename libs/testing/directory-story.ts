/**
 * A directory log told as a story: who is admitted, appointed, suspended, by whose signature. Real
 * keys and signatures, made from a counter, so that every run makes the same log.
 */
import {
  applyStatement,
  assembleEntry,
  prepareStatement,
  requireApplied,
  saltPersonal,
  type Directory,
  type StatementDraft,
} from '@kopri/directory';
import {
  devicePossession,
  encodeCbor,
  MAX_STATEMENT_BYTES,
  newId,
  parseCbor,
  utf8,
  type DeviceId,
  type DeviceKeys,
  type LogEntry,
  type MemberId,
  type MemberRole,
  type PersonalPart,
  type Signer,
  type StatementBody,
} from '@kopri/protocol';
import { signingKeyPairFromSeed, signLabelled, type KeyPair } from '@kopri/crypto/sealed';
import { sha256 } from '@kopri/crypto/verify';

/** Anything that can sign a statement: a device, or a root key. */
export interface StorySigner {
  readonly signer: Signer;
  readonly key: KeyPair;
}

/** A member at one of their devices. */
export interface StoryDevice extends StorySigner {
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly mlsKey: KeyPair;
}

export type StoryDraft = StatementDraft extends infer D ? (D extends StatementDraft ? Omit<D, 'time'> : never) : never;

interface Telling {
  readonly personal?: PersonalPart;
  readonly timeMs?: number;
}

interface Founding {
  readonly name?: string;
  readonly rootKeys?: number;
  readonly threshold?: number;
  readonly quorum?: number;
}

const START_MS = Date.UTC(2026, 0, 5, 6);

export class DirectoryStory {
  readonly entries: LogEntry[] = [];
  readonly root: readonly StorySigner[];
  readonly logKey: KeyPair;
  private told: Directory | undefined;
  private counter = 0;

  constructor(private readonly founding: Founding = {}) {
    this.root = Array.from({ length: founding.rootKeys ?? 1 }, () => this.newRootKey());
    this.logKey = this.newKeyPair();
    this.append(this.entry(this.foundingDraft(), this.root));
  }

  get directory(): Directory {
    if (this.told === undefined) throw new Error('the story has no beginning');
    return this.told;
  }

  /** The newest time told so far. */
  get nowMs(): number {
    return this.told?.newestTimeMs ?? START_MS;
  }

  /** A body with something in it changed and signed afterwards: only the change is wrong. */
  altered(draft: StoryDraft, signers: readonly StorySigner[], change: Record<string, unknown>): LogEntry {
    const { body } = prepareStatement(this.told, { ...draft, time: this.nowMs + 60_000 } as StatementDraft);
    const bytes = encodeCbor({ ...fieldsOf(body), ...change });
    return assembleEntry(bytes, signBody(bytes, signers));
  }

  /** Signs, applies and keeps; throws when refused. */
  tell(draft: StoryDraft, signers: readonly StorySigner[], telling: Telling = {}): LogEntry {
    return this.append(this.entry(draft, signers, telling));
  }

  /** Signs only: for statements that shall be refused, or told later. */
  entry(draft: StoryDraft, signers: readonly StorySigner[], { personal, timeMs }: Telling = {}): LogEntry {
    const salted = personal === undefined ? undefined : saltPersonal(personal, this.random(32));
    const details = salted === undefined ? draft.details : { ...draft.details, personal: salted.hash };
    const time = timeMs ?? this.nowMs + 60_000;
    const { body } = prepareStatement(this.told, { ...draft, details, time } as StatementDraft);
    return assembleEntry(body, signBody(body, signers), salted?.salted);
  }

  append(entry: LogEntry): LogEntry {
    this.told = requireApplied(applyStatement(this.told, entry));
    this.entries.push(entry);
    return entry;
  }

  /** Admits somebody with one device; `by` defaults to the root. */
  admit(person: StoryPerson, by: readonly StorySigner[] = this.root): StoryDevice {
    const device = this.newDevice();
    this.append(this.admission(device, person, by));
    return device;
  }

  admission(device: StoryDevice, { role, country, ...personal }: StoryPerson, by: readonly StorySigner[]): LogEntry {
    const home = country === undefined ? {} : { country, authority: `${country.toLowerCase()}-gpo` };
    const details = { role, ...home, device: deviceKeysOf(device), personal: new Uint8Array(32) };
    return this.entry({ kind: 'member.admitted', subject: device.member, details }, by, { personal });
  }

  /** A correspondent with their powers: admission and appointment. */
  appoint(country: string, name: string): StoryDevice {
    const device = this.admit({ role: 'correspondent', country, name });
    this.tell({ kind: 'correspondent.appointed', subject: device.member, details: {} }, this.root);
    return device;
  }

  /** Keys that nobody has vouched for yet; of a new member unless one is named. */
  newDevice(member: MemberId = newId('member', this.random)): StoryDevice {
    const device = newId('device', this.random);
    return { member, device, signer: device, key: this.newKeyPair(), mlsKey: this.newKeyPair() };
  }

  newRootKey(): StorySigner {
    return { signer: newId('rootKey', this.random), key: this.newKeyPair() };
  }

  newKeyPair(): KeyPair {
    return signingKeyPairFromSeed(this.random(32));
  }

  readonly random = (n: number): Uint8Array => {
    this.counter += 1;
    return sha256(utf8(`${this.founding.name ?? 'story'} ${this.counter}`)).slice(0, n);
  };

  private foundingDraft(): StoryDraft {
    const { name = 'Network of Examples', threshold = this.root.length, quorum = 0 } = this.founding;
    return {
      kind: 'network.founded',
      subject: 'network',
      details: {
        name,
        root: rootOf(this.root, threshold),
        log: { origin: 'kopri.example/directory', public: this.logKey.publicKey },
        quorum,
        suite: 0xf00e,
      },
    };
  }
}

export interface StoryPerson extends PersonalPart {
  readonly role: MemberRole;
  /** Absent for those who serve the network. */
  readonly country?: string;
}

export const rootOf = (signers: readonly StorySigner[], threshold: number) =>
  ({
    threshold,
    keys: signers.map(({ signer, key }) => ({ key: signer, public: key.publicKey })),
  }) as Extract<StatementBody, { kind: 'network.founded' }>['details']['root'];

/** Both keys with proof of possession. */
export function deviceKeysOf({ member, device, key, mlsKey }: StoryDevice): DeviceKeys {
  const bytes = devicePossession({ member, device, deviceKey: key.publicKey, mlsKey: mlsKey.publicKey });
  return {
    device,
    deviceKey: key.publicKey,
    mlsKey: mlsKey.publicKey,
    deviceKeyProof: signLabelled('device-key possession', bytes, key.privateKey),
    mlsKeyProof: signLabelled('mls-key possession', bytes, mlsKey.privateKey),
  };
}

const fieldsOf = (body: Uint8Array): object => Object(parseCbor(body, MAX_STATEMENT_BYTES));

export const signBody = (body: Uint8Array, signers: readonly StorySigner[]) =>
  signers.map(({ signer, key }) => ({ signer, signature: signLabelled('statement', body, key.privateKey) }));

/** A network of one country: its correspondent, and a practitioner they vouched for. */
export function storyOffice(name = 'story') {
  const story = new DirectoryStory({ name });
  const ogulnar = story.appoint('TM', 'Ogulnar');
  const merdan = story.admit({ role: 'practitioner', country: 'TM', name: 'Merdan' }, [ogulnar]);
  const suspension: StoryDraft = { kind: 'member.suspended', subject: merdan.member, details: {} };
  return { story, ogulnar, merdan, suspension };
}
