/**
 * What our groups carry beside the standard: the channel's terms in the group context, required of
 * every leaf, and in the welcome the binding of the commit that made it, so that a newcomer judges
 * it by the same directory state as everybody else.
 */
import { channelTermsCodec, commitBindingCodec, suites, type ChannelTerms, type CommitBinding } from '@kopri/protocol';
import { decodeRequiredCapabilities, encodeRequiredCapabilities, type Capabilities, type Extension } from 'ts-mls';
import { suiteNames } from './sodium-provider.js';

/** RFC 9420 §17.3 keeps 0xF000 and up for private use. */
const TERMS = 0xf001;
const BINDING = 0xf002;
/** draft-ietf-mls-extensions: a key package that may be used again. */
const LAST_RESORT = 0x000a;

/** Both credential types are listed, or OpenMLS refuses the leaf; only `basic` is ever accepted. */
export const capabilities = (): Capabilities => ({
  versions: ['mls10'],
  ciphersuites: [suiteNames[suites.xwing], suiteNames[suites.x25519]],
  extensions: [LAST_RESORT, TERMS, BINDING],
  proposals: [],
  credentials: ['basic', 'x509'],
});

export const hasOurCapabilities = (theirs: Capabilities): boolean =>
  [TERMS, BINDING].every((extension) => theirs.extensions.includes(extension)) && theirs.credentials.includes('basic');

export const lastResortExtension = (): Extension => ({ extensionType: LAST_RESORT, extensionData: new Uint8Array(0) });

const requiredTypes = { extensionTypes: [TERMS], proposalTypes: [], credentialTypes: ['basic' as const] };

/** The whole of a group context's extensions. */
export const groupExtensions = (terms: ChannelTerms): Extension[] => [
  { extensionType: 'required_capabilities', extensionData: encodeRequiredCapabilities(requiredTypes) },
  { extensionType: TERMS, extensionData: channelTermsCodec.encode(terms) },
];

const parsed = new WeakMap<readonly Extension[], ChannelTerms>();

/** Throws `TypeError` or `AppError('malformed')` unless the extensions are exactly those of `groupExtensions`. */
export function parseTerms(extensions: readonly Extension[]): ChannelTerms {
  const terms = parsed.get(extensions) ?? parseTermsAnew(extensions);
  parsed.set(extensions, terms);
  return terms;
}

function parseTermsAnew(extensions: readonly Extension[]): ChannelTerms {
  const [required, terms, ...others] = extensions;
  if (required?.extensionType !== 'required_capabilities' || terms?.extensionType !== TERMS || others.length > 0)
    throw new TypeError('extensions of the group context');
  const [{ extensionTypes, proposalTypes, credentialTypes }] = decodeRequiredCapabilities(
    required.extensionData,
    0,
  ) ?? [requiredTypes];
  if (
    extensionTypes.join() !== requiredTypes.extensionTypes.join() ||
    proposalTypes.length > 0 ||
    credentialTypes.join() !== 'basic'
  )
    throw new TypeError('required capabilities');
  return channelTermsCodec.parse(terms.extensionData);
}

export const bindingExtension = (binding: Uint8Array): Extension => ({
  extensionType: BINDING,
  extensionData: binding,
});

/** Throws `TypeError` or `AppError('malformed')` when the welcome names no directory state. */
export function parseBinding(extensions: readonly Extension[]): CommitBinding {
  const found = extensions.find(({ extensionType }) => extensionType === BINDING);
  if (found === undefined) throw new TypeError('a welcome without binding');
  return commitBindingCodec.parse(found.extensionData);
}
