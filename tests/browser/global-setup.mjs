/** As for every suite, and finds the browser once: `KOPRI_CHROMIUM`, else the usual places. */
import { existsSync } from 'node:fs';
import prepareFolder from '../global-setup.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export default async function setup() {
  await prepareFolder();
  const given = process.env.KOPRI_CHROMIUM;
  const found = given ? given : USUAL_PLACES.find((place) => existsSync(place));
  if (found !== undefined && existsSync(found)) {
    process.env.KOPRI_CHROMIUM = found;
    return;
  }
  const reason = given
    ? `KOPRI_CHROMIUM names ${given}, which is not there`
    : 'no Chromium; KOPRI_CHROMIUM may name one';
  if (process.env.CI === 'true') throw new Error(reason);
  delete process.env.KOPRI_CHROMIUM;
  process.stderr.write(`skipped: tests in a browser; ${reason}\n`);
}
