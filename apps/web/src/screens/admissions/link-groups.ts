const GROUP = 6;

/** The address stands whole; what follows it is read in groups of six. */
export function groupsOf(link: string): readonly string[] {
  const at = link.indexOf('#') + 1;
  const secret = link.slice(at);
  const groups = Array.from({ length: Math.ceil(secret.length / GROUP) }, (_, nth) =>
    secret.slice(nth * GROUP, (nth + 1) * GROUP),
  );
  return [link.slice(0, at), ...groups];
}
