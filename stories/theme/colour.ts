import Color from 'colorjs.io';

/** A colour as six hexadecimal digits of sRGB: what every tool reads, and what a round trip keeps to the last digit. */
export type Hex = `#${string}`;

export interface Oklch {
  /** 0 (black) to 1 (white). */
  l: number;
  /** 0 (grey) to about 0.37. */
  c: number;
  /** Degrees; 0 where there is no hue. */
  h: number;
}

/** What a designer typed, as a colour that screens can show; null where it is none, or one that lets something shine through. */
export function readColour(text: string): Hex | null {
  try {
    const colour = new Color(text.trim());
    return Number(colour.alpha) < 1 ? null : toHex(colour);
  } catch {
    return null;
  }
}

/** Into what sRGB can show, at the cost of chroma, never of lightness. */
function toHex(colour: Color): Hex {
  return colour.toGamut({ space: 'srgb', method: 'css' }).to('srgb').toString({ format: 'hex', collapse: false }) as Hex;
}

export function fromOklch({ l, c, h }: Oklch): Hex {
  return toHex(new Color('oklch', [Math.min(1, Math.max(0, l)), c, h]));
}

export function toOklch(hex: Hex): Oklch {
  const [l, c, h] = new Color(hex).to('oklch').coords;
  return { l: l ?? 0, c: c ?? 0, h: h ?? 0 };
}

/** `share` (0 to 1) of one colour in another, as `color-mix(in oklab, …)` mixes them. */
export function mix(one: Hex, share: number, other: Hex): Hex {
  return toHex(Color.mix(other, one, share, { space: 'oklab', outputSpace: 'oklab' }) as Color);
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrastOf(one: Hex, other: Hex): number {
  return Color.contrast(one, other, 'WCAG21');
}

/** How far apart two colours look (ΔE OK): 0 is the same, 1 is black and white. */
export function distance(one: Hex, other: Hex): number {
  return Color.deltaE(one, other, 'OK');
}
