/** What a pasted link turns out to be, before anything is asked of the server. */
import { isAppError, parseInvitationLink, type InvitationLink } from '@kopri/protocol';

export type LinkSeen =
  | { readonly seen: 'invitation'; readonly text: string; readonly offer: InvitationLink }
  /** Of another server: only its own pages can reach it. */
  | { readonly seen: 'elsewhere'; readonly address: string; readonly text: string }
  | { readonly seen: 'malformed' };

/** `origin`: of this page. White space from pasting does no harm, nor do signs that mail programs put around a link. */
export function seeLink(pasted: string, origin: string): LinkSeen {
  const text = pasted
    .replaceAll(/\s+/g, '')
    .replace(/^[<"'«“]+/, '')
    .replace(/[>"'»”.,;]+$/, '');
  try {
    const { server, link } = parseInvitationLink(text);
    const { origin: address } = new URL(server);
    return address === origin ? { seen: 'invitation', text, offer: link } : { seen: 'elsewhere', address, text };
  } catch (error) {
    if (isAppError(error) || error instanceof TypeError) return { seen: 'malformed' };
    throw error;
  }
}
