import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, distance, type Hex, readColour } from './colour.ts';
import { failingPairs, measure, mended } from './pairs.ts';
import { readTheme } from './read.ts';
import { SCHEMES, scaleOf } from './scale.ts';
import { type Theme, themeOf, withNearest } from './theme.ts';
import { FORMATS, WRITERS, writeDtcg } from './write.ts';

const brands: fc.Arbitrary<Hex> = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}` as Hex);
const themes: fc.Arbitrary<Theme> = fc
  .record({
    brand: brands,
    radius: fc.integer({ min: 0, max: 16 }),
    panelRadius: fc.integer({ min: 0, max: 24 }),
    font: fc.constantFrom('', 'Inter, sans-serif', "'Source Han Sans', system-ui"),
    density: fc.constantFrom('comfortable' as const, 'compact' as const),
  })
  .map(({ brand, ...knobs }) => themeOf(brand, knobs));

describe('the scale of a brand colour', () => {
  it('has a proposal that passes every pair, for any brand, in light and in dark', () => {
    fc.assert(
      fc.property(brands, fc.constantFrom(...SCHEMES), (brand, scheme) => {
        const low = measure(mended(scaleOf(brand, scheme), scheme), scheme).filter(({ passes }) => !passes);
        expect(low).toEqual([]);
      }),
      {
        numRuns: 200,
        examples: [
          ['#ffff00', 'light'],
          ['#000000', 'light'],
          ['#ffffff', 'light'],
          ['#000000', 'dark'],
          ['#ffffff', 'dark'],
        ],
      },
    );
  });

  it('proposes a colour that passes wherever a pair fails, and taking all of them leaves none', () => {
    fc.assert(
      fc.property(brands, fc.constantFrom(...SCHEMES), (brand, scheme) => {
        let theme = themeOf(brand);
        for (let taken = 0; taken < 8; taken += 1) {
          const [first] = failingPairs(theme[scheme], scheme);
          if (!first) break;
          expect(first.nearest).not.toBeNull();
          expect(contrastOf(first.nearest as Hex, first.otherColour)).toBeGreaterThanOrEqual(first.least);
          theme = withNearest(theme, scheme, first.role);
        }
        expect(failingPairs(theme[scheme], scheme)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves a brand that passes as it is, and moves one that does not as little as may be', () => {
    expect(mended(scaleOf('#1560d4', 'light'), 'light').accent).toBe('#1560d4');
    const blue = mended(scaleOf('#1677ff', 'light'), 'light').accent;
    expect(blue).not.toBe('#1677ff');
    expect(distance('#1677ff', blue)).toBeLessThan(0.08);
    expect(contrastOf(blue, '#ffffff')).toBeLessThan(5.2);
  });

  it('says of a failing pair how near the two are', () => {
    const [first] = failingPairs(scaleOf('#ffd400', 'light'), 'light');
    expect(first).toMatchObject({ role: 'accent', other: 'surface', least: 4.5, colour: '#ffd400', otherColour: '#ffffff' });
    expect(first?.ratio).toBeCloseTo(1.41, 1);
  });
});

describe('what the theme page gives out', () => {
  it.each(FORMATS)('is the same theme when it is pasted in again as %s', (format) => {
    fc.assert(
      fc.property(themes, (theme) => {
        expect(readTheme(WRITERS[format](theme))).toEqual(theme);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps colours that were chosen by hand, in every format', () => {
    const theme = withNearest(themeOf('#ffd400'), 'light', 'accent');
    for (const format of FORMATS) expect(readTheme(WRITERS[format](theme))).toEqual(theme);
  });

  it('is design tokens as their format has them', () => {
    const tokens = JSON.parse(writeDtcg(themeOf('#1677ff')));
    expect(tokens.light.accent.$value).toEqual({ colorSpace: 'srgb', components: [0.0863, 0.4667, 1], hex: '#1677ff' });
    expect(tokens.light.$type).toBe('color');
    expect(tokens.radius).toEqual({ $type: 'dimension', $value: { value: 4, unit: 'px' } });
  });
});

describe('what can be pasted', () => {
  it.each([
    ['a colour of any notation', 'oklch(0.6 0.22 259)'],
    ['the variables of Element Plus', ':root { --el-color-primary: #409eff; --el-color-primary-light-3: #79bbff }'],
    ['the variables of Ant Design', '.ant { --ant-color-primary:#1677ff;--ant-color-primary-hover:#4096ff }'],
  ])('is %s', (_, text) => {
    expect(readTheme(text)?.brand).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('finds the brand itself, not one of its steps', () => {
    expect(readTheme('--el-color-primary-light-3: #79bbff; --el-color-primary: #409eff')?.brand).toBe('#409eff');
  });

  it.each(['', 'no colour', 'rgb(0 0 0 / 0.5)', '{"light":{}}', '{', ':root { --partner-accent: #123456 }'])('is not %j', (text) => {
    expect(readTheme(text)).toBeNull();
  });

  it('reads any CSS colour', () => {
    expect(readColour('rebeccapurple')).toBe('#663399');
    expect(readColour(' HSL(210 100% 56%) ')).toBe('#1f8fff');
    expect(readColour('color(display-p3 0 0.5 1)')).toMatch(/^#[0-9a-f]{6}$/);
  });
});
