import { expect, test } from 'vitest';
import { cycleNames, dayNames } from './names.ts';

test('a cycle is its month on the axis, with the year below, and whole in the table', () => {
  expect(cycleNames('2026-01', 'zh-CN')).toEqual({ key: '2026-01', label: '1月', group: '2026年', title: '2026-01' });
  expect(cycleNames('2025-12', 'en')).toEqual({ key: '2025-12', label: 'Dec', group: '2025', title: '2025-12' });
});

test('a day is its number on the axis, with the month below', () => {
  expect(dayNames('2026-11-05', 'zh-CN')).toEqual({ key: '2026-11-05', label: '5', group: '11月', title: '2026-11-05' });
  expect(dayNames('2026-11-30', 'en')).toMatchObject({ label: '30', group: 'Nov' });
});
