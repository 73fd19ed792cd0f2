import Color from 'colorjs.io';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import { type ColourDefault, isMix, type Token } from '../../widgets/kit/tokens/token.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

export type ColourToken = Extract<Token, { type: 'color' }>;

export function isColour(token: Token): token is ColourToken {
  return token.type === 'color';
}

function tokenNamed(name: string): ColourToken {
  const token = TOKENS.find((one) => one.name === name);
  if (!token || !isColour(token)) throw new Error(`The table of tokens has no colour ${name}.`);
  return token;
}

/** What a colour comes to where a host sets nothing. */
export function defaultColour(value: ColourDefault, scheme: Scheme): Color {
  if ('same' in value) return defaultColour(tokenNamed(value.same).value, scheme);
  if (!isMix(value)) return new Color(value[scheme]);
  const [of, into] = [value.of, value.into].map((name) => defaultColour(tokenNamed(name).value, scheme));
  return Color.mix(into as Color, of as Color, value.share / 100, { space: 'oklab', outputSpace: 'oklab' });
}

/** The nearest colour of sRGB as `#rrggbb`, with two more figures where it lets something through. */
export function hex(colour: Color): string {
  return colour.to('srgb').toGamut({ space: 'oklch' }).toString({ format: 'hex', collapse: false });
}
