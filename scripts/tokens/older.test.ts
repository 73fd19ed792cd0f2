import { readdirSync, readFileSync } from 'node:fs';
import Color from 'colorjs.io';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../set-up.mjs';
import { tokenFiles } from './sheets.ts';

/** What browsers learned after the oldest that docs/BROWSERS.md names: Chromium 107, Safari 16.4, Firefox 110. */
const TOO_NEW = [
  /\.(toSorted|toReversed|toSpliced)\(/,
  /\b(Map|Object)\.groupBy\(/,
  /\bPromise\.withResolvers\(/,
  /\bAbortSignal\.any\(/,
  /\bArray\.fromAsync\(/,
  /\bURL\.canParse\(/,
  /\.checkVisibility\(/,
  /\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
  /\.(values|keys|entries)\(\)\.(map|filter|find|some|every|toArray|take|drop|flatMap|reduce|forEach)\(/,
  /\.(showPopover|hidePopover|togglePopover)\(|':popover-open'/,
];

/** `kit/popover.ts` asks first; the receipt's script brings its own. */
const GUARDED = /^kit\/popover\.ts$|^receipt\//;

const sources = readdirSync(`${ROOT}widgets`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/test\.ts$|^testing\//.test(path) && !GUARDED.test(path))
  .map((path) => ({ path, text: readFileSync(`${ROOT}widgets/${path}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '') }));

/** The declarations for one scheme, by name; what refers to another is looked up. */
function colours(scheme: 'light' | 'dark'): (name: string) => Color {
  const [light = '', dark = ''] = (tokenFiles()['widgets/kit/tokens/older-colours.ts'] ?? '').split("[data-scheme='dark']");
  const css = scheme === 'light' ? light : dark;
  const values = new Map([...css.matchAll(/(--_[\w-]+): var\(--partner-[\w-]+, ([^;]+)\);/g)].map(([, name, value]) => [name, value]));
  const look = (name: string): Color => {
    const value = values.get(`--_${name}`) ?? '';
    const other = /^var\(--_([\w-]+)\)$/.exec(value)?.[1];
    return other ? look(other) : new Color(value);
  };
  return look;
}

describe('older browsers', () => {
  test('are asked for nothing that they learned later', () => {
    const found = sources.flatMap(({ path, text }) =>
      TOO_NEW.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern}`),
    );
    expect(found).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('have plain colours for everything that is drawn, and can read every word (%s)', (scheme) => {
    const look = colours(scheme);
    const words = ['text', 'text-secondary', 'text-tertiary', 'accent', 'success', 'warning', 'danger', 'masked', 'info'];
    const pairs = [
      ...['surface', 'surface-raised', 'surface-hover'].flatMap((ground) => words.map((word) => [word, ground, 4.5] as const)),
      ...['success', 'warning', 'danger', 'info'].map((status) => [status, `${status}-soft`, 4.5] as const),
      ...['accent-soft', 'selection', 'selection-strong', 'revealed'].map((ground) => ['text', ground, 4.5] as const),
      ['accent-text', 'accent', 4.5] as const,
      ['border-strong', 'surface', 3] as const,
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((step) => [`chart-${step}`, 'surface', 3] as const),
    ];
    const tooNear = pairs.filter(([front, ground, least]) => look(front).contrast(look(ground), 'WCAG21') < least);
    expect(tooNear).toEqual([]);
  });

  test('read the sheet for them: it has no newer form of a colour', () => {
    expect(tokenFiles()['widgets/kit/tokens/older-colours.ts']?.replace(/\/\*\*[^*]*\*\//g, '')).not.toMatch(/oklch|light-dark|color-mix/);
  });

  test('have a height in older units before every height in dvh', () => {
    const lone = sources.flatMap(({ path, text }) => {
      const lines = text.split('\n').map((line) => line.trim());
      return lines
        .filter((line, at) => /\ddvh/.test(line) && lines[at - 1] !== line.replaceAll('dvh', 'vh'))
        .map((line) => `${path}: ${line}`);
    });
    expect(lone).toEqual([]);
  });
});
