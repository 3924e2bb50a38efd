/**
 * `npm run measure`: the tables of docs/measurements.md, measured on this machine, as Markdown. Some
 * two minutes. `npm run measure -- wire` gives one part: code, wire, lines, rest, times.
 */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { readyCrypto } from '@kopri/crypto/verify';
import { codeTables } from './code.js';
import { lineTables } from './lines.js';
import { restTables } from './rest.js';
import { markdownOf, type Table } from './table.js';
import { timeTables } from './times.js';
import { wireTables } from './wire.js';

const parts: Readonly<Record<string, () => Table[] | Promise<Table[]>>> = {
  code: codeTables,
  wire: wireTables,
  lines: lineTables,
  rest: restTables,
  times: timeTables,
};

const machine = (): string =>
  `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB.\n\n`;

async function main(asked: readonly string[]): Promise<void> {
  await readyCrypto();
  process.stdout.write(machine());
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    for (const table of await measure()) process.stdout.write(`${markdownOf(table)}\n`);
  }
}

await main(process.argv.slice(2));
