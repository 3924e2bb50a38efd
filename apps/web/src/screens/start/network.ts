/** Whether the server of this page has a network: asked before anything is asked of a person. */
import { isAppError, networkReplyCodec } from '@kopri/protocol';

export type ServerSeen = 'founded' | 'unfounded' | 'unreachable';

export async function seeServer(): Promise<ServerSeen> {
  try {
    const response = await fetch('/api/network', { cache: 'no-store' });
    if (!response.ok) return 'unreachable';
    const { network } = networkReplyCodec.parse(new Uint8Array(await response.arrayBuffer()));
    return network === undefined ? 'unfounded' : 'founded';
  } catch (error) {
    if (isAppError(error) || error instanceof TypeError) return 'unreachable';
    throw error;
  }
}
