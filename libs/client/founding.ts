/** How a profile begins: founding a network, or asking to join one. A profile that fails to begin leaves nothing behind. */
import {
  AppError,
  checkNumber,
  equalBytes,
  joinRequestCodec,
  isAppError,
  KEY_PACKAGES_KEPT,
  newId,
  parseInvitationLink,
  personalPartSchema,
  suites,
  tidyName,
  type DeviceId,
  type JoinRequest,
  type MemberId,
  type NetworkReply,
  type RequestId,
} from '@kopri/protocol';
import * as v from 'valibot';
import { readyCrypto, sha256 } from '@kopri/crypto/verify';
import { generateSigningKeyPair, macJoinRequest, randomBytes } from '@kopri/crypto/sealed';
import { applyStatement, prepareStatement, requireApplied } from '@kopri/directory';
import type { ClientParts } from './assembly.js';
import { openClient } from './client.js';
import type { Kopri } from './face.js';
import { KeyPackageStock } from './key-package-stock.js';
import { MAX_USABLE_CLOCK_SKEW_MS } from './ports.js';
import { profileRecord, type ProfileRecord } from './records.js';
import { newDeviceKeys, provePossession, signStatement, withPersonal } from './signer.js';
import { Changes, SealedStore } from './store/sealed-store.js';
import type { ServerLink } from './transport/server-link.js';

export interface Founding {
  readonly server: string;
  readonly setupToken: string;
  /** Of the network; the person founding it is the secretariat. */
  readonly networkName?: string;
  readonly name: string;
}

export interface Joining {
  readonly link: string;
  readonly name: string;
  readonly nameLocal?: string;
  readonly languages?: readonly string[];
}

const NETWORK_NAME = 'Judicial Cooperation Network for Central Asia and Southern Caucasus';

/** Makes the root and the secretariat's profile. `setup-token-wrong`, `network-exists`. */
export async function found(
  parts: ClientParts,
  { server, setupToken, networkName = NETWORK_NAME, name }: Founding,
): Promise<Kopri> {
  await readyCrypto();
  const link = parts.linkTo(server);
  const { network, log } = await contact(parts, link);
  if (network !== undefined) throw new AppError('network-exists');
  const root = { key: newId('rootKey', randomBytes), pair: generateSigningKeyPair() };
  const own = {
    member: newId('member', randomBytes),
    device: newId('device', randomBytes),
    ...newDeviceKeys(),
    rootKeys: [root],
  };
  const time = parts.clock.nowMs();
  const founding = {
    kind: 'network.founded' as const,
    subject: 'network' as const,
    time,
    details: {
      name: requireText(networkName),
      root: { threshold: 1, keys: [{ key: root.key, public: root.pair.publicKey }] },
      log,
      quorum: 0,
      suite: suites.xwing,
    },
  };
  const { hash } = prepareStatement(undefined, founding);
  const identity = { ...own, network: hash };
  const founded = signStatement(identity, { directory: undefined, draft: founding, byRoot: true });
  const personal = withPersonal({ name: requireText(name) });
  const admitted = signStatement(identity, {
    directory: requireApplied(applyStatement(undefined, founded)),
    draft: {
      kind: 'member.admitted',
      subject: own.member,
      time,
      details: { role: 'secretariat', device: provePossession(own), personal: personal.hash },
    },
    personal: personal.salted,
    byRoot: true,
  });
  const profile: ProfileRecord = { ...identity, server, state: 'active' };
  // The root's keys are on the disk before anybody hears of them.
  await new SealedStore(parts.records, parts.vault).commit(new Changes().put(profileRecord, profile));
  await insist(parts, async (isRepeat) => {
    // The reply may be what was lost: then the network stands already, and is ours.
    const standing = isRepeat ? (await link.network()).network : undefined;
    if (standing === undefined) await link.found({ setupToken, entries: [founded, admitted] });
    else if (!equalBytes(standing, hash)) throw new AppError('network-exists');
  });
  await link.close();
  return openClient(parts);
}

