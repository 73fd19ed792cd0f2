import { describe, expect, it } from 'vitest';
import { CHART_TOKENS } from '../../widgets/kit/tokens/colours.ts';
import { contrastOf, distance } from '../theme/colour.ts';
import { seenAs, VISIONS } from './vision.ts';

const defaultsOf = (scheme: 'light' | 'dark'): string[] =>
  CHART_TOKENS.filter(({ name }) => /^chart-\d$/.test(name)).map(({ value }) => (value as { light: string; dark: string })[scheme]);

describe('how colours are seen', () => {
  it('leaves grey grey, and white white', () => {
    for (const vision of VISIONS) {
      expect(distance(seenAs('#808080', vision), '#808080')).toBeLessThan(0.01);
      expect(seenAs('#ffffff', vision)).toBe('#ffffff');
    }
  });

  it('makes red and green of one lightness hard to tell apart for those without red or green cones', () => {
    const [red, green] = ['oklch(0.6 0.12 30)', 'oklch(0.6 0.12 140)'];
    const apart = (vision: (typeof VISIONS)[number]) => distance(seenAs(red, vision), seenAs(green, vision));
    expect(apart('deuteranopia')).toBeLessThan(apart('all colours') / 2);
  });

  it.each(['light', 'dark'] as const)('tells series that stand beside each other apart by lightness in %s, whoever looks', (scheme) => {
    const series = defaultsOf(scheme);
    expect(series).toHaveLength(8);
    for (const vision of VISIONS) {
      const seen = series.map((colour) => seenAs(colour, vision));
      for (const [place, colour] of seen.slice(1).entries()) {
        expect(contrastOf(colour, seen[place] ?? '#000000'), `${vision}: ${place + 1} beside ${place + 2}`).toBeGreaterThanOrEqual(2.4);
      }
    }
  });
});
