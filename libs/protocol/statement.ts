/**
 * Statements: the signed records of the directory log. This page has their bytes; who may sign
 * what, and what each does, stands in `libs/directory`. Specification: docs/spec/directory.md.
 *
 * What the server learns: all of it. The open part stays for ever; the personal part and its salt
 * travel beside it and can be erased without breaking signature, replay or tree.
 */
import * as v from 'valibot';
import { codec } from './cbor.js';
import { memberRoles } from './codes.js';
import { deviceIdSchema, invitationIdSchema, memberIdSchema, rootKeyIdSchema } from './ids.js';
import { MAX_PERSONAL_BYTES, MAX_STATEMENT_BYTES } from './limits.js';
import { nameSchema } from './names.js';
import {
  authorityIdSchema,
  bytesSchema,
  countSchema,
  countryCodeSchema,
  hashSchema,
  languagesSchema,
  positiveSchema,
  publicKeySchema,
  signatureSchema,
  textSchema,
  timestampSchema,
} from './schemas.js';

/** Both keys of a device, each with proof that the device holds it (see `devicePossession`). */
export const deviceKeysSchema = v.strictObject({
  device: deviceIdSchema,
  deviceKey: publicKeySchema,
  mlsKey: publicKeySchema,
  deviceKeyProof: signatureSchema,
  mlsKeyProof: signatureSchema,
});
export type DeviceKeys = v.InferOutput<typeof deviceKeysSchema>;

export const rootSchema = v.strictObject({
  threshold: positiveSchema,
  keys: v.pipe(
    v.array(v.strictObject({ key: rootKeyIdSchema, public: publicKeySchema })),
    v.minLength(1),
    v.maxLength(16),
  ),
});

/** The key that signs checkpoints, and the origin line they carry (C2SP tlog-checkpoint). */
export const logKeySchema = v.strictObject({
  origin: v.pipe(v.string(), v.regex(/^[a-z0-9.:/_-]{1,120}$/)),
  public: publicKeySchema,
});

/** Numbers of the MLS cipher suites a network may choose at founding. */
export const suites = { xwing: 0xf00e, x25519: 0x0003 } as const;
export const suiteSchema = v.picklist([suites.xwing, suites.x25519]);
export type SuiteNumber = v.InferOutput<typeof suiteSchema>;

const networkTerms = {
  root: rootSchema,
  log: logKeySchema,
  quorum: countSchema,
  suite: suiteSchema,
};

const details = {
  'network.founded': v.strictObject({ name: nameSchema(120), ...networkTerms }),
  'network.amended': v.strictObject({
    name: v.optional(nameSchema(120)),
    root: v.optional(networkTerms.root),
    log: v.optional(networkTerms.log),
    quorum: v.optional(networkTerms.quorum),
    suite: v.optional(networkTerms.suite),
  }),
  'correspondent.appointed': v.strictObject({}),
  'correspondent.dismissed': v.strictObject({}),
  'member.admitted': v.strictObject({
    role: v.picklist(memberRoles),
    /** Absent for the secretariat, oversight and the operator, who serve the network. */
    country: v.optional(countryCodeSchema),
    authority: v.optional(authorityIdSchema),
    device: deviceKeysSchema,
    invitation: v.optional(invitationIdSchema),
    /** SHA-256 of salt ‖ personal part. */
    personal: hashSchema,
  }),
  'member.amended': v.strictObject({ authority: v.optional(authorityIdSchema), personal: v.optional(hashSchema) }),
  'member.suspended': v.strictObject({ personal: v.optional(hashSchema) }),
  'member.reinstated': v.strictObject({ personal: v.optional(hashSchema) }),
  'member.removed': v.strictObject({ personal: v.optional(hashSchema) }),
  /** Orders the destruction of a removed member's personal parts everywhere. */
  'member.erased': v.strictObject({}),
  /** Revokes all devices of the member and adds this one. */
  'member.recovered': v.strictObject({ device: deviceKeysSchema }),
  'device.added': v.strictObject({ device: deviceKeysSchema, personal: v.optional(hashSchema) }),
  'device.revoked': v.strictObject({ device: deviceIdSchema }),
} as const;

