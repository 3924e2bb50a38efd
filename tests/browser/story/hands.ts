/** What a person does at a page. Everything is found by its role and by its name as assistive technology hears it. */
import type { Locator, Page } from 'playwright-core';

/** A string is the whole name. */
export type Name = string | RegExp;

export interface Where {
  /** The name of an article, a group, a dialog or a navigation around it, where its own name stands more than once. */
  readonly within?: Name;
}

export interface Reach extends Where {
  /** The shortcut that does the same, for hands that have one: `Control+Enter`, or `g a` for two presses in a row. */
  readonly keys?: string;
}

export interface Hands {
  readonly page: Page;
  press(button: Name, reach?: Reach): Promise<void>;
  follow(link: Name, reach?: Reach): Promise<void>;
  /** In place of what stands in the field. */
  write(field: Name, text: string, where?: Where): Promise<void>;
  /** One circle or one box of a group; it stays chosen when it is chosen already. */
  choose(group: string, choice: Name): Promise<void>;
  tick(box: Name, where?: Where): Promise<void>;
  select(field: Name, option: string, where?: Where): Promise<void>;
  /** What stands folded away under this line. */
  unfold(line: string): Promise<void>;
  pickFile(control: Name, path: string): Promise<void>;
}

export type MakeHands = (page: Page) => Promise<Hands>;

type Role = Parameters<Page['getByRole']>[0];

const AROUND = ['article', 'group', 'dialog', 'navigation'] as const satisfies readonly Role[];

/** Names of strings are whole names. */
export const byRole = (around: Page | Locator, role: Role, name: Name): Locator =>
  around.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });

export function placeOf(page: Page, { within }: Where = {}): Page | Locator {
  if (within === undefined) return page;
  return AROUND.map((role) => byRole(page, role, within)).reduce((all, one) => all.or(one));
}

export const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** For names that go on after these words. */
export const beginning = (words: string): RegExp => new RegExp(`^${escaped(words)}`);

export const containing = (words: string): RegExp => new RegExp(escaped(words));
