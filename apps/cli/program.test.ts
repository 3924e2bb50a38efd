import { describe, expect, test } from '@jest/globals';
import { ids } from './testing/cast.js';
import { FakeKopri } from './testing/fake-kopri.js';
import { run, runJson } from './testing/run.js';

const REF = 'CASC-TR-2026-000007';

describe('common flags', () => {
  test.each([
    [['--home', '/somewhere', '--json', 'status']],
    [['status', '--json', '--home', '/somewhere']],
    [['--json', 'status', '--home=/somewhere', '--yes']],
  ])('stand before or after the command: %j', async (argv) => {
    const { exit, out, profiles } = await run(argv);
    expect([exit, out.length, profiles.opened[0]?.home]).toEqual([0, 1, '/somewhere']);
  });

  test('without --home the profile stands in the home of the person', async () => {
    expect((await run(['status'])).profiles.opened[0]?.home).toBe('/home/of/gyzylgul/.kopri');
  });
});

describe('a command line that cannot be understood ends with 2', () => {
  test.each([
    ['an unknown command', ['frobnicate'], /Unknown command 'frobnicate'/],
    ['a misspelt command', ['stauts'], /Did you mean status/],
    ['no command', [], /Which command of kopri/],
    ['half a command', ['query'], /Which command of kopri query/],
    ['a missing argument', ['send', 'Elif'], /Missing required argument 'text'/],
    ['an argument too many', ['status', 'now'], /Too many arguments/],
    ['an unknown option', ['status', '--loud'], /Unknown option '--loud'/],
    ['a missing option', ['invite'], /--role/],
    ['an option without its value', ['read', 'c1', '--after'], /--after/],
    ['an unknown ground', ['query', 'refuse', REF, '--ground', 'no-time'], /--ground .*'no-time'.* not-held/],
    ['an unknown outcome', ['query', 'close', REF, '--outcome', 'fame'], /--outcome/],
    ['an unknown value', ['query', 'answer', REF, '--question', '1', '--value', 'maybe'], /--value/],
    [
      'an unknown type',
      ['query', 'ask', '--to-country', 'TM', '--type', 'XX', '--urgency', 'U2', '--file', 'q'],
      /--type/,
    ],
    [
      'an unknown urgency',
      ['query', 'ask', '--to-country', 'TM', '--type', 'NAT', '--urgency', 'U9', '--file', 'q'],
      /--urgency/,
    ],
    ['an unknown state', ['query', 'list', '--state', 'lost'], /--state/],
    ['an unknown role', ['invite', '--role', 'king'], /--role/],
    ['question nought', ['query', 'answer', REF, '--question', '0', '--text', 'x'], /Questions count from 1/],
    ['a place that is no number', ['read', 'c1', '--after', 'x'], /--after/],
    [
      'a server that is no address',
      ['network', 'found', '--server', 'kopri', '--setup-token', 'T', '--name', 'S'],
      /https:\/\//,
    ],
    ['an answer without an answer', ['query', 'answer', REF, '--question', '1'], /--text, --value/],
    ['nobody to ask', ['query', 'ask', '--type', 'NAT', '--urgency', 'U2', '--file', 'q'], /whom to ask/],
    [
      'two ways to say whom to ask',
      ['query', 'ask', '--to', 'E', '--to-country', 'TM', '--type', 'NAT', '--urgency', 'U2', '--file', 'q'],
      /whom to ask/,
    ],
    ['nobody to admit', ['admit'], /--all/],
    ['one to admit, and all', ['admit', ids.request(1), '--all'], /--all/],
  ])('%s', async (_, argv, message) => {
    const spoken = await run(argv);
    expect([spoken.exit, spoken.out]).toEqual([2, []]);
    expect(spoken.err.join(' ')).toMatch(message);
    const { exit, json } = await runJson(argv);
    expect(exit).toBe(2);
    expect(json).toEqual({
      error: { code: 'usage', message: expect.stringMatching(message), hint: expect.stringMatching(/kopri/) },
    });
  });

  test('and touches no profile', async () => {
    expect((await run(['query', 'refuse', REF, '--ground', 'no-time'])).profiles.opened).toEqual([]);
  });

  test('and names the help of the command that was meant', async () => {
    expect((await run(['query', 'refuse', REF])).err.at(-1)).toBe('See: kopri query refuse --help');
  });
});

