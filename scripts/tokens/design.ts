import type Color from 'colorjs.io';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import type { Token, TokenType } from '../../widgets/kit/tokens/token.ts';
import { defaultColour, hex, isColour, SCHEMES, type Scheme } from './resolved.ts';

/** A token as the Design Tokens format writes one (designtokens.org/TR/2025.10/format). */
interface DesignToken {
  $type: string;
  $value: unknown;
  $description: string;
  $extensions: { 'partner-widget-kit': { property: string } };
}

const rounded = (value: number): number => Number(value.toFixed(4));

/** designtokens.org/TR/2025.10/color */
function colourValue(colour: Color) {
  const shown = colour.to('srgb').toGamut({ space: 'oklch' });
  const alpha = Number(shown.alpha);
  const components = shown.coords.map((part) => rounded(Number(part)));
  return { colorSpace: 'srgb', components, ...(alpha < 1 && { alpha: rounded(alpha) }), hex: hex(colour).slice(0, 7) };
}

function dimension(text: string) {
  return { value: Number.parseFloat(text), unit: 'px' };
}

const black = (alpha: number) => ({ colorSpace: 'srgb', components: [0, 0, 0], alpha, hex: '#000000' });

/** `0 4px 16px rgb(0 0 0 / 0.16)`, the one form in the table. */
function shadow(text: string) {
  const [, x = '', y = '', blur = '', alpha = ''] = /^(\S+) (\S+) (\S+) rgb\(0 0 0 \/ (\S+)\)$/.exec(text) ?? [];
  if (!blur) throw new Error(`The shadow "${text}" is written otherwise than the others.`);
  return { color: black(Number(alpha)), offsetX: dimension(x), offsetY: dimension(y), blur: dimension(blur), spread: dimension('0') };
}

/** CSS's own name for these control points. */
const EASE_OUT = [0, 0, 0.58, 1];

type Written = readonly [type: string, value: (text: string) => unknown];

const WRITTEN: Record<Exclude<TokenType, 'color'>, Written> = {
  length: ['dimension', dimension],
  'font-size': ['dimension', dimension],
  'line-height': ['dimension', dimension],
  'font-family': ['fontFamily', (text) => text.split(', ').map((name) => name.replaceAll('"', ''))],
  'font-weight': ['fontWeight', Number],
  shadow: ['shadow', shadow],
  duration: ['duration', (text) => ({ value: Number.parseFloat(text), unit: 'ms' })],
  easing: ['cubicBezier', () => EASE_OUT],
};

/** What a drawing has no words for: the font of the page, a share of the window's height. */
const UNDRAWN = ['font', 'table-max-block-size'];

function written(token: Token, scheme: Scheme): DesignToken {
  const common = { $description: token.use, $extensions: { 'partner-widget-kit': { property: `--partner-${token.name}` } } };
  if (isColour(token)) return { $type: 'color', $value: colourValue(defaultColour(token.value, scheme)), ...common };
  const [$type, value] = /^[\d.]+$/.test(token.value) && token.type === 'line-height' ? (['number', Number] as const) : WRITTEN[token.type];
  return { $type, $value: value(token.value), ...common };
}

/** The defaults of all tokens for tools that draw: colours for light and for dark, and what both share. */
export function designTokens(): string {
  const colours = TOKENS.filter(isColour);
  const shared = TOKENS.filter((token) => !isColour(token) && !UNDRAWN.includes(token.name));
  const group = (tokens: readonly Token[], scheme: Scheme) =>
    Object.fromEntries(tokens.map((token) => [token.name, written(token, scheme)]));
  const groups = { ...Object.fromEntries(SCHEMES.map((scheme) => [scheme, group(colours, scheme)])), shared: group(shared, 'light') };
  return `${JSON.stringify(groups, null, 2)}\n`;
}
