import { describe, expect, test } from 'vitest';
import type { TrendParts, TrendPoint } from './parts.ts';
import { strings as english } from './strings/en.ts';
import { strings as chinese } from './strings/zh-CN.ts';
import { trendName, trendTable } from './trend-facts.ts';

const PARTS: TrendParts = { id: 'x', label: '消费趋势', summary: '', words: chinese, locale: 'zh-CN', currency: 'CNY' };
const point = (more: Partial<TrendPoint>): TrendPoint => ({
  key: '2026-10',
  label: '10月',
  title: '2026-10',
  due: '10.00',
  paid: '8.00',
  ...more,
});

describe('what a cycle says of itself', () => {
  test('due and paid with every digit', () => {
    expect(trendName(point({ due: '10.0000000008' }), PARTS)).toBe('2026-10，应付 ¥10.0000000008，实付 ¥8.00');
    expect(trendName(point({}), { ...PARTS, words: english, currency: 'USD' })).toBe('2026-10, Due USD\u00a010.00, Paid USD\u00a08.00');
  });

  test('that it is running, in words', () => {
    expect(trendName(point({ isEstimate: true }), PARTS)).toContain('2026-10 · 进行中，估算');
  });

  test('no lines, not begun, zero and not stated are four different things', () => {
    const names = [
      point({ due: null, paid: null }),
      point({ due: null, paid: null, isAhead: true }),
      point({ due: '0.00', paid: '0.00' }),
      point({ paid: null }),
    ].map((each) => trendName(each, PARTS));
    expect(names).toEqual([
      '2026-10，应付 无明细',
      '2026-10，应付 未开始',
      '2026-10，应付 ¥0.00，实付 ¥0.00',
      '2026-10，应付 ¥10.00，实付 未提供',
    ]);
  });

  test('how many lines its paid amount lacks', () => {
    expect(trendName(point({ paidUnstatedLines: 1200 }), PARTS)).toContain('¥8.00 · 另有 1,200 条未注明');
  });
});

describe('the table of a trend', () => {
  const parts: TrendParts = {
    ...PARTS,
    previousLabel: '上一账期',
    budget: { label: '预算', amount: '300' },
    forecast: { key: '2026-11', due: '20', low: '18.5', high: '22' },
  };

  test('has a column for everything that is drawn, and the budget at its foot', () => {
    const table = trendTable([point({ previous: '9.00' }), point({ key: '2026-11', title: '2026-11', isEstimate: true })], parts);
    expect(table.columns).toEqual(['时间', '应付', '实付', '上一账期', '预测']);
    expect(table.rows.map(({ header, cells }) => [header, ...cells])).toEqual([
      ['2026-10', '¥10.00', '¥8.00', '¥9.00', ''],
      ['2026-11 · 进行中，估算', '¥10.00', '¥8.00', '无明细', '¥20.00 · ¥18.50 至 ¥22.00'],
    ]);
    expect(table.foot?.map(({ header, cells }) => [header, ...cells])).toEqual([['预算', '¥300.00', '', '', '']]);
  });

  test('picks what the drawing picks, and nothing where there are no lines', () => {
    const picked: string[] = [];
    const { rows } = trendTable([point({}), point({ key: '2026-09', due: null })], { ...parts, onPick: (key) => picked.push(key) });
    rows[0]?.onPick?.();
    expect(picked).toEqual(['2026-10']);
    expect(rows[1]?.onPick).toBeUndefined();
  });
});
