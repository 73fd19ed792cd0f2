import { expect, it } from 'vitest';
import { cyclesOver, problemOf } from './form.ts';

it('Only bill cycles that are over in UTC+8 can be chosen, the newest first', () => {
  const cycles = cyclesOver(Date.parse('2026-10-31T16:00:00.000Z'));
  expect([cycles[0], cycles.at(-1), cycles.length]).toEqual(['2026-10', '2025-05', 18]);
  expect(cyclesOver(Date.parse('2026-10-31T15:59:59.999Z'))[0]).toBe('2026-09');
});

it('Cycles upside down and a currency that is none are told before anything is sent', () => {
  expect(problemOf({ from: '2026-10', to: '2026-09', currency: '' })).toBe('inverted');
  expect(problemOf({ from: '2026-09', to: '2026-10', currency: 'CN' })).toBe('currency');
  expect(problemOf({ from: '2026-09', to: '2026-09', currency: 'CNY' })).toBeNull();
});
