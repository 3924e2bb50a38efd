import { parseSummaryDocument } from '@kopri/domain';
import { newForm, readForm, summaryOf, type SummaryForm } from './form-values.js';

const fresh = newForm({ zone: 'Asia/Ashgabat', handlingCode: 'H1' });
const full: SummaryForm = {
  ...fresh,
  kind: 'document',
  title: 'Passport page',
  collectorName: 'G. Berdiyewa',
  collectorAuthority: 'General Prosecutor',
  day: '2026-10-28',
  time: '9.05',
  method: 'copied',
  copyType: 'working-copy',
  victimMaterial: 'no',
};

describe('The form of a piece of evidence', () => {
  test('becomes a summary that the rules accept, its moment by the clock of its zone', () => {
    expect(parseSummaryDocument(summaryOf(full))).toMatchObject({
      ok: true,
      summary: { collectedAt: '2026-10-28T04:05:00Z', victimMaterial: false, handling: { code: 'H1' } },
    });
  });

  test('leaves out what is empty, so that each fault stands at its field', () => {
    const parsed = parseSummaryDocument(summaryOf(fresh));
    expect(parsed.ok ? [] : parsed.faults.map(({ path }) => path).sort()).toEqual([
      '$.collectedAt',
      '$.collectedBy.authority',
      '$.collectedBy.name',
      '$.copyType',
      '$.kind',
      '$.method',
      '$.title',
      '$.victimMaterial',
    ]);
  });

  test('is read back from the disk as it was, and whatever stands there makes a form', () => {
    const kept: SummaryForm = {
      ...full,
      source: 'A',
      information: '1',
      caveats: ['lead-only'],
      obtainableByMla: 'yes',
    };
    expect(readForm(JSON.parse(JSON.stringify(kept)), fresh)).toEqual(kept);
    expect(readForm({ kind: 'gossip', caveats: 'all', zone: 3 }, fresh)).toEqual(fresh);
  });
});
