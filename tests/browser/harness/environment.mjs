/** Prints what every page of `TestBrowser` showed at the moment a test failed: a timeout alone says little. */
import { TestEnvironment } from 'jest-environment-node';

const SHOWN = 1_200;

export default class BrowserEnvironment extends TestEnvironment {
  async handleTestEvent({ name, test, hook }) {
    if (name !== 'test_fn_failure' && name !== 'hook_failure') return;
    for (const context of this.global.browserContexts ?? [])
      for (const page of context.pages()) process.stderr.write(`${test?.name ?? hook.type}\n${await shownOn(page)}\n`);
  }
}

async function shownOn(page) {
  try {
    const text = await page.locator('body').innerText({ timeout: 2_000 });
    return `  ${page.url()}\n  ${text.replace(/\s+/g, ' ').slice(0, SHOWN)}`;
  } catch (error) {
    return `  ${page.url()}: ${String(error).split('\n')[0]}`;
  }
}
