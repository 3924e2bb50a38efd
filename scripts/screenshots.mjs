/** Draws every screen into `pictures/` (`KOPRI_PICTURES_DIR` may name another folder), by the suite that tests that it can be done. */
import { spawnSync } from 'node:child_process';

const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const { status } = spawnSync(process.execPath, [...jest, '-c', 'jest.browser.config.mjs', 'tests/browser/pictures'], {
  stdio: 'inherit',
  env: { ...process.env, KOPRI_PICTURES: '1' },
});
process.exitCode = status ?? 1;
