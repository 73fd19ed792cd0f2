import { fromOklch, type Hex, mix, toOklch } from './colour.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Tokens that follow the brand; each is `--partner-<role>`. */
export const ROLES = ['accent', 'accent-hover', 'accent-soft', 'accent-text', 'focus', 'chart-due', 'chart-paid'] as const;
export type Role = (typeof ROLES)[number];
export type Palette = Readonly<Record<Role, Hex>>;

/** What the kit puts behind and beside the brand's colours, by its own defaults. */
export interface Ground {
  surface: Hex;
  raised: Hex;
  hover: Hex;
  text: Hex;
}

const SURFACES: Record<Scheme, Hex> = {
  light: '#ffffff',
  dark: fromOklch({ l: 0.205, c: 0.012, h: 262 }),
};
const TEXTS: Record<Scheme, Hex> = {
  light: fromOklch({ l: 0.245, c: 0.02, h: 262 }),
  dark: fromOklch({ l: 0.945, c: 0.004, h: 262 }),
};

/** Surfaces and text as `widgets/kit/tokens` has them; a story holds the two against each other. */
export const GROUNDS: Readonly<Record<Scheme, Ground>> = { light: groundOf('light'), dark: groundOf('dark') };

function groundOf(scheme: Scheme): Ground {
  const [surface, text] = [SURFACES[scheme], TEXTS[scheme]];
  return { surface, text, raised: mix(text, 0.02, surface), hover: mix(text, 0.04, surface) };
}

/** Lightness of the two chart colours: a middle and a strong step, 3 to 1 from each other and from every surface. */
const CHARTS: Record<Scheme, readonly [due: number, paid: number]> = { light: [0.625, 0.32], dark: [0.55, 0.88] };
/** A brand that is meant for a white page, as light as a dark page needs it. */
const LIGHTEST_DARK = 0.76;

/** The scale of a brand colour. In light the accent is the brand itself; in dark it is as light as the kit's own. */
export function scaleOf(brand: Hex, scheme: Scheme): Palette {
  const { l, c, h } = toOklch(brand);
  const accent = scheme === 'light' ? brand : fromOklch({ l: Math.max(l, LIGHTEST_DARK), c: Math.min(c, 0.14), h });
  return scaleAround(accent, scheme);
}

/** The steps that follow from an accent. */
export function scaleAround(accent: Hex, scheme: Scheme): Palette {
  const { surface, text } = GROUNDS[scheme];
  const { c, h } = toOklch(accent);
  const [due, paid] = CHARTS[scheme];
  const chroma = Math.min(c, 0.13);
  return {
    accent,
    'accent-hover': mix(text, 0.2, accent),
    'accent-soft': mix(accent, 0.1, surface),
    'accent-text': surface,
    focus: accent,
    'chart-due': fromOklch({ l: due, c: chroma, h }),
    'chart-paid': fromOklch({ l: paid, c: scheme === 'light' ? chroma : Math.min(c, 0.06), h }),
  };
}
