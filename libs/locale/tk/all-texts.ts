/** All Turkmen texts. */
import { start } from './start.js';
import { texts as general } from './texts.js';
import { askTexts } from './web/ask.js';
import { caseTexts } from './web/case.js';
import { channelsTexts } from './web/channels.js';
import { correspondentTexts } from './web/correspondent.js';
import { directoryTexts } from './web/directory.js';
import { evidenceTexts } from './web/evidence.js';
import { honestyTexts } from './web/honesty.js';
import { settingsTexts } from './web/settings.js';
import { shellTexts } from './web/shell.js';
import { todayTexts } from './web/today.js';

export const texts = {
  ...start,
  ...general,
  ...shellTexts,
  ...todayTexts,
  ...caseTexts,
  ...askTexts,
  ...directoryTexts,
  ...channelsTexts,
  ...evidenceTexts,
  ...correspondentTexts,
  ...settingsTexts,
  ...honestyTexts,
} as const;