/** The profile of a founding that was killed after the server's yes; `undefined` when the server's network is not its own. */
export async function findFounded(parts: ClientParts): Promise<Kopri | undefined> {
  const profile = await new SealedStore(parts.records, parts.vault).find(profileRecord);
  if (profile?.rootKeys === undefined) return undefined;
  const { network } = await parts.linkTo(profile.server).network();
  return network !== undefined && equalBytes(network, profile.network) ? openClient(parts) : undefined;
}

/** Asks to join; the answer waits for the inviting correspondent. `link-malformed`, `invitation-used`, `invitation-expired`, `invitation-wrong-network`. */
export async function join(
  parts: ClientParts,
  { link: text, name, nameLocal, languages }: Joining,
): Promise<{ kopri: Kopri; request: RequestId; check: string }> {
  await readyCrypto();
  const { server, link: invitation } = parseInvitationLink(text);
  const link = parts.linkTo(server);
  const { network } = await contact(parts, link);
  if (network === undefined || !equalBytes(network, invitation.network)) throw new AppError('invitation-wrong-network');
  const own = { member: newId('member', randomBytes), device: newId('device', randomBytes), ...newDeviceKeys() };
  const request = newId('request', randomBytes);
  const store = new SealedStore(parts.records, parts.vault);
  const changes = new Changes();
  const stock = new KeyPackageStock({
    engine: parts.engine,
    store,
    clock: parts.clock,
    own: identityOf(own),
    mlsKey: own.mlsKey,
  });
  const keyPackages = await stock.make(changes, { count: KEY_PACKAGES_KEPT, suite: suites.xwing, lastResort: true });
  const person = requirePerson({ name, nameLocal, languages });
  const bytes = joinRequestCodec.encode({
    version: 1,
    request,
    network,
    invitation: invitation.invitation,
    member: own.member,
    device: provePossession(own),
    person,
    keyPackages,
  });
  const check = checkNumber(sha256(bytes));
  const profile: ProfileRecord = { ...own, network, server, state: 'waiting', request, check };
  await store.commit(changes.put(profileRecord, profile));
  const submitted = { request: bytes, mac: macJoinRequest({ secret: invitation.secret, network, request: bytes }) };
  // The same bytes are the same request, however often they arrive.
  await insist(parts, () => link.submitRequest(submitted));
  await link.close();
  return { kopri: await openClient(parts), request, check };
}

const ATTEMPTS = 4;
const PAUSE_MS = 1_000;

/** For the one step that must not stay in doubt: on a line that is cut, asks again before giving up. */
async function insist({ clock }: ClientParts, step: (isRepeat: boolean) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step(attempt > 1);
    } catch (error) {
      if (!isAppError(error, 'server-unreachable') || attempt === ATTEMPTS) throw error;
      await clock.sleep(PAUSE_MS * attempt);
    }
  }
}

async function contact({ clock }: ClientParts, link: ServerLink): Promise<NetworkReply> {
  const reply = await link.network();
  if (Math.abs(reply.nowMs - clock.nowMs()) > MAX_USABLE_CLOCK_SKEW_MS) throw new AppError('clock-wrong');
  return reply;
}

const identityOf = ({ member, device }: { readonly member: MemberId; readonly device: DeviceId }) => ({
  member,
  device,
});

function requireText(text: string): string {
  const tidied = tidyName(text);
  if (!v.is(personalPartSchema.entries.name, tidied)) throw new AppError('malformed', { detail: 'name' });
  return tidied;
}

function requirePerson({
  name,
  nameLocal,
  languages,
}: {
  name: string;
  nameLocal: string | undefined;
  languages: readonly string[] | undefined;
}): JoinRequest['person'] {
  const person = {
    name: requireText(name),
    ...(nameLocal === undefined ? {} : { nameLocal: requireText(nameLocal) }),
    ...(languages === undefined ? {} : { languages: languages.map((language) => language.trim().toLowerCase()) }),
  };
  if (!v.is(personalPartSchema, person)) throw new AppError('malformed', { detail: 'languages' });
  return person;
}
