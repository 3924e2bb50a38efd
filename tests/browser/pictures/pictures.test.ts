/** Draws the screens: all of them into a folder with `npm run screenshots`, otherwise three, to see that it can be done. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../harness/browser.js';
import { stageNetwork, type Stage } from '../harness/staged-network.js';
import { chooseOn, THEMES, tour } from '../harness/tour.js';

const DRAWS_ALL = process.env['KOPRI_PICTURES'] === '1';
const FOLDER = process.env['KOPRI_PICTURES_DIR'] ?? 'pictures';
const ONLY = process.env['KOPRI_PICTURES_ONLY']?.split(',');
const SAMPLE = ['start-link', 'today', 'case'];
const LANGUAGES_DRAWN = ['ru', 'tk'] as const;
const ALL_MS = 1_800_000;
const sizes = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];

describeInBrowser('pictures of the screens', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await stageNetwork();
    if (DRAWS_ALL) await mkdir(FOLDER, { recursive: true });
  }, ALL_MS);
  afterAll(() => stage?.stop());

  /** In a window as high as the page, so that what sticks to an edge stands at its edge. */
  const draw = async (page: Page, name: string): Promise<Buffer[]> => {
    const drawn: Buffer[] = [];
    for (const size of sizes)
      for (const theme of THEMES) {
        await page.setViewportSize(size);
        await chooseOn(page, { theme });
        const height = Math.max(size.height, await page.evaluate(untilPainted));
        await page.setViewportSize({ ...size, height });
        await page.evaluate(untilPainted);
        const path = join(FOLDER, `${name}-${size.width}-${theme}.png`);
        drawn.push(await page.screenshot({ ...(DRAWS_ALL ? { path } : {}), animations: 'disabled' }));
      }
    return drawn;
  };

  const names = DRAWS_ALL ? (ONLY ?? tour.map(({ name }) => name)) : SAMPLE;
  test.each(tour.filter(({ name }) => names.includes(name)))(
    'show $name in two languages, two themes and two widths',
    async ({ name, isNarrow, open }) => {
      for (const page of [stage.reader, stage.correspondent])
        await page.setViewportSize(isNarrow ? { width: 360, height: 740 } : { width: 1280, height: 800 });
      const page = await open(stage);
      const drawn: Buffer[] = [];
      for (const language of LANGUAGES_DRAWN) {
        await chooseOn(page, { language });
        drawn.push(...(await draw(page, `${name}-${language}`)));
      }
      expect(new Set(drawn.map((picture) => picture.toString('base64'))).size).toBe(drawn.length);
    },
    ALL_MS,
  );
});

/** How high the page is, after the frame in which a new width has been laid out. */
const untilPainted = (): Promise<number> => {
  scrollTo(0, 0);
  const { documentElement } = document;
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(documentElement.scrollHeight))),
  );
};
