/** What several commands ask of their arguments. A value that cannot be meant ends with 2 and says what was expected. */
import { InvalidArgumentError, Option, type Command } from 'commander';

/** A command that only holds others. */
export const group = (program: Command, name: string, description: string): Command =>
  program.command(name).description(description).usage('COMMAND [options]').helpCommand(false);

/** One or several examples under the help of a command. */
export const withExample = (command: Command, ...examples: readonly string[]): Command =>
  command.addHelpText(
    'after',
    `\nExample${examples.length > 1 ? 's' : ''}:\n${examples.map((example) => `  $ ${example}`).join('\n')}`,
  );

/** An option that takes one code of a list; the help names them all. */
export const choice = (flags: string, description: string, codes: readonly string[]): Option =>
  new Option(flags, description).choices(codes);

export const requiredChoice = (flags: string, description: string, codes: readonly string[]): Option =>
  choice(flags, description, codes).makeOptionMandatory();

export function parseQuestionNumber(text: string): number {
  const number = parseCount(text);
  if (number === 0) throw new InvalidArgumentError('Questions count from 1.');
  return number;
}

export function parseCount(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('Expected a number.');
  return number;
}

export function parseServerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('Expected an address such as https://kopri.example.');
  return text.replace(/\/+$/, '');
}

/** `tk,ru` → two languages. */
export const parseLanguages = (text: string): string[] =>
  text
    .split(',')
    .map((language) => language.trim())
    .filter((language) => language !== '');

/** Leaves out what was not given, so that optional fields are absent and not `undefined`. */
export function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
