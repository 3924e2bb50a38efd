import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { basename, win32 } from 'node:path';
import { numberedName, safeName } from './safe-name.js';

describe('the name of a file that a peer sent', () => {
  test.each([
    ['passport.pdf', 'passport.pdf'],
    ['Гызылгуль 1.pdf', 'Гызылгуль 1.pdf'],
    ['../../.ssh/authorized_keys', '_.._.ssh_authorized_keys'],
    ['C:\\Windows\\x.dll', 'C_Windows_x.dll'],
    ['.bashrc', 'bashrc'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['a\u0000b\u001b[2J.txt', 'a_b_[2J.txt'],
    ['photo\u202egpj.exe', 'photo_gpj.exe'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['Com1.pdf', '_Com1.pdf'],
    ['console.pdf', 'console.pdf'],
    ['report.pdf. .', 'report.pdf'],
    ['line\nbreak.txt', 'line_break.txt'],
  ])('%j is written as %j', (given, written) => {
    expect(safeName(given)).toBe(written);
  });

  test('keeps its extension when it is too long', () => {
    const name = safeName(`${'ж'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/ж\.pdf$/);
  });

  test('gets a number before its extension', () => {
    expect([numberedName('a.b.pdf', 2), numberedName('README', 3)]).toEqual(['a.b (2).pdf', 'README (3)']);
  });

  test('stays a plain, visible, short name, whatever it was, and stays the same when made safe again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.constantFrom('con', 'aux.', 'LPT9.x', '.'.repeat(300), `${'a'.repeat(199)}. x`),
        ),
        (given) => {
          const name = safeName(given);
          expect(name).not.toBe('');
          expect([basename(name), win32.basename(name)]).toEqual([name, name]);
          expect(name).not.toMatch(/^[.\s]|[.\s]$|[\p{Cc}\p{Cf}]/u);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
          expect(safeName(name)).toBe(name);
        },
      ),
      { numRuns: 500 },
    );
  });
});
