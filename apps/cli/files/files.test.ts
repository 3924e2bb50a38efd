import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isAppError } from '@kopri/protocol';
import { testFolder } from '../testing/folder.js';
import { fileSource } from './file-source.js';
import { folderSink, outputFolder } from './folder-sink.js';
import { readJsonFile } from './json-file.js';

const folder = testFolder();
const at = (name: string): string => join(folder(), name);

const written = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(at(name), content);
  return at(name);
};

/** Code and detail of the failure, as the person sees them. */
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'succeeded',
    (error: unknown) => (isAppError(error) ? [error.code, error.detail] : error),
  );

describe('a file to share', () => {
  test('travels with its name, size, type and every byte', async () => {
    const source = await fileSource(await written('Photo of V1.JPG', 'bytes'));
    expect(source).toMatchObject({ name: 'Photo of V1.JPG', size: 5, type: 'image/jpeg' });
    const chunks: Uint8Array[] = [];
    for await (const chunk of source.open()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe('bytes');
  });

  test('travels without a type when its extension is not known', async () => {
    expect(await fileSource(await written('dump.e01', 'x'))).not.toHaveProperty('type');
  });

  test('gets a name that every system takes', async () => {
    expect((await fileSource(await written('15:30 call.mp3', 'x'))).name).toBe('15_30 call.mp3');
  });

  test('that is missing, empty or no file is named', async () => {
    await mkdir(at('inside'));
    expect(await failureOf(fileSource(at('none.pdf')))).toEqual(['file-missing', at('none.pdf')]);
    expect(await failureOf(fileSource(join(await written('a.pdf', 'x'), 'b.pdf')))).toEqual([
      'file-missing',
      at('a.pdf/b.pdf'),
    ]);
    expect(await failureOf(fileSource(await written('zero.pdf', '')))).toEqual(['file-empty', at('zero.pdf')]);
    expect(await failureOf(fileSource(at('inside')))).toEqual(['file-unreadable', at('inside')]);
  });
});

describe('a JSON file', () => {
  test('is read as it stands, with or without a byte order mark', async () => {
    expect(await readJsonFile(await written('q.json', '\ufeff{"type":"NAT"}'))).toEqual({ type: 'NAT' });
  });

  test('that is no JSON is named with the line', async () => {
    expect(await failureOf(readJsonFile(await written('q.json', '{\n  "a": 1,\n  b: 2\n}')))).toEqual([
      'file-unreadable',
      `${at('q.json')}: no JSON, line 3`,
    ]);
    expect(await failureOf(readJsonFile(await written('q.json', Uint8Array.of(0x22, 0xff, 0x22))))).toEqual([
      'file-unreadable',
      `${at('q.json')}: no JSON`,
    ]);
  });

  test('that is missing or empty is named', async () => {
    expect(await failureOf(readJsonFile(at('none.json')))).toEqual(['file-missing', at('none.json')]);
    expect(await failureOf(readJsonFile(await written('zero.json', '')))).toEqual(['file-empty', at('zero.json')]);
  });
});

describe('a fetched file', () => {
  const fetched = async (name: string, content: string, unique: string, ways = {}): Promise<string> => {
    const sink = await folderSink(await outputFolder(at('out')), { name }, { unique: () => unique, ...ways });
    await sink.write(Buffer.from(content));
    return sink.finish();
  };

  test('appears under its name only when it is whole', async () => {
    const sink = await folderSink(
      await outputFolder(at('out/deeper')),
      { name: 'passport.pdf' },
      { unique: () => '1' },
    );
    await sink.write(Buffer.from('PD'));
    expect(await readdir(at('out/deeper'))).toEqual(['.kopri-1.part']);
    await sink.write(Buffer.from('F'));
    expect(await sink.finish()).toBe(at('out/deeper/passport.pdf'));
    expect(await readdir(at('out/deeper'))).toEqual(['passport.pdf']);
    expect(await readFile(at('out/deeper/passport.pdf'), 'utf8')).toBe('PDF');
  });

  test('leaves nothing behind when it is given up', async () => {
    const sink = await folderSink(await outputFolder(at('out')), { name: 'passport.pdf' }, { unique: () => '1' });
    await sink.write(Buffer.from('PD'));
    await sink.abort();
    expect(await readdir(at('out'))).toEqual([]);
  });

  test('never overwrites what is there, and gets a number instead', async () => {
    await mkdir(at('out'));
    await writeFile(at('out/passport.pdf'), 'mine');
    expect(await fetched('passport.pdf', 'theirs', '1')).toBe(at('out/passport (2).pdf'));
    expect(await fetched('passport.pdf', 'again', '2')).toBe(at('out/passport (3).pdf'));
    expect(await readFile(at('out/passport.pdf'), 'utf8')).toBe('mine');
  });

  test('overwrites nothing on a disk that knows no second names either', async () => {
    const ways = { linkFile: () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' })) };
    expect(await fetched('passport.pdf', 'first', '1', ways)).toBe(at('out/passport.pdf'));
    expect(await fetched('passport.pdf', 'second', '2', ways)).toBe(at('out/passport (2).pdf'));
    expect(await readFile(at('out/passport.pdf'), 'utf8')).toBe('first');
    expect(await readdir(at('out'))).toHaveLength(2);
  });

  test('follows no link out of the folder', async () => {
    await mkdir(at('out'));
    await symlink(at('elsewhere.pdf'), at('out/passport.pdf'));
    expect(await fetched('passport.pdf', 'theirs', '1')).toBe(at('out/passport (2).pdf'));
    expect(await readdir(folder())).toEqual(['out']);
  });

  test('stays in the folder whatever the peer calls it', async () => {
    expect(await fetched('../../outside.txt', 'x', '1')).toBe(at('out/_.._outside.txt'));
  });

  test('is for its owner alone', async () => {
    expect((await stat(await fetched('passport.pdf', 'x', '1'))).mode & 0o077).toBe(0);
  });

  test('needs a folder: a file in its place is left alone', async () => {
    await written('taken', 'x');
    expect(await failureOf(outputFolder(at('taken')))).toEqual(['output-exists', at('taken')]);
    expect(await failureOf(outputFolder(at('taken/deeper')))).toEqual(['output-exists', at('taken/deeper')]);
  });
});
