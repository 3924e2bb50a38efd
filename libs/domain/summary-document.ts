/** Reading `SUMMARY.json`, which describes a piece of evidence. */
import { summaryDocumentSchema, type SummaryDocument } from '@kopri/protocol';
import { parseDocument, pathOf, type DocumentFault } from './document-faults.js';
import { findFreeTextSigns } from './free-text.js';
import type { Warning } from './victims-first.js';

export type ParsedSummary =
  | { readonly ok: true; readonly summary: SummaryDocument; readonly warnings: readonly Warning[] }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** Where a victim's name must never stand; `collectedBy` names an officer. */
const watched = ['title', 'description', 'redactions'] as const;

/** All faults at once; never throws. */
export function parseSummaryDocument(json: unknown): ParsedSummary {
  const parsed = parseDocument(summaryDocumentSchema, json);
  if (!parsed.ok) return { ok: false, faults: parsed.faults };
  const summary = parsed.value;
  const warnings = watched.flatMap((field) =>
    findFreeTextSigns(summary[field] ?? '').map((code) => ({ code, path: pathOf([field]) })),
  );
  return { ok: true, summary, warnings };
}
