import { describe, expect, test } from 'vitest';
import { readSource, SOURCES } from './dictionaries.ts';

/** Every rule of every style sheet of the widgets: where it stands, and what it says. */
function declarations(): [where: string, property: string, value: string][] {
  return SOURCES.flatMap((path) => {
    const sheets = [...readSource(path).matchAll(/css`([^`]*)`/g)].map(([, sheet]) => (sheet ?? '').replaceAll(/\/\*[\s\S]*?\*\//g, ''));
    return sheets.flatMap((sheet) =>
      [...sheet.matchAll(/(?<=[{};]\s*)([\w-]+)\s*:\s*([^;{}]+);/g)].map(([, property = '', value = '']): [string, string, string] => [
        path,
        property,
        value.replaceAll(/\s+/g, ' ').trim(),
      ]),
    );
  });
}

const ALL = declarations();

const PHYSICAL =
  /^(left|right|(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?|border-(top|bottom)-(left|right)-radius|float-(left|right))$/;

/** Places that are counted from the left, each with its reason. */
const FROM_THE_LEFT: Readonly<Record<string, string>> = {
  'charts/drawing-styles.ts direction: ltr': 'the drawing counts its places from the left, and mirrors them itself',
  'customer-list/around/styles.ts inset: var(--_top, 8px) auto auto var(--_left, 8px)': 'a measured place in the window',
};

const isExcepted = ([path, property, value]: (typeof ALL)[number]): boolean => `${path} ${property}: ${value}` in FROM_THE_LEFT;

/** Values of a shorthand, brackets kept together. */
const parts = (value: string): string[] => value.match(/[^\s()]+(\((?:[^()]|\([^()]*\))*\))?/g) ?? [];

const SIDED = /^(margin|padding|inset|scroll-padding|scroll-margin|border-(width|style|color))$/;
const isSided = (property: string, value: string): boolean => {
  const [, right, , left] = parts(value);
  return SIDED.test(property) && left !== undefined && left !== right;
};

const DIRECTED = /\b(to (left|right)|^(left|right)\b|-?\b(left|right) \d)/;

const told = (found: typeof ALL): string[] =>
  found.filter((one) => !isExcepted(one)).map(([path, property, value]) => `${path} ${property}: ${value}`);

describe('Styles run with the text', () => {
  test('there are styles to look at, and exceptions are still there', () => {
    expect(ALL.length).toBeGreaterThan(2000);
    const all = ALL.map(([path, property, value]) => `${path} ${property}: ${value}`);
    for (const excepted of Object.keys(FROM_THE_LEFT)) expect(all).toContain(excepted);
  });

  test('no property names left or right', () => {
    expect(told(ALL.filter(([, property]) => PHYSICAL.test(property)))).toEqual([]);
  });

  test('no shorthand gives left another size than right', () => {
    expect(told(ALL.filter(([, property, value]) => isSided(property, value)))).toEqual([]);
  });

  test('nothing is aligned, floated or cleared to the left or right', () => {
    expect(
      told(ALL.filter(([, property, value]) => /^(text-align|float|clear|justify-\w+)$/.test(property) && /left|right/.test(value))),
    ).toEqual([]);
    expect(told(ALL.filter(([, property]) => property === 'direction'))).toEqual([]);
  });

  test('a picture that points to a side has another for the other direction', () => {
    const directed = ALL.filter(([, property, value]) => /^(background|(-webkit-)?mask)/.test(property) && DIRECTED.test(value));
    expect(directed.length).toBeGreaterThan(0);
    for (const [path, , value] of directed) {
      const mirrored = value.replaceAll(/left|right/g, (side) => (side === 'left' ? 'right' : 'left'));
      const both = directed.filter(([other]) => other === path).map(([, , one]) => one.replaceAll(/\d+px/g, ''));
      expect(readSource(path), `${path} ${value}`).toContain(':dir(rtl)');
      expect(
        both.map((one) => [...one.matchAll(/left|right/g)].join()),
        `${path} ${value}`,
      ).toContain([...mirrored.matchAll(/left|right/g)].join());
    }
  });

  test('no inline style gives a side; measured places are custom properties or their own helper’s', () => {
    const sided = SOURCES.filter((path) =>
      /setProperty\('(left|right|(margin|padding)-(left|right))'|style\.(left|right|margin(Left|Right))/.test(readSource(path)),
    );
    expect(sided).toEqual([]);
  });
});
