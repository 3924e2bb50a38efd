/** Puts a fetched file where the browser keeps downloads; it is never opened, shown or run here. */
import type { FetchedFile } from '../../core/wire.js';

/** Long enough for the browser to have begun to write. */
const REVOKE_MS = 60_000;

export function saveFile({ name, blob }: Pick<FetchedFile, 'name' | 'blob'>): void {
  const url = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.rel = 'noopener';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}
