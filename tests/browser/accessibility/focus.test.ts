/** By the keyboard alone: what has the focus is seen, is not covered, comes in order, and lets go. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../harness/browser.js';
import { stageNetwork, type Stage } from '../harness/staged-network.js';
import { tour } from '../harness/tour.js';
import { DESK, InspectedPage, PHONE } from './inspected-page.js';

const MOST_STOPS = 400;

interface Focused {
  /** Among what was passed, from 0. */
  readonly place: number;
  readonly what: string;
  readonly isCovered: boolean;
  readonly isMarked: boolean;
}

/** Where the focus is now, looked at as a reader would. */
const lookAtFocus = (): Focused | undefined => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const ownLabel = focused instanceof HTMLInputElement && focused.type === 'file' ? focused.labels?.[0] : undefined;
  const box = ownLabel ?? focused.closest('label') ?? focused;
  const isOwn = (seen: Element | null): boolean =>
    seen !== null && (box.contains(seen) || (seen.contains(focused) && seen.closest('label, a, button') !== null));
  const points = [...focused.getClientRects(), ...box.getClientRects()].flatMap(({ left, top, width, height }) =>
    [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y] as const)),
  );
  const marks = [focused, box, ...focused.children, focused.nextElementSibling, focused.parentElement].filter(
    (element) => element !== null,
  );
  const isMarked = marks.some((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const passed = Reflect.get(window, 'passedInTest') as Element[];
  if (!passed.includes(focused)) passed.push(focused);
  return {
    place: passed.indexOf(focused),
    what: focused.outerHTML.slice(0, 140),
    isCovered: !points.some(([x, y]) => isOwn(document.elementFromPoint(x, y))),
    isMarked,
  };
};

interface Walked {
  readonly passed: readonly Focused[];
  readonly endsBy: string;
  /** What came after something that stands below it; the walk may begin in the middle, once. */
  readonly backwards: readonly string[];
}

/** From the top of the page forwards until the page lets go or begins anew. */
async function walk(page: Page): Promise<Walked> {
  await page.evaluate(() => {
    Reflect.set(window, 'passedInTest', []);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  const passed: Focused[] = [];
  while (passed.length < MOST_STOPS) {
    const focused = (await step(page)) ?? (passed.length === 0 ? await step(page) : undefined);
    if (focused === undefined) return { passed, endsBy: 'the page let go', backwards: await backwards(page) };
    if (focused.place < passed.length)
      return { passed, endsBy: again(passed, focused), backwards: await backwards(page) };
    passed.push(focused);
  }
  return { passed, endsBy: 'nothing', backwards: [] };
}

const backwards = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const passed = Reflect.get(window, 'passedInTest') as Element[];
    const follows = (before: Element | undefined, one: Element): boolean =>
      before === undefined || (before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return passed.filter((one, i) => !follows(passed[i - 1], one)).map((one) => one.outerHTML.slice(0, 140));
  });

/** Nothing when the page has let go; from a dialog that has just opened the first step may lead out of the page. */
async function step(page: Page): Promise<Focused | undefined> {
  await page.keyboard.press('Tab');
  return page.evaluate(lookAtFocus);
}

/** Back at the first after the last: a dialog, or the end of the page where the browser has no bar to go to. */
const again = (passed: readonly Focused[], { place }: Focused): string =>
  place <= 1 ? 'it began anew' : `a trap at ${passed.at(-1)?.what}`;

const faultsIn = ({ passed, endsBy, backwards: turned }: Walked): readonly string[] => [
  ...passed.filter(({ isCovered }) => isCovered).map(({ what }) => `covered: ${what}`),
  ...passed.filter(({ isMarked }) => !isMarked).map(({ what }) => `not marked: ${what}`),
  ...turned.slice(1).map((what) => `out of order: ${what}`),
  ...(endsBy === 'the page let go' || endsBy === 'it began anew' ? [] : [endsBy]),
  ...(passed.length === 0 ? ['nothing can be reached'] : []),
];

describeInBrowser('the focus', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await stageNetwork();
  });
  afterAll(() => stage?.stop());

  test.each(tour)('is seen, uncovered, in order and never caught: $name', async ({ open, isNarrow }) => {
    const faults: string[] = [];
    for (const page of [stage.reader, stage.correspondent])
      await (await InspectedPage.of(page)).show(isNarrow ? PHONE : DESK);
    const page = await open(stage);
    for (const window of isNarrow ? [PHONE] : [DESK, PHONE]) {
      await (await InspectedPage.of(page)).show(window);
      faults.push(...faultsIn(await walk(page)).map((fault) => `${window.width} px, ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});
