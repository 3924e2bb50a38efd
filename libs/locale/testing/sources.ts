/** Finds in sources what belongs into the catalogue: texts written in components, and the browser's own formatting. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { sameInAll } from './same-in-all.js';

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Sources below a folder, without tests, in a fixed order; none where there is no such folder. */
export function sourcesBelow(folder: string): Source[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|(^|\/)(node_modules|dist)\//.test(path))
    .sort()
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), 'utf8') }));
}

const shownAttributes = new Set([
  'title',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'placeholder',
  'alt',
  'label',
]);
const letters = /\p{L}/u;

const withoutNames = (written: string): string =>
  written
    .split(/\s+/)
    .filter((word) => !sameInAll.has(word))
    .join(' ');

/** Texts that people would read, as `path:line text`: text between tags, and strings in attributes that are shown or spoken. */
export function hardCodedTexts({ path, text }: Source): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const written = writtenText(node);
    if (written !== undefined && letters.test(withoutNames(written)))
      found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${written.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function writtenText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (!isText(node)) return undefined;
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return isShown(parent) ? node.text : undefined;
  return isShownExpression(parent) ? node.text : undefined;
}

const isText = (node: ts.Node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateHead =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node);

const isShown = (attribute: ts.JsxAttribute): boolean => shownAttributes.has(attribute.name.getText());

/** Through choices and joins to the braces around: `{late ? 'Late' : ''}` is as shown as `Late`. */
function isShownExpression(node: ts.Node): boolean {
  if (ts.isJsxExpression(node)) return ts.isJsxAttribute(node.parent) ? isShown(node.parent) : true;
  const carries =
    ts.isConditionalExpression(node) || ts.isTemplateExpression(node) || ts.isParenthesizedExpression(node);
  return (carries || isJoin(node)) && isShownExpression(node.parent);
}

const isJoin = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) &&
  [ts.SyntaxKind.PlusToken, ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.QuestionQuestionToken].includes(
    node.operatorToken.kind,
  );

/** Every string literal of the sources: what could be the key of a text. */
export function stringLiterals(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(sources.flatMap(({ text }) => [...text.matchAll(/'([\w.-]+)'/g)].map(([, key = '']) => key)));
}

/** Calls that leave the writing of dates, numbers or words to the browser, as `path:line call`. */
export const browserFormatting = ({ path, text }: Source): string[] =>
  text.split('\n').flatMap((line, at) => {
    const [call] = /\bIntl\s*\.|\.toLocale\w*\s*\(/.exec(line) ?? [];
    return call === undefined ? [] : [`${path}:${at + 1} ${call}`];
  });
