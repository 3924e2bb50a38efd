/** What happens when the person asks a command to stop. */
import { describe, expect, test } from '@jest/globals';
import { elif } from './testing/cast.js';
import { FakeKopri } from './testing/fake-kopri.js';
import { run, runJson } from './testing/run.js';

describe('stopping', () => {
  test('a command that is under way closes the profile and ends with 130, with no answer', async () => {
    const stop = new AbortController();
    const kopri = new FakeKopri();
    kopri.doctor = () => {
      stop.abort();
      return new Promise(() => undefined);
    };
    const { exit, out } = await run(['doctor', '--json'], { kopri, signal: stop.signal });
    expect([exit, out, kopri.closed]).toEqual([130, [], 1]);
  });

  test('while it waits for the server leaves undone what was to be done, and prints nothing', async () => {
    const stop = new AbortController();
    const kopri = new FakeKopri();
    const caughtUp = kopri.sync.bind(kopri);
    kopri.sync = async () => {
      stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 10));
      return caughtUp();
    };
    kopri.close = () => new Promise((resolve) => setTimeout(resolve, 30));
    const { exit, out } = await run(['send', elif.member, 'Hello', '--json'], { kopri, signal: stop.signal });
    expect([exit, out, kopri.done]).toEqual([130, [], []]);
  });

  test('before the profile was open stops there', async () => {
    const kopri = new FakeKopri();
    const { exit, out } = await run(['send', elif.member, 'Hello'], { kopri, signal: AbortSignal.abort() });
    expect([exit, out, kopri.done, kopri.syncs, kopri.closed]).toEqual([130, [], [], 0, 1]);
  });

  test('tells what was made, because the check number is shown only once', async () => {
    const { exit, json } = await runJson(['join', 'L', '--name', 'Merdan'], {
      fresh: true,
      signal: AbortSignal.abort(),
    });
    expect([exit, json['check']]).toEqual([0, '123 456']);
  });

  test('sync --follow prints a line a turn until it is stopped, and ends well', async () => {
    const stop = new AbortController();
    const kopri = new FakeKopri();
    kopri.news.push({ received: 1, sent: 0, queued: 0 }, { received: 0, sent: 2, queued: 1 });
    const running = run(['sync', '--follow', '--json'], { kopri, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    const { exit, out } = await running;
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { received: 2, sent: 0, queued: 0 },
      { received: 1, sent: 0, queued: 0 },
      { received: 0, sent: 2, queued: 1 },
    ]);
    expect([exit, kopri.closed]).toEqual([0, 1]);
  });
});
