/**
 * Mallory, who holds the server: a link that hands everything through, except where she has
 * something else in mind. Her replies pass the same schemas as the server's.
 */
import { ServerLink } from '@kopri/client';

type Methods = Pick<
  ServerLink,
  | 'network'
  | 'found'
  | 'submitRequest'
  | 'requestState'
  | 'connect'
  | 'close'
  | 'directoryPage'
  | 'appendStatements'
  | 'invite'
  | 'withdrawInvitation'
  | 'openRequests'
  | 'refuseRequest'
  | 'depositKeyPackages'
  | 'claimKeyPackages'
  | 'nextReference'
  | 'submit'
  | 'commit'
  | 'page'
  | 'feed'
  | 'welcomesDone'
  | 'upload'
  | 'dropUpload'
  | 'download'
>;

/** What she does instead; each receives the honest link. */
export type Mischief = {
  [M in keyof Methods]?: (honest: ServerLink, ...args: Parameters<Methods[M]>) => ReturnType<Methods[M]>;
};

/** `mischief` may change while the link is in use. */
export function hostileLink(honest: ServerLink, mischief: Mischief): ServerLink {
  return new Proxy(honest, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name, target);
      if (typeof own !== 'function') return own;
      return (...args: unknown[]) => {
        const instead: unknown = Reflect.get(mischief, name);
        return typeof instead === 'function' ? instead(target, ...args) : own.apply(target, args);
      };
    },
  });
}
