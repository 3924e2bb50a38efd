/**
 * Handling codes bind whoever receives: what is made of several parts carries the strictest code
 * and every caveat among them, and restricted content is passed on only with the originator's
 * release. Software enforces what the client does; it cannot stop a photograph of a screen.
 */
import { caveats, handlingCodes, type Handling, type HandlingCode, type MemberId } from '@kopri/protocol';

/** `H0` for none. */
export const strictest = (...codes: readonly HandlingCode[]): HandlingCode =>
  handlingCodes.findLast((code) => codes.includes(code)) ?? 'H0';

/** The handling of a quote, a forward or an export of these parts. Caveats stand in the order of the list. */
export function inheritHandling(parts: readonly Handling[]): Handling {
  const inherited = caveats.filter((caveat) => parts.some((part) => part.caveats?.includes(caveat)));
  return { code: strictest(...parts.map((part) => part.code)), ...(inherited.length > 0 && { caveats: inherited }) };
}

/** What the originator consented to. The signature is verified before it comes here. */
export interface Release {
  readonly recipients: readonly MemberId[];
}

/** May this be passed on to `recipient`? Needs a release naming them above `H0`, and for named recipients only. */
export function mayPassOn(handling: Handling, recipient: MemberId, release?: Release): boolean {
  const free = handling.code === 'H0' && !handling.caveats?.includes('named-recipients-only');
  return free || (release?.recipients.includes(recipient) ?? false);
}
