import { describe, expect, test } from '@jest/globals';
import { block, sheet, table, widthOf } from './table.js';

describe('a table', () => {
  test('lines up in any script', () => {
    const lines = table(
      ['Name', 'Country'],
      [
        ['Gyzylgul', 'TM'],
        ['สมชาย ใจดี', 'TH'],
        ['Нино', 'GE'],
      ],
      80,
    );
    const starts = lines.map((line) => widthOf(line.slice(0, line.search(/(Country|TM|TH|GE)$/))));
    expect(new Set(starts).size).toBe(1);
  });

  test('leaves out a column in which nothing stands', () => {
    expect(table(['Name', 'State', 'Country'], [['Elif', '', 'TR']], 80)).toEqual(['Name  Country', 'Elif  TR']);
  });

  test('wraps its last column under itself', () => {
    expect(table(['No', 'Text'], [['1', 'one two three four five six seven eight']], 30)).toEqual([
      'No  Text',
      '1   one two three four five',
      '    six seven eight',
    ]);
  });

  test('leaves wrapping to the terminal where there is no room', () => {
    expect(table(['A column that is wide', 'Text'], [['x', 'one two three four']], 20)[1]).toMatch(
      /one two three four$/,
    );
  });
});

test('a sheet shows labels beside values and no empty ones', () => {
  expect(
    sheet(
      [
        ['State', 'Active'],
        ['Position', ''],
        ['To be sent', '2'],
      ],
      80,
    ),
  ).toEqual(['State       Active', 'To be sent  2']);
});

test('a block keeps the lines of its text', () => {
  expect(block('one\n\ntwo', 2, 80)).toEqual(['  one', '', '  two']);
});
