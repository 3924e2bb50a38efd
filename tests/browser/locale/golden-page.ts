/** The table of dates, numbers and plurals as this browser writes it. */
import { renderGoldenTable } from '../../../libs/locale/testing/golden.js';

Object.assign(globalThis, { renderGoldenTable });
