import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { type SourcePart, sourcesChart, sparkline } from '../../widgets/charts/index.ts';
import { until } from '../stage/until.ts';
import { chartAt, chartsOn, type OnStage } from './stage.ts';

const meta: Meta = { title: 'Kit/Charts/Sources' };
export default meta;
type Story = StoryObj;

const NAMES = [
  ['cash', '现金', 'Cash'],
  ['credit', '信用额度', 'Credit'],
  ['coupon', '代金券', 'Coupon'],
  ['cashCoupon', '现金券', 'Cash coupon'],
  ['storedValueCard', '储值卡', 'Stored-value card'],
  ['bonus', '奖励金', 'Bonus'],
  ['arrears', '欠费', 'Arrears'],
  ['writeOff', '欠费核销', 'Write-off'],
] as const;

function drawn(stage: OnStage, id: string, total: string, figures: readonly (readonly [string | null, string | null])[]) {
  const parts: SourcePart[] = NAMES.map(([key, chinese, english], place) => ({
    key,
    label: stage.isEnglish ? english : chinese,
    amount: figures[place]?.[0] ?? null,
    share: figures[place]?.[1] ?? null,
    ...(key === 'credit' ? { unstatedLines: 12 } : {}),
  }));
  return sourcesChart(stage.view(id), parts, {
    id,
    label: stage.isEnglish ? 'Where the money came from' : '资金来源',
    summary: stage.isEnglish ? 'Cash paid 52.00% of what was due.' : '应付中 52.00% 由现金支付。',
    words: stage.words,
    locale: stage.locale,
    currency: 'CNY',
    sourceLabel: stage.isEnglish ? 'Source' : '来源',
    amountLabel: stage.words.amount,
    total,
  });
}

const ALL = [
  ['52000.00', '52.00'],
  ['21000.00', '21.00'],
  ['9000.00', '9.00'],
  ['6000.00', '6.00'],
  ['5000.00', '5.00'],
  ['3000.00', '3.00'],
  ['2500.00', '2.50'],
  ['1500.00', '1.50'],
] as const;

const BELOW = [
  ['52000.00', null],
  ['21000.00', null],
  ['9000.00', null],
  ['0.00', null],
  [null, null],
  [null, null],
  ['2500.00', null],
  ['-14500.00', null],
] as const;

/** Eight sources in one bar, each with its amount and share below. */
export const Eight: Story = {
  render: chartsOn((stage) => drawn(stage, 'sources', '100000.00', ALL)),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    await expect(chart.marks()).toHaveLength(8);
    await expect(chart.inside.querySelectorAll('[style]')).toHaveLength(0);
    await expect(new Set([...chart.marks()].map((mark) => mark.querySelector('.chart-segment')?.getAttribute('fill'))).size).toBe(8);
    const told = [...chart.inside.querySelectorAll('.chart-sources li')].map((row) => row.textContent ?? '');
    chart.mark('cash').focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(chart.focused()).toBe('credit');
    await expect(chart.mark('credit').getAttribute('aria-label')).toMatch(/12/);
    await userEvent.keyboard('{End}');
    await expect(chart.focused()).toBe('writeOff');
    await userEvent.click(chart.toggle());
    await until(
      () => chart.rows().length === 10,
      () => 'The table has not eight sources and a total.',
    );
    for (const [place, row] of chart.rows().slice(1, -1).entries())
      for (const words of row.flatMap((cell) => cell.split(' · '))) await expect(told[place]).toContain(words);
    await userEvent.click(chart.toggle());
  },
};

/** What is below zero stands on the other side of it; what is zero or not stated has no place in the bar, and each says which it is. */
export const BelowZero: Story = {
  render: chartsOn((stage) => drawn(stage, 'sources', '70000.00', BELOW)),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    await expect(chart.marks().map(({ dataset }) => dataset.mark)).toEqual(['writeOff', 'cash', 'credit', 'coupon', 'arrears']);
    const box = (key: string): DOMRect => (chart.mark(key).querySelector('.chart-segment') as Element).getBoundingClientRect();
    await expect(box('writeOff').right).toBeLessThanOrEqual(box('cash').left + 2);
    // 14,500 of 99,000 that the bar spans.
    await expect(box('writeOff').width / box('cash').width).toBeCloseTo(14_500 / 52_000, 1);
    const told = [...chart.inside.querySelectorAll('.chart-sources li')].map((row) => row.textContent ?? '');
    await expect(told[3]).toContain('¥0.00');
    await expect(told[4]).toMatch(/未提供|Not stated/);
    await expect(told[7]).toContain('-¥14,500.00');
  },
};

/** The course of a figure beside it, broken where there are no lines. */
export const Sparkline: Story = {
  render: chartsOn(
    ({ isEnglish }) =>
      html`<p>${sparkline(['12.00', '18.50', null, '9.00', '22.00', '31.40'], isEnglish ? 'Due over six cycles' : '六个账期的应付')}</p>`,
  ),
  play: async ({ canvasElement }) => {
    const line = await until(
      () => canvasElement.querySelector('chart-stage')?.shadowRoot?.querySelector('.chart-sparkline'),
      () => 'No line was drawn.',
    );
    await expect(line).toHaveAccessibleName(/六个账期|six cycles/);
    await expect(line.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
  },
};
