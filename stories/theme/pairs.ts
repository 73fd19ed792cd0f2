import { contrastOf, fromOklch, type Hex, toOklch } from './colour.ts';
import { GROUNDS, type Palette, ROLES, type Role, type Scheme, scaleAround } from './scale.ts';

/** Least contrast of text, and of controls and marks (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT = 4.5;
const MARK = 3;

/** Two colours that stand on each other somewhere in the kit. `moves` is the one that gives way where they are too near. */
interface Pair {
  moves: Role;
  other: Role | 'surface' | 'raised' | 'hover' | 'text';
  least: number;
}

const SURFACES = ['surface', 'raised', 'hover'] as const;
const onSurfaces = (moves: Role, least: number): Pair[] => SURFACES.map((other) => ({ moves, other, least }));

/** Every pair that the brand has a part in. A role gives way only to surfaces, text and roles named before it. */
export const PAIRS: readonly Pair[] = [
  ...onSurfaces('accent', TEXT),
  // As far from the surface as text must be: text on it is as light or dark as the surface.
  { moves: 'accent-hover', other: 'surface', least: TEXT },
  { moves: 'accent-hover', other: 'hover', least: MARK },
  { moves: 'accent-soft', other: 'accent', least: TEXT },
  { moves: 'accent-soft', other: 'text', least: TEXT },
  { moves: 'accent-text', other: 'accent', least: TEXT },
  { moves: 'accent-text', other: 'accent-hover', least: TEXT },
  ...onSurfaces('focus', MARK),
  { moves: 'focus', other: 'accent-soft', least: MARK },
  ...onSurfaces('chart-due', MARK),
  ...onSurfaces('chart-paid', MARK),
  { moves: 'chart-paid', other: 'chart-due', least: MARK },
];

export interface Measured {
  role: Role;
  other: Pair['other'];
  /** As it is, 1 to 21. */
  ratio: number;
  /** As it must be. */
  least: number;
  passes: boolean;
}

export interface Failing extends Measured {
  scheme: Scheme;
  colour: Hex;
  otherColour: Hex;
  /** The nearest colour with which this pair, and every other that the role must give way in, passes. Null where there is none. */
  nearest: Hex | null;
}

function colourOf(name: Pair['other'], palette: Palette, scheme: Scheme): Hex {
  const ground = GROUNDS[scheme];
  return name in ground ? ground[name as keyof typeof ground] : palette[name as Role];
}

/** Measures every pair of a palette. */
export function measure(palette: Palette, scheme: Scheme): Measured[] {
  return PAIRS.map(({ moves, other, least }) => {
    const ratio = contrastOf(palette[moves], colourOf(other, palette, scheme));
    return { role: moves, other, ratio, least, passes: ratio >= least };
  });
}

/** The pairs that are too near, each with what would be far enough. */
export function failingPairs(palette: Palette, scheme: Scheme): Failing[] {
  return measure(palette, scheme)
    .filter(({ passes }) => !passes)
    .map((pair) => ({
      ...pair,
      scheme,
      colour: palette[pair.role],
      otherColour: colourOf(pair.other, palette, scheme),
      nearest: nearestPassing(palette, pair.role, scheme),
    }));
}

/** Room that the one that is chosen first leaves for those that give way to it: the two bars of a chart need 3 to 1 beyond it, too. */
const ROOM: Partial<Record<Role, Record<Scheme, { from: Hex; least: number }>>> = {
  'chart-due': { light: { from: '#000000', least: 3.2 }, dark: { from: '#ffffff', least: 3.2 } },
  accent: { light: { from: '#000000', least: 1.1 }, dark: { from: '#ffffff', least: 1.1 } },
};

/** Lighter or darker in the same hue, as little as may be, until every pair of the role passes. */
export function nearestPassing(palette: Palette, role: Role, scheme: Scheme): Hex | null {
  const limits = PAIRS.filter(({ moves }) => moves === role).map(({ other, least }) => ({
    against: colourOf(other, palette, scheme),
    least,
  }));
  const room = ROOM[role]?.[scheme];
  const passes = (hex: Hex): boolean =>
    limits.every(({ against, least }) => contrastOf(hex, against) >= least) && (!room || contrastOf(hex, room.from) >= room.least);
  const { l, c, h } = toOklch(palette[role]);
  const at = (step: number): Hex | undefined =>
    [l - step, l + step]
      .filter((to) => to > -COARSE && to < 1 + COARSE)
      .map((to) => fromOklch({ l: to, c, h }))
      .find(passes);
  for (let coarse = COARSE; coarse < 1 + COARSE; coarse += COARSE) {
    if (!at(coarse)) continue;
    const fine = Array.from({ length: FINE }, (_, place) => at(coarse - COARSE + ((place + 1) * COARSE) / FINE));
    return fine.find((hex) => hex !== undefined) ?? null;
  }
  return null;
}

/** How far lightness is moved at a time; where that passes, it is looked at more closely. */
const COARSE = 0.025;
const FINE = 10;

/** A palette with every failing pair mended, the first ones first: what one gets by taking every proposal. */
export function mended(palette: Palette, scheme: Scheme): Palette {
  let result = palette;
  for (const role of ROLES) {
    const isFailing = measure(result, scheme).some((pair) => pair.role === role && !pair.passes);
    const nearest = isFailing ? nearestPassing(result, role, scheme) : null;
    if (nearest) result = role === 'accent' ? scaleAround(nearest, scheme) : { ...result, [role]: nearest };
  }
  return result;
}
