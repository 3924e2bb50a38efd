/** Trusted Types: the one policy of the application. It gives script addresses, of its own origin only. */

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

function ownScript(url: string): string {
  const { origin, href } = new URL(url, self.location.origin);
  if (origin !== self.location.origin) throw new TypeError('a script of another origin');
  return href;
}

const policies = (self as { trustedTypes?: Policies }).trustedTypes;
const policy = policies?.createPolicy('kopri', { createScriptURL: ownScript });

/** The address as a browser with Trusted Types wants it. Throws `TypeError` for another origin. */
export const trustedScript = (url: string): string => (policy?.createScriptURL(url) ?? ownScript(url)) as string;
