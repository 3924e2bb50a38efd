/** The least page that runs by releases: it tells the test what its handlers were told. */
import {
  adoptUpdate,
  releaseState,
  startRelease,
  type ReleaseAlarm,
  type ReleaseState,
} from '../../../../apps/web/src/release/release.js';

export interface PageUnderTest {
  readonly updates: ReleaseState[];
  readonly alarms: ReleaseAlarm[];
  readonly violations: string[];
  state(): ReleaseState;
  adopt(): Promise<void>;
  later(): Promise<string>;
}

declare global {
  interface Window {
    kopri: PageUnderTest;
  }
}

window.kopri = {
  updates: [],
  alarms: [],
  violations: [],
  state: releaseState,
  adopt: adoptUpdate,
  later: () => import('./later.js').then(({ later }) => later),
};

document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
  window.kopri.violations.push(effectiveDirective),
);

void startRelease({
  onUpdateReady: (update) => window.kopri.updates.push(update),
  onAlarm: (alarm) => window.kopri.alarms.push(alarm),
});
