/** Plural categories by the text of the CLDR rules (UTS 35, part 3), so that a language is data and needs no code. */

/** The categories that a language has besides `other`, each with its rule, as in `v = 0 and i % 10 = 2..4`. */
export type PluralRules = Readonly<Partial<Record<'one' | 'few' | 'many', string>>>;
export type PluralCategory = 'one' | 'few' | 'many' | 'other';

/** What each language must tell apart; `other` is what is left. */
export interface Categories {
  readonly en: 'one' | 'other';
  readonly ru: 'one' | 'few' | 'many' | 'other';
  readonly tk: 'one' | 'other';
  readonly tr: 'one' | 'other';
}

/** `n` the number, `i` its whole part, `v` how many decimals it shows, `f` those decimals. */
type Operands = Readonly<Record<'n' | 'i' | 'v' | 'f', number>>;

export function pluralCategory(rules: PluralRules, n: number): PluralCategory {
  const operands = operandsOf(Math.abs(n));
  const fits = (rule: string | undefined): boolean => rule !== undefined && holds(rule, operands);
  return (['one', 'few', 'many'] as const).find((category) => fits(rules[category])) ?? 'other';
}

function operandsOf(n: number): Operands {
  const [, decimals = ''] = String(n).split('.');
  return { n, i: Math.trunc(n), v: decimals.length, f: Number(decimals) };
}

const holds = (rule: string, operands: Operands): boolean =>
  rule.split(' or ').some((all) => all.split(' and ').every((relation) => relationHolds(relation, operands)));

function relationHolds(relation: string, operands: Operands): boolean {
  const [, name = 'n', modulus, sign, ranges = ''] = /^([nivf])(?: % (\d+))? (!?=) (\S+)$/.exec(relation) ?? [];
  const operand = operands[name as keyof Operands];
  const value = modulus === undefined ? operand : operand % Number(modulus);
  return ranges.split(',').some((range) => within(range, value)) === (sign === '=');
}

/** `1` or `2..4`: a range holds whole numbers only. */
function within(range: string, value: number): boolean {
  const [from = '', to = from] = range.split('..');
  return Number.isInteger(value) && value >= Number(from) && value <= Number(to);
}
