/** What kind of value a token takes; the CSS property or shape that decides whether a value is one. */
export type TokenType = 'color' | 'length' | 'line-height' | 'font-family' | 'font-size' | 'font-weight' | 'shadow' | 'duration' | 'easing';

/** Two tokens mixed in OKLab: `share` per cent of `of`, the rest of `into`. */
export interface Mix {
  of: string;
  share: number;
  into: string;
}

/** A colour for light and one for dark; the name of another token; or a mix of two. */
export type ColourDefault = { light: string; dark: string } | { same: string } | Mix;

export const TOKEN_GROUPS = [
  'surface',
  'text',
  'border',
  'accent',
  'status',
  'emphasis',
  'chart',
  'type',
  'space',
  'shape',
  'motion',
] as const;
export type TokenGroup = (typeof TOKEN_GROUPS)[number];

interface Described {
  /** Without `--partner-`. */
  name: string;
  group: TokenGroup;
  /** What it is for, in one phrase. */
  use: string;
  /** Custom properties of the page that are read where the token is not set, in this order. */
  host?: readonly string[];
  /** The widgets' own name where it is not the token's: `row` is `--_row`. */
  own?: string;
  /** False where a style reads the token itself and no name of the widgets' own stands for it. */
  isDeclared?: false;
}

export type Token = Described &
  ({ type: 'color'; value: ColourDefault } | { type: Exclude<TokenType, 'color'>; value: string; coarse?: string });

export function isMix(value: ColourDefault): value is Mix {
  return 'of' in value;
}

export function ownName({ own, name }: Token): string {
  return `--_${own ?? name}`;
}