export type StatementKind = keyof typeof details;
export const statementKinds = Object.keys(details) as StatementKind[];

/** The subject of statements about the network itself. */
export const NETWORK_SUBJECT = 'network';

const bodySchemaOf = <K extends StatementKind>(kind: K) =>
  v.strictObject({
    version: v.literal(1),
    /** The network id; zeros in `network.founded`, whose hash it is. */
    network: hashSchema,
    kind: v.literal(kind),
    /** Whom it is about: a member, or `network`. */
    subject: v.union([memberIdSchema, v.literal(NETWORK_SUBJECT)]),
    /** SHA-256 of the body of this subject's previous statement; zeros at first. */
    prev: hashSchema,
    time: timestampSchema,
    details: details[kind],
  });

type BodyOf<K extends StatementKind> = v.InferOutput<ReturnType<typeof bodySchemaOf<K>>>;
export type StatementBody = {
  [K in StatementKind]: Omit<BodyOf<K>, 'kind' | 'details'> & { kind: K; details: v.InferOutput<(typeof details)[K]> };
}[StatementKind];

export const statementBodySchema = v.variant(
  'kind',
  statementKinds.map(bodySchemaOf) as unknown as [ReturnType<typeof bodySchemaOf>],
) as unknown as v.GenericSchema<unknown, StatementBody>;

export const statementBodyCodec = codec<StatementBody>(statementBodySchema, MAX_STATEMENT_BYTES);

/** A device, or a root key. */
export const signerSchema = v.union([deviceIdSchema, rootKeyIdSchema]);
export type Signer = v.InferOutput<typeof signerSchema>;

/** The leaf of the log: a body and who signed it. A list, so that two-person rules need no new format. */
export const signedStatementSchema = v.strictObject({
  version: v.literal(1),
  body: bytesSchema(1, MAX_STATEMENT_BYTES),
  signatures: v.pipe(
    v.array(v.strictObject({ signer: signerSchema, signature: signatureSchema })),
    v.minLength(1),
    v.maxLength(16),
  ),
});
export type SignedStatement = v.InferOutput<typeof signedStatementSchema>;
export const signedStatementCodec = codec<SignedStatement>(signedStatementSchema, 2 * MAX_STATEMENT_BYTES);

/** What may be erased. Which fields stand depends on the kind: names at admission, a reason at removal, a label for a device. */
export const personalPartSchema = v.strictObject({
  name: v.optional(nameSchema(120)),
  nameLocal: v.optional(nameSchema(120)),
  position: v.optional(nameSchema(160)),
  languages: v.optional(languagesSchema),
  reason: v.optional(textSchema(500)),
  deviceName: v.optional(nameSchema(80)),
});
export type PersonalPart = v.InferOutput<typeof personalPartSchema>;
export const personalPartCodec = codec<PersonalPart>(personalPartSchema, MAX_PERSONAL_BYTES);

/** A personal part as it travels: its bytes and the 32 random bytes that keep its hash from being guessed. */
export const saltedPersonalSchema = v.strictObject({
  salt: bytesSchema(32),
  bytes: bytesSchema(1, MAX_PERSONAL_BYTES),
});
export type SaltedPersonal = v.InferOutput<typeof saltedPersonalSchema>;

/** One entry as it travels: the encoded `SignedStatement`, and the personal part unless erased. */
export const logEntrySchema = v.strictObject({
  statement: bytesSchema(1, 2 * MAX_STATEMENT_BYTES),
  personal: v.optional(saltedPersonalSchema),
});
export type LogEntry = v.InferOutput<typeof logEntrySchema>;

const possessionCodec = codec(
  v.strictObject({
    member: memberIdSchema,
    device: deviceIdSchema,
    deviceKey: publicKeySchema,
    mlsKey: publicKeySchema,
  }),
  1024,
);

/** The bytes both keys of a device sign to prove that the device holds them. */
export const devicePossession = possessionCodec.encode;