describe('help', () => {
  test('groups the commands and names environment and exit codes', async () => {
    const { exit, out } = await run(['--help']);
    const help = out.join('\n');
    expect(exit).toBe(0);
    for (const part of [
      'Begin:',
      'People:',
      'Write:',
      'Cases:',
      'This computer:',
      'Environment:',
      'KOPRI_PASSPHRASE',
      'Exit codes:',
    ])
      expect(help).toContain(part);
  });

  const commands = [
    ['network', 'found'],
    ['join'],
    ['status'],
    ['directory'],
    ...['show', 'suspend', 'reinstate', 'remove'].map((act) => ['member', act]),
    ['invite'],
    ['invitations'],
    ['withdraw'],
    ['requests'],
    ['admit'],
    ['refuse'],
    ['channel', 'open'],
    ['channels'],
    ['send'],
    ['read'],
    ...[
      'ask',
      'list',
      'show',
      'acknowledge',
      'accept',
      'ask-clarification',
      'clarify',
      'answer',
      'refuse',
      'redirect',
      'extend',
      'close',
    ].map((act) => ['query', act]),
    ...['share', 'list', 'fetch'].map((act) => ['evidence', act]),
    ['sync'],
    ['doctor'],
    ...['list', 'revoke'].map((act) => ['device', act]),
  ];

  test.each(
    commands.map((path) => ({ line: path.join(' '), path })),
  )('kopri $line has an example of itself, and no word a prosecutor must look up', async ({ line, path }) => {
    const { exit, out } = await run([...path, '--help']);
    const help = out.join('\n');
    expect(exit).toBe(0);
    expect(help).toContain(`  $ kopri ${line}`);
    expect(help).not.toMatch(/\b(keys?|epochs?|sessions?|fingerprints?|payload|encrypt\w*|decrypt\w*)\b/i);
  });

  test('version and help need no profile', async () => {
    const { exit, out, profiles } = await run(['--version']);
    expect([exit, out, profiles.opened]).toEqual([0, [expect.stringMatching(/^\d+\.\d+\.\d+$/)], []]);
  });
});

describe('arguments reach the client as they were meant', () => {
  const doneBy = async (...argv: string[]) => {
    const { kopri, exit, err } = await run(argv);
    expect([exit, err]).toEqual([0, []]);
    return kopri.done[0];
  };

  test('a text that begins with a dash stands after two dashes', async () => {
    expect(await doneBy('send', '--json', '--', 'Elif Yılmaz', '-5 degrees')).toEqual([
      'send',
      'Elif Yılmaz',
      '-5 degrees',
    ]);
  });

  test('an answer has its number, its code and its words', async () => {
    expect(await doneBy('query', 'answer', REF, '--question', '2', '--value', 'no', '--text', '- none -')).toEqual([
      'act',
      REF,
      { act: 'answer', question: 2, value: 'no', text: '- none -' },
    ]);
  });

  test('what was not given is absent', async () => {
    expect(await doneBy('query', 'refuse', REF, '--ground', 'not-held')).toEqual([
      'act',
      REF,
      { act: 'refuse', ground: 'not-held' },
    ]);
    expect(await doneBy('invite', '--role', 'practitioner')).toEqual(['invite', { role: 'practitioner' }]);
  });

  test('languages are a list, the best first', async () => {
    const { profiles } = await run(
      ['join', 'https://kopri.example/join#x', '--name', 'Merdan', '--languages', 'tk, ru'],
      { fresh: true },
    );
    expect(profiles.joined).toMatchObject({ name: 'Merdan', languages: ['tk', 'ru'] });
    expect(profiles.joined).not.toHaveProperty('nameLocal');
  });

  test('a misspelt country or authority finds an error, not nobody', async () => {
    const codeOf = async (...argv: string[]) =>
      (await runJson(['directory', ...argv], { kopri: new FakeKopri() })).json['error'];
    expect(await codeOf('--country', 'TK')).toMatchObject({ code: 'country-unknown' });
    expect(await codeOf('--authority', 'tm-gop')).toMatchObject({ code: 'authority-unknown' });
  });
});
