/** The code of a failed system call, as in `ENOENT`; empty for all else. */
export function systemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
