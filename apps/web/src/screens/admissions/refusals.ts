/** Whom this device refused and why: a note for whoever did it, sealed with the drafts, the newest twenty. */
import type { Remote } from '../../core/wire.js';

export interface Refusal {
  readonly name: string;
  readonly reason: string;
  /** RFC 3339. */
  readonly at: string;
}

const KEY = 'admissions.refused';
const KEPT = 20;

export const readRefusals = (kept: unknown): readonly Refusal[] => (Array.isArray(kept) ? kept.filter(isRefusal) : []);

const isRefusal = (value: unknown): value is Refusal => {
  const { name, reason, at } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [name, reason, at].every((part) => typeof part === 'string');
};

export const findRefusals = async (kopri: Remote): Promise<readonly Refusal[]> =>
  readRefusals((await kopri.drafts.find(KEY))?.value);

export async function noteRefusal(kopri: Remote, refusal: Refusal): Promise<void> {
  await kopri.drafts.keep(KEY, [refusal, ...(await findRefusals(kopri))].slice(0, KEPT));
}
