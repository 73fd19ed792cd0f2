import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../set-up.mjs';
import { describedMetrics, withMetrics } from './metrics-table.ts';

const document = readFileSync(`${ROOT}docs/METRICS.md`, 'utf8');

describe('docs/METRICS.md', () => {
  test('says of every metric what the program says; where it does not: npm run metrics', () => {
    expect(withMetrics(document)).toBe(document);
  });

  test('asks its questions with metrics that exist', () => {
    const names = describedMetrics().map(({ name }) => name);
    for (const [asked] of document.matchAll(/partner_widgets_[a-z_]+/g)) expect(names).toContain(asked.replace(/_(bucket|sum|count)$/, ''));
  });
});

describe('metrics', () => {
  test('follow the conventions of Prometheus: base units, and _total for what only grows', () => {
    for (const { name, type } of describedMetrics()) {
      expect(name).toMatch(/^partner_widgets_[a-z_]+$/);
      expect(name).not.toMatch(/_(milliseconds|minutes|hours|days|kilobytes|megabytes|percent)(_|$)/);
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
    }
  });
});
