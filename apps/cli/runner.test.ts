import { describe, expect, test } from '@jest/globals';
import { AppError } from '@kopri/protocol';
import { elif, ids } from './testing/cast.js';
import { FakeKopri } from './testing/fake-kopri.js';
import { run, runJson } from './testing/run.js';

describe('every command', () => {
  test('catches up first, sends what it queued, and closes the profile', async () => {
    const { kopri } = await run(['invite', '--role', 'practitioner']);
    expect([kopri.syncs, kopri.unsent, kopri.closed]).toEqual([2, 0, 1]);
  });

  test('does not wait twice for a server that is away', async () => {
    const kopri = new FakeKopri();
    kopri.offline = true;
    await run(['send', elif.member, 'Hello'], { kopri });
    expect([kopri.syncs, kopri.unsent, kopri.closed]).toEqual([1, 1, 1]);
  });

  test('closes the profile when it fails', async () => {
    const { kopri, exit } = await run(['member', 'show', 'Nobody']);
    expect([exit, kopri.closed]).toEqual([1, 1]);
  });

  test('says that the server is away, beside the answer', async () => {
    const kopri = new FakeKopri();
    kopri.offline = true;
    const { out, err } = await run(['channels'], { kopri });
    expect(out.join('\n')).toContain('V1, nationality');
    expect(err.join('\n')).toContain('could not be reached');
  });
});

describe('a failure', () => {
  const failing = (error: unknown): FakeKopri => {
    const kopri = new FakeKopri();
    kopri.trouble = error;
    return kopri;
  };

  test('is one line of JSON with code, message and hint, and exit 1', async () => {
    const { exit, json, err } = await runJson(['member', 'show', 'Nobody']);
    expect([exit, err]).toEqual([1, []]);
    expect(json).toEqual({
      error: {
        code: 'member-unknown',
        message: 'No member of this name or id.',
        hint: expect.stringContaining('kopri directory'),
      },
    });
  });

  test('is words and the next step on standard error without --json', async () => {
    const { out, err } = await run(['member', 'show', 'Nobody']);
    expect([out, err]).toEqual([
      [],
      ['No member of this name or id.', 'Search in the directory. Run kopri directory --text TEXT.'],
    ]);
  });

  test('of a document names all its faults with their paths', async () => {
    const faults = [
      { path: '$.stage', fault: 'missing' },
      { path: '$.questions[0].text', fault: 'empty' },
    ];
    const kopri = failing(new AppError('query-faulty', { faults }));
    expect((await runJson(['sync'], { kopri })).json).toEqual({
      error: { code: 'query-faulty', message: expect.any(String), hint: expect.any(String), faults },
    });
    expect((await run(['sync'], { kopri })).err.join('\n')).toMatch(/\$\.stage: .*\n.*\$\.questions\[0\]\.text: /);
  });

  test('that is a bug shows an id and nothing of its inside', async () => {
    const kopri = failing(new TypeError('secret of Gyzylgul'));
    const { exit, json, err } = await runJson(['sync'], { kopri });
    expect(exit).toBe(1);
    expect(json).toMatchObject({
      error: { code: 'internal', id: 'incident1', message: expect.stringContaining('incident1') },
    });
    expect(JSON.stringify([json, err])).not.toContain('Gyzylgul');
  });

  test('tells where it came from when KOPRI_DEBUG is set', async () => {
    const { err } = await run(['sync'], {
      kopri: failing(new TypeError('inside')),
      env: { KOPRI_PASSPHRASE: 'x', KOPRI_DEBUG: '1' },
    });
    expect(err.join('\n')).toMatch(/TypeError: inside\n\s+at /);
  });

  test('cannot smuggle terminal commands into its words', async () => {
    const { err } = await run(['sync'], { kopri: failing(new AppError('not-found', { detail: 'a\u001b[2Jb' })) });
    expect(err.join('')).not.toContain('\u001b');
  });

  test('to catch up is told by status and doctor beside what they know', async () => {
    const kopri = failing(new AppError('device-removed'));
    kopri.state = 'removed';
    const { exit, json, err } = await runJson(['status'], { kopri });
    expect([exit, json['state']]).toEqual([0, 'removed']);
    expect(err.join('\n')).toContain('no longer belongs to the network');
    expect((await run(['doctor'], { kopri })).exit).toBe(0);
    expect((await runJson(['channels'], { kopri })).json['error']).toMatchObject({ code: 'device-removed' });
  });
});

