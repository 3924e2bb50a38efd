/** One value of each thing that has bytes of its own, made of fixed parts: their encodings never change within a version. */
import {
  challengeAnswer,
  channelTermsCodec,
  commitBindingCodec,
  custodyEventCodec,
  devicePossession,
  encodeContent,
  encodeInvitationLink,
  encodeRoster,
  joinRequestCodec,
  leafIdentityCodec,
  newId,
  personalPartCodec,
  rosterOf,
  signedBytes,
  signedStatementCodec,
  statementBodyCodec,
  suites,
  utf8,
  type ContentBody,
  type ContentHeader,
  type DeviceKeys,
  type StatementBody,
} from '../index.js';

export const filled = (n: number, byte: number): Uint8Array => new Uint8Array(n).fill(byte);
const idOf = (byte: number) => (n: number) => filled(n, byte);

export const sampleIds = {
  member: newId('member', idOf(1)),
  device: newId('device', idOf(2)),
  rootKey: newId('rootKey', idOf(3)),
  invitation: newId('invitation', idOf(4)),
  request: newId('request', idOf(5)),
  message: newId('message', idOf(6)),
  query: newId('query', idOf(7)),
  evidence: newId('evidence', idOf(8)),
  channel: newId('channel', idOf(9)),
  blob: newId('blob', idOf(10)),
};

const { member, device, rootKey, invitation, request, message, query, evidence, blob } = sampleIds;

export const sampleDevice: DeviceKeys = {
  device,
  deviceKey: filled(32, 11),
  mlsKey: filled(32, 12),
  deviceKeyProof: filled(64, 13),
  mlsKeyProof: filled(64, 14),
};

const bound = { version: 1, network: filled(32, 15), prev: filled(32, 16), time: 1_767_225_600_000 } as const;
const founding = {
  root: { threshold: 1, keys: [{ key: rootKey, public: filled(32, 17) }] },
  log: { origin: 'kopri/log/1', public: filled(32, 18) },
  quorum: 0,
  suite: suites.xwing,
};

/** One statement of each kind. */
export const sampleStatements: readonly StatementBody[] = [
  { ...bound, kind: 'network.founded', subject: 'network', details: { name: 'Network', ...founding } },
  { ...bound, kind: 'network.amended', subject: 'network', details: { quorum: 2 } },
  { ...bound, kind: 'correspondent.appointed', subject: member, details: {} },
  { ...bound, kind: 'correspondent.dismissed', subject: member, details: {} },
  {
    ...bound,
    kind: 'member.admitted',
    subject: member,
    details: {
      role: 'practitioner',
      country: 'TM',
      authority: 'tm-gpo',
      device: sampleDevice,
      invitation,
      personal: filled(32, 19),
    },
  },
  { ...bound, kind: 'member.amended', subject: member, details: { personal: filled(32, 19) } },
  { ...bound, kind: 'member.suspended', subject: member, details: {} },
  { ...bound, kind: 'member.reinstated', subject: member, details: {} },
  { ...bound, kind: 'member.removed', subject: member, details: { personal: filled(32, 19) } },
  { ...bound, kind: 'member.erased', subject: member, details: {} },
  { ...bound, kind: 'member.recovered', subject: member, details: { device: sampleDevice } },
  { ...bound, kind: 'device.added', subject: member, details: { device: sampleDevice } },
  { ...bound, kind: 'device.revoked', subject: member, details: { device } },
];

export const sampleHeader: ContentHeader = {
  version: 1,
  id: message,
  sentAt: 1_767_225_600_000,
  language: 'tk',
  handling: { code: 'H1', caveats: ['no-contact-with-family'] },
  parent: newId('message', idOf(20)),
  expires: 1_767_312_000_000,
  claims: {
    checkpoint: { size: 4, root: filled(32, 21), signature: filled(64, 22) },
    chain: { seq: 3, hash: filled(32, 23) },
  },
};

/** One body of each kind of content. */
export const sampleBodies: readonly ContentBody[] = [
  { kind: 'text', body: { text: 'Salam' } },
  { kind: 'receipt', body: { upTo: 7, opened: 5 } },
  { kind: 'title', body: { title: 'V1' } },
  { kind: 'case-event', body: { query, act: 'acknowledge' } },
  {
    kind: 'evidence-summary',
    body: {
      evidence,
      query,
      kind: 'document',
      title: 'Statement',
      collectedBy: { name: 'M.', authority: 'tm-gpo' },
      collectedAt: '2026-11-03T18:00:00+05:00',
      method: 'copied',
      copyType: 'working-copy',
      victimMaterial: false,
      handling: { code: 'H1' },
      files: [{ name: 'a.pdf', type: 'application/pdf', size: 5, sha256: filled(32, 24), blob, key: filled(32, 25) }],
    },
  },
  { kind: 'custody-event', body: { event: filled(9, 26), device, signature: filled(64, 27) } },
];

const contents = sampleBodies.map((body): [string, Uint8Array] => [
  `content ${body.kind}`,
  encodeContent({ ...sampleHeader, ...body }),
]);
const statements = sampleStatements.map((body): [string, Uint8Array] => [
  `statement ${body.kind}`,
  statementBodyCodec.encode(body),
]);

/** Bytes of each, by name. */
export const sampleBytes: Readonly<Record<string, Uint8Array>> = Object.fromEntries<Uint8Array>([
  ...statements,
  [
    'signed statement',
    signedStatementCodec.encode({
      version: 1,
      body: filled(3, 28),
      signatures: [{ signer: device, signature: filled(64, 29) }],
    }),
  ],
  ['personal part', personalPartCodec.encode({ name: 'Gyzylgul', nameLocal: 'Гызылгуль', languages: ['tk', 'ru'] })],
  ['possession', devicePossession({ member, device, deviceKey: filled(32, 11), mlsKey: filled(32, 12) })],
  ['challenge answer', challengeAnswer({ network: filled(32, 15), device, challenge: filled(32, 30) })],
  ['signed bytes', signedBytes('statement', filled(3, 28))],
  [
    'invitation link',
    utf8(
      encodeInvitationLink('https://kopri.example', {
        version: 1,
        network: filled(32, 15),
        invitation,
        secret: filled(16, 31),
        role: 'practitioner',
        country: 'TM',
        authority: 'tm-gpo',
      }),
    ),
  ],
  [
    'join request',
    joinRequestCodec.encode({
      version: 1,
      request,
      network: filled(32, 15),
      invitation,
      member,
      device: sampleDevice,
      person: { name: 'Gyzylgul' },
      keyPackages: { ordinary: [filled(3, 32)], lastResort: filled(3, 33) },
    }),
  ],
  ['roster', encodeRoster(rosterOf([device, newId('device', idOf(1))]))],
  ['commit binding', commitBindingCodec.encode({ version: 1, size: 4, root: filled(32, 21), roster: filled(32, 34) })],
  ['channel terms', channelTermsCodec.encode({ version: 1, members: [member], owners: [member], suite: suites.xwing })],
  ['leaf identity', leafIdentityCodec.encode([member, device])],
  [
    'custody event',
    custodyEventCodec.encode({
      version: 1,
      evidence,
      actor: member,
      action: 'collected',
      at: 1_767_225_600_000,
      prev: filled(32, 0),
    }),
  ],
  ...contents,
]);
