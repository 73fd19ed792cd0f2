import type { Hex } from './colour.ts';
import { nearestPassing } from './pairs.ts';
import { type Palette, type Role, type Scheme, scaleAround, scaleOf } from './scale.ts';

export const DENSITIES = ['comfortable', 'compact'] as const;

/** All that the theme page decides: what is given out, and read back. */
export interface Theme {
  brand: Hex;
  light: Palette;
  dark: Palette;
  /** Corners of controls and of panels, in CSS pixels. */
  radius: number;
  panelRadius: number;
  /** A CSS font family; empty: the host page's. */
  font: string;
  density: (typeof DENSITIES)[number];
}

export const KIT_THEME: Theme = themeOf('#1560d4');

export function themeOf(brand: Hex, knobs: Partial<Pick<Theme, 'radius' | 'panelRadius' | 'font' | 'density'>> = {}): Theme {
  return {
    brand,
    light: scaleOf(brand, 'light'),
    dark: scaleOf(brand, 'dark'),
    radius: 4,
    panelRadius: 8,
    font: '',
    density: 'comfortable',
    ...knobs,
  };
}

/** A theme with another colour for one role. Steps that follow from an accent follow it. */
export function withColour(theme: Theme, scheme: Scheme, role: Role, colour: Hex): Theme {
  const palette = role === 'accent' ? scaleAround(colour, scheme) : { ...theme[scheme], [role]: colour };
  return { ...theme, [scheme]: palette };
}

/** Takes the nearest passing colour of a role; the theme itself where there is none. */
export function withNearest(theme: Theme, scheme: Scheme, role: Role): Theme {
  const nearest = nearestPassing(theme[scheme], role, scheme);
  return nearest ? withColour(theme, scheme, role, nearest) : theme;
}
