/** The `code` of what Node, PostgreSQL or the system threw: `ENOENT`, `57P01`. Looks at no class: under jest there are two of each. */
export function findErrorCode(thrown: unknown): string | undefined {
  const code: unknown = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
