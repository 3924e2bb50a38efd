/** First of all: whether this browser can, then the language, then the entry; the worker loads the rest meanwhile. */
import { render, type ComponentChildren } from 'preact';
import { loadStart, speakStart, type StartSpeaker } from '@kopri/locale';
import './styles/start.css';
import { App } from './app.js';
import { browserFaults } from './browser-check.js';
import { CoreContext } from './core/core-context.js';
import { startCore } from './core/core.js';
import { firstLanguage, LanguageProvider } from './language.js';
import { takeArrival } from './screens/start/arrival.js';
import { eraseWhereAsked } from './screens/start/device-mark.js';
import { applyAppearance } from './ui/theme.js';

async function boot(place: HTMLElement): Promise<void> {
  applyAppearance();
  const faults = browserFaults();
  if (faults !== undefined) {
    const { TooOld } = await import('./screens/start/too-old.js');
    return show(place, await firstWords(), <TooOld {...faults} />);
  }
  const arrival = takeArrival();
  await eraseWhereAsked();
  const first = await firstWords();
  const core = startCore();
  show(
    place,
    first,
    <CoreContext.Provider value={core}>
      <App arrival={arrival} />
    </CoreContext.Provider>,
  );
}

/** On a narrow line before the worker, which is ten times as much. */
const firstWords = async (): Promise<StartSpeaker> => speakStart(await loadStart(firstLanguage()));

function show(place: HTMLElement, first: StartSpeaker, what: ComponentChildren): void {
  place.replaceChildren();
  render(<LanguageProvider first={first}>{what}</LanguageProvider>, place);
}

const place = document.getElementById('app');
if (place !== null) void boot(place);
