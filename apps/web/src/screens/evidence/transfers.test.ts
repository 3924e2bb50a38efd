import { afterProgress, doneOf, leftMsOf, type Transfers } from './transfers.js';
import type { Progress } from '@kopri/client';

const report = (file: number, doneBytes: number, what: Progress['what'] = 'upload'): Progress =>
  ({ what, evidence: 'v1', file, doneBytes }) as unknown as Progress;

const after = (...reports: readonly (readonly [Progress, number])[]) =>
  reports.reduce<Transfers>((known, [progress, atMs]) => afterProgress(known, progress, atMs), new Map()).get('v1');

describe('The transfer of one piece of evidence', () => {
  test('is the sum of its files, each by its last report', () => {
    const transfer = after([report(0, 100), 0], [report(0, 300), 10], [report(1, 50), 20]);
    expect(transfer && doneOf(transfer)).toBe(350);
  });

  test('begins anew when the work changes, and leaves other news alone', () => {
    const transfer = after([report(0, 900, 'sealing'), 0], [report(0, 10), 5], [report(0, 1, 'directory'), 9]);
    expect(transfer).toMatchObject({ what: 'upload', beganMs: 5, beganBytes: 10 });
  });

  test('says how long still by what moved since it was first heard of, and nothing in the first second', () => {
    const early = after([report(0, 500), 0], [report(0, 600), 900]);
    const later = after([report(0, 500), 0], [report(0, 1000), 2000]);
    expect(early && leftMsOf(early, 2000)).toBeUndefined();
    expect(later && leftMsOf(later, 2000)).toBe(4000);
  });
});
