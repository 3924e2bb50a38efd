import { describe, expect, test } from '@jest/globals';
import { parseSummaryDocument } from './summary-document.js';

const summary = {
  kind: 'digital',
  title: 'Messages between the recruiters',
  collectedBy: { name: 'Merdan Ataýew', authority: 'tm-mia' },
  collectedAt: '2026-11-02T10:30:00+05:00',
  method: 'Logical extraction',
  copyType: 'extract',
  victimMaterial: false,
  handling: { code: 'H1' },
};

describe('SUMMARY.json', () => {
  test('comes back as it is when it is complete', () => {
    const whole = {
      ...summary,
      description: 'Forty messages.',
      place: 'Ashgabat',
      authorisation: 'Warrant 17',
      tool: 'Extractor 7.1',
      originalHeldBy: 'tm-mia',
      redactions: 'None',
      obtainableByMla: true,
      evaluation: { source: 'A', information: '2' },
    };
    expect(parseSummaryDocument(summary)).toEqual({ ok: true, summary, warnings: [] });
    expect(parseSummaryDocument(whole)).toEqual({ ok: true, summary: whole, warnings: [] });
  });

  test('is told all its faults at once, each at its place', () => {
    const { title: _, ...rest } = summary;
    const parsed = parseSummaryDocument({
      ...rest,
      kind: 'film',
      collectedAt: '2026-11-02',
      victimMaterial: 'no',
      collectedBy: { name: 'Merdan' },
      evaluation: { source: 'Z', information: 2 },
      hash: 'ab',
    });
    expect(parsed.ok ? [] : parsed.faults.map(({ path, fault }) => `${path} ${fault}`).sort()).toEqual([
      '$.collectedAt malformed',
      '$.collectedBy.authority missing',
      '$.evaluation.information not-in-list',
      '$.evaluation.source not-in-list',
      '$.hash unknown-key',
      '$.kind not-in-list',
      '$.title missing',
      '$.victimMaterial wrong-type',
    ]);
  });

  test('warns of names in its title and description, not of the officer who collected it', () => {
    const parsed = parseSummaryDocument({ ...summary, title: 'Passport of Maral Berdiyeva' });
    expect(parsed).toMatchObject({ ok: true, warnings: [{ code: 'name-in-text', path: '$.title' }] });
  });
});
