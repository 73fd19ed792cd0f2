import { expect, test } from 'vitest';
import { segmentMark, segmentSeries } from './distribution-bars.ts';
import type { DistributionPart } from './parts.ts';

const part = (key: string, segments: [string, string][]): DistributionPart => ({
  key,
  label: key,
  amount: '1.00',
  share: null,
  segments: segments.map(([name, amount]) => ({ key: name, label: name, amount, share: null, kind: name === 'rest' ? 'others' : 'value' })),
});

test('the second level has the same colour in every bar, the heaviest first', () => {
  const series = segmentSeries([
    part('a', [
      ['x', '1.00'],
      ['y', '5.00'],
    ]),
    part('b', [
      ['x', '2.00'],
      ['z', '-4.00'],
    ]),
  ]);
  expect([...series].map(([key, { series: place }]) => [key, place])).toEqual([
    ['y', 0],
    ['z', 1],
    ['x', 2],
  ]);
});

test('seven kinds have a colour of their own; all others and the rest share one', () => {
  const many = Array.from({ length: 12 }, (_, place): [string, string] => [`k${place}`, `${100 - place}.00`]);
  const series = segmentSeries([part('a', [...many, ['rest', '900.00']])]);
  expect([...series.keys()]).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6']);
});

test('marks of two parts never have the same name, whatever their codes hold', () => {
  expect(segmentMark('a/b', 'c')).not.toBe(segmentMark('a', 'b/c'));
});