describe('the passphrase', () => {
  const silent = { env: {} };

  test('is asked for at a terminal', async () => {
    const { profiles, exit } = await run(['status'], { ...silent, interactive: true, secrets: ['open sesame'] });
    expect([exit, profiles.opened[0]?.passphrase]).toEqual([0, 'open sesame']);
  });

  test('that is nowhere to be had is an error of its own', async () => {
    expect((await runJson(['status'], silent)).json['error']).toMatchObject({ code: 'passphrase-missing' });
    expect((await runJson(['status'], { env: { KOPRI_PASSPHRASE: '' } })).json['error']).toMatchObject({
      code: 'passphrase-missing',
    });
  });

  test('is chosen by typing it twice alike', async () => {
    const { profiles, exit } = await run(['join', 'L', '--name', 'Merdan'], {
      ...silent,
      fresh: true,
      interactive: true,
      secrets: ['one', 'two', 'three', 'three'],
    });
    expect([exit, profiles.joined?.passphrase]).toEqual([0, 'three']);
  });

  test('is not asked for a profile that is not there, or is there already', async () => {
    const missing = await runJson(['status'], { ...silent, fresh: true, interactive: true });
    expect([missing.json['error'], missing.terminal.asked]).toEqual([
      expect.objectContaining({ code: 'profile-missing' }),
      [],
    ]);
    const existing = await runJson(['join', 'L', '--name', 'Merdan'], { ...silent, interactive: true });
    expect([existing.json['error'], existing.terminal.asked]).toEqual([
      expect.objectContaining({ code: 'profile-exists' }),
      [],
    ]);
  });
});

describe('a question before what cannot be undone', () => {
  const remove = ['member', 'remove', elif.member];

  test('names the person and the effect, and a no changes nothing', async () => {
    const { kopri, terminal, exit, err } = await run(remove, { interactive: true, confirms: false });
    expect(terminal.asked).toEqual([
      'Remove Elif Yılmaz for good? Their devices open nothing that is sent from now on.',
    ]);
    expect([kopri.done, kopri.closed, exit, err]).toEqual([[], 1, 130, ['Nothing was done.']]);
  });

  test.each([
    ['a yes', remove, { interactive: true, confirms: true }],
    ['--yes', [...remove, '--yes'], { interactive: true }],
    ['--json', [...remove, '--json'], { interactive: true }],
    ['no terminal', remove, {}],
  ])('lets it happen after %s', async (_, argv, setting) => {
    const { kopri, exit } = await run(argv, setting);
    expect([exit, kopri.done]).toEqual([0, [['removed', elif.member, undefined]]]);
  });

  test.each([
    ['sends', ['send', elif.member, 'Hello']],
    ['answers', ['query', 'acknowledge', 'CASC-TM-2026-000123']],
  ])('after an alarm nobody but a person %s', async (_, send) => {
    const alarmed = (): FakeKopri => Object.assign(new FakeKopri(), { alarm: 'claim-differs' });
    expect(
      (await runJson([...send, '--yes'], { kopri: alarmed(), interactive: true, confirms: true })).json['error'],
    ).toMatchObject({ code: 'claim-differs' });
    expect((await run(send, { kopri: alarmed() })).exit).toBe(1);
    expect((await run(send, { kopri: alarmed(), interactive: true, confirms: true })).exit).toBe(0);
  });

  test('after an alarm a message goes for whoever says so beforehand', async () => {
    const kopri = Object.assign(new FakeKopri(), { alarm: 'claim-differs' });
    expect((await run(['send', elif.member, 'Hello', '--accept-differing'], { kopri })).exit).toBe(0);
  });
});

test('a request that is no id is unknown, whatever it holds', async () => {
  expect((await runJson(['admit', '../x'])).json['error']).toMatchObject({ code: 'request-unknown' });
  expect((await run(['admit', ids.request(1)])).exit).toBe(0);
});
