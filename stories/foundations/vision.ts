import Color from 'colorjs.io';
import type { Hex } from '../theme/colour.ts';

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** How colours are seen without one kind of cone (Machado, Oliveira, Fernandes 2009, severity 1), on linear light; and without any colour. */
const MATRICES = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  grey: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
} as const satisfies Record<string, Matrix>;

export type Vision = keyof typeof MATRICES | 'all colours';
export const VISIONS: readonly Vision[] = ['all colours', 'protanopia', 'deuteranopia', 'tritanopia', 'grey'];

/** A colour as somebody with that vision sees it. */
export function seenAs(colour: string, vision: Vision): Hex {
  const linear = new Color(colour).to('srgb-linear');
  const [red, green, blue] = linear.coords.map((part) => part ?? 0) as [number, number, number];
  const matrix = vision === 'all colours' ? ([1, 0, 0, 0, 1, 0, 0, 0, 1] as const) : MATRICES[vision];
  const rows = [0, 3, 6].map((at) =>
    Math.min(1, Math.max(0, (matrix[at] ?? 0) * red + (matrix[at + 1] ?? 0) * green + (matrix[at + 2] ?? 0) * blue)),
  );
  return new Color('srgb-linear', rows as [number, number, number]).to('srgb').toString({ format: 'hex', collapse: false }) as Hex;
}
