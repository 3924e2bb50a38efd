/** The content security policy in a real browser, and a first visit that Mallory spoils. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../harness/browser.js';
import { Publisher } from './publisher.js';
import { alarmOf, Stage } from './stage.js';

describeInBrowser('the page', () => {
  let publisher: Publisher;
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    publisher = await Publisher.open();
    stage = await Stage.withFirst(await publisher.publish('first'));
    page = stage.page;
  });
  afterAll(async () => {
    await stage?.end();
    await publisher?.close();
  });

  const violationsBy = (means: string): Promise<string[]> => {
    // Another port is another origin.
    const foreign = stage.mallory.upstream;
    return page.evaluate(
      async ([means = '', address = '']) => {
        window.kopri.violations.length = 0;
        const link = document.createElement('a');
        link.href = address;
        const acts: Record<string, () => unknown> = {
          fetch: () => fetch(link.href),
          image: () => (new Image().src = `${link.href}icons/kopri.svg`),
          socket: () => new WebSocket(link.href.replace('http', 'ws')),
          frame: () => document.body.append(Object.assign(document.createElement('iframe'), { src: link.href })),
          style: () => document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' })),
          form: () => {
            const form = Object.assign(document.createElement('form'), { action: link.href });
            document.body.append(form);
            form.submit();
          },
        };
        try {
          await acts[means]?.();
        } catch {
          // A refusal may also throw.
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
        return window.kopri.violations;
      },
      [means, foreign],
    );
  };

  test.each([
    ['fetch', 'connect-src'],
    ['socket', 'connect-src'],
    ['image', 'img-src'],
    ['frame', 'frame-src'],
    ['style', 'style-src-elem'],
    ['form', 'form-action'],
  ])('may not reach another origin or bring its own style by %s: %s', async (means, directive) => {
    expect(await violationsBy(means)).toContain(directive);
  });

  test('may turn no text into script or markup (Trusted Types)', async () => {
    const thrown = await page.evaluate(async () => {
      // DevTools lift the ban on eval for as long as their own call is on the stack.
      await new Promise((resolve) => setTimeout(resolve));
      const tries: (() => unknown)[] = [
        () => (document.createElement('div').innerHTML = '<img src=x onerror=1>'),
        () => (document.createElement('script').text = '1'),
        () => (document.createElement('script').src = '/elsewhere.js'),
        () => new Worker('/elsewhere.js'),
        () => (window as unknown as { eval(text: string): unknown }).eval('1'),
        () =>
          (
            window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('another', {}),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return 'allowed';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(thrown).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError', 'EvalError', 'TypeError']);
  });
});

describeInBrowser('on a first visit', () => {
  test('an inline script does not run, and a page that is not the release’s is told to be none', async () => {
    const publisher = await Publisher.open();
    const stage = await Stage.open(await publisher.publish('first'));
    stage.change('/', (html) => html.replace('<head>', '<head><script>window.inline = true;</script>'));
    const said: string[] = [];
    stage.page.on('console', (message) => said.push(message.text()));
    await stage.page.goto(stage.mallory.url);
    expect(await alarmOf(stage.page)).toEqual({ code: 'release-refused', reason: 'hash' });
    expect(await stage.page.evaluate(() => 'inline' in window)).toBe(false);
    expect(said.join('\n')).toMatch(/inline script.*Content Security Policy/i);
    expect(await stage.page.evaluate(() => window.kopri.state().running)).toBeUndefined();
    await stage.end();
    await publisher.close();
  });
});
