/**
 * Case queries for lists: some late, some due today, some later. Members' clocks are left alone; it is the page that
 * lives in the morning of the day after.
 */
import type { Page } from 'playwright-core';
import { queryDocument } from '../../../libs/testing/case-papers.js';
import type { TestDevice } from '../../../libs/testing/test-network.js';

const DAY_MS = 86_400_000;
const ASHGABAT_MS = 5 * 3_600_000;

/** `dayAhead(1)`: tomorrow in Ashgabat, which has no summer time. */
const dayAhead = (days: number): string =>
  new Date(Date.now() + ASHGABAT_MS + days * DAY_MS).toISOString().slice(0, 10);

/** 10:42 tomorrow in Ashgabat, for the page only: its client goes on in the present. */
export const liveTomorrow = (page: Page): Promise<void> =>
  page.clock.setSystemTime(new Date(`${dayAhead(1)}T10:42:00+05:00`));

export interface Asking {
  readonly title: string;
  readonly type?: string;
  readonly urgency?: string;
  readonly questions?: number;
  /** On the day that the page lives in: `14:00` in Ashgabat. */
  readonly dueAt?: string;
}

export const askFor = (
  by: TestDevice,
  to: string,
  { title, type = 'NAT', urgency = 'U3', questions = 1, dueAt }: Asking,
): ReturnType<TestDevice['kopri']['queries']['ask']> =>
  by.kopri.queries.ask({
    to: { members: [to] },
    document: {
      ...queryDocument,
      title,
      type,
      urgency,
      questions: Array.from({ length: questions }, (_, place) => ({ text: `Question ${place + 1}` })),
      ...(dueAt === undefined ? {} : { deadline: { date: `${dayAhead(1)}T${dueAt}`, zone: 'Asia/Ashgabat' } }),
    },
  });
