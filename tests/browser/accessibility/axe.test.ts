/** Every screen, in every language, both themes, on a desk, on a phone and at 400 % zoom. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../harness/browser.js';
import { stageNetwork, type Stage } from '../harness/staged-network.js';
import { chooseOn, LANGUAGES, tour } from '../harness/tour.js';
import { COLOUR_RULES, DESK, InspectedPage, PHONE, ZOOMED } from './inspected-page.js';

describeInBrowser('every screen', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await stageNetwork();
  });
  afterAll(() => stage?.stop());

  /** The language and theme that the page has been given before. */
  const faultsOf = async (page: Page, windows: readonly (typeof DESK)[]): Promise<readonly string[]> => {
    const inspected = await InspectedPage.of(page);
    const faults: string[] = [];
    for (const window of windows) {
      await inspected.show(window);
      await chooseOn(page, { theme: 'light' });
      const overflow = await inspected.overflow();
      await inspected.unfold(window);
      const found = [...(await inspected.violations()), ...overflow];
      await chooseOn(page, { theme: 'dark' });
      found.push(...(await inspected.violations(COLOUR_RULES)).map((fault) => `dark, ${fault}`));
      faults.push(...found.map((fault) => `${window.width} px, ${fault}`));
    }
    return faults;
  };

  test.each(tour)('has no fault for axe and never scrolls sideways: $name', async ({ open, isNarrow }) => {
    const windows = isNarrow ? [PHONE, ZOOMED] : [DESK, PHONE, ZOOMED];
    for (const page of [stage.reader, stage.correspondent])
      await (await InspectedPage.of(page)).show(isNarrow ? PHONE : DESK);
    const page = await open(stage);
    const faults: string[] = [];
    for (const language of LANGUAGES) {
      await chooseOn(page, { language });
      faults.push(...(await faultsOf(page, windows)).map((fault) => `${language}, ${fault}`));
    }
    expect(faults).toEqual([]);
  });
});
