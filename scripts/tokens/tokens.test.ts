import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import { ownName } from '../../widgets/kit/tokens/token.ts';
import { ROOT } from '../set-up.mjs';
import { withTokens } from './documented.ts';
import { tokenFiles } from './sheets.ts';

const MADE = /^kit\/tokens\/|token-sheet\.ts$/;

/** Every source of the widgets, tests left out. */
const sources = readdirSync(`${ROOT}widgets`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !/test\.ts$|^testing\//.test(path))
  .map((path) => ({ path, text: readFileSync(`${ROOT}widgets/${path}`, 'utf8') }));

const styles = sources.map(({ path, text }) => ({ path, css: [...text.matchAll(/css`([^`]*)`/g)].map(([, css]) => css).join('\n') }));
const own = styles.filter(({ path }) => !MADE.test(path));

function found(pattern: RegExp): string[] {
  return own.flatMap(({ path, css }) => [...css.matchAll(pattern)].map(([words]) => `${path}: ${words.trim()}`));
}

describe('the table of tokens', () => {
  test('every token that a style reads stands in the table', () => {
    const names = new Set(TOKENS.map(({ name }) => `--partner-${name}`));
    const read = own.flatMap(({ css }) => css.match(/--partner-[\w-]+/g) ?? []);
    expect([...new Set(read)].filter((name) => !names.has(name))).toEqual([]);
  });

  test('every token in the table is read by a style: none is offered in vain', () => {
    const all = own.map(({ css }) => css).join('\n');
    const isRead = (token: (typeof TOKENS)[number]): boolean =>
      all.includes(token.isDeclared === false ? `var(--partner-${token.name}` : `var(${ownName(token)})`) ||
      TOKENS.some(({ value }) => typeof value === 'object' && Object.values(value).includes(token.name));
    expect(TOKENS.filter((token) => !isRead(token)).map(({ name }) => name)).toEqual([]);
  });

  test('no name stands twice, and each says what it is for', () => {
    expect(new Set(TOKENS.map(({ name }) => name)).size).toBe(TOKENS.length);
    expect(new Set(TOKENS.map(ownName)).size).toBe(TOKENS.length);
    expect(TOKENS.filter(({ use }) => use.length < 4)).toEqual([]);
  });

  test.each(Object.entries(tokenFiles()))('%s is what `npm run tokens` makes of it', (path, made) => {
    const plain = (text: string): string => text.replace(/[\s'"]+/g, '');
    expect(plain(readFileSync(ROOT + path, 'utf8'))).toBe(plain(made));
  });

  test('docs/THEMING.md has every token as the table has it', () => {
    const document = readFileSync(`${ROOT}docs/THEMING.md`, 'utf8');
    expect(withTokens(document)).toBe(document);
  });

  test('the file for drawing tools has a type and a value for each, of the forms that the format knows', () => {
    const groups: Record<string, Record<string, { $type: string; $value: unknown }>> = JSON.parse(
      tokenFiles()['widgets/presets/tokens.json'] ?? '',
    );
    const tokens = Object.values(groups).flatMap((group) => Object.values(group));
    const types = ['color', 'dimension', 'fontFamily', 'fontWeight', 'duration', 'cubicBezier', 'number', 'shadow'];
    expect(tokens.filter(({ $type }) => !types.includes($type))).toEqual([]);
    expect(JSON.stringify(tokens)).not.toContain('null');
    expect(Object.keys(groups.light ?? {})).toEqual(Object.keys(groups.dark ?? {}));
  });
});

describe('styles', () => {
  test('write no size of text, weight, hairline, distance or duration that a token says', () => {
    expect(
      found(
        /(font-size: (12|13|14|16|20|28)px|font-weight: (400|600)|(?<![\w-])1px (solid|dashed) var|(?<!scroll-)(padding|margin|gap)[a-z-]*: [^;]*(?<![\w.%-])(4|8|12|16|24|32)px|(transition|animation)[a-z-]*: [^;]*\d0ms)[^;]*/g,
      ).filter((line) => !/print|receipt/.test(line)),
    ).toEqual([]);
  });

  test('leave newer colour syntax to the tokens, where older engines have something else to read', () => {
    const guarded = (css: string): string => css.replace(/@supports \(color: color-mix[\s\S]*?\n {2}\}/g, '');
    const raw = own.flatMap(({ path, css }) =>
      [...guarded(css).matchAll(/[^\n]*(oklch|light-dark|color-mix)\([^\n]*/g)].map(([line]) => `${path}: ${line.trim()}`),
    );
    // Without it the line under a link is as dark as its words.
    expect(raw.filter((line) => !line.includes('text-decoration-color'))).toEqual([]);
  });
});
