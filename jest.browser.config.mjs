// Suites that need a real browser: `npm run test:browser`. They start servers and build the web client, one after another.
import common from './jest.config.mjs';

const { testPathIgnorePatterns: _, ...rest } = common;

export default {
  ...rest,
  roots: ['<rootDir>/tests/browser'],
  testEnvironment: '<rootDir>/tests/browser/harness/environment.mjs',
  globalSetup: '<rootDir>/tests/browser/global-setup.mjs',
  testTimeout: 180_000,
  maxWorkers: 1,
};
