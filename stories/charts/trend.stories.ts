import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent, fn, userEvent } from 'storybook/test';
import { type TrendParts, type TrendPoint, trendChart } from '../../widgets/charts/index.ts';
import { until } from '../stage/until.ts';
import { cycles, days } from './figures.ts';
import { chartAt, chartsOn, drawingsOf, type OnStage } from './stage.ts';

const meta: Meta = { title: 'Kit/Charts/Trend' };
export default meta;
type Story = StoryObj;

const pick = fn();

function parts({ words, locale, isEnglish }: OnStage, more: Partial<TrendParts> = {}): TrendParts {
  return {
    id: 'trend',
    label: isEnglish ? 'Consumption trend' : '消费趋势',
    summary: isEnglish
      ? 'Due rose in seven of the last nine cycles; 2026-10 was the highest with ¥351,877.12.'
      : '最近九个账期有七个应付上升，2026-10 最高，为 ¥351,877.12。',
    words,
    locale,
    currency: 'CNY',
    ...more,
  };
}

const budget = ({ isEnglish }: OnStage) => ({ amount: '300000', label: isEnglish ? 'Budget ¥300,000.00' : '预算 ¥300,000.00' });
const FORECAST = { key: '2026-11', due: '322140.00', low: '301500.00', high: '344900.00' };

/** What the readout says of a point is what its mark and its row in the table say. */
async function expectSameWords(context: Pick<StoryContext, 'canvasElement'>): Promise<void> {
  const chart = await chartAt(context.canvasElement);
  const told = chart.marks().map((mark) => mark.getAttribute('aria-label') ?? '');
  await userEvent.click(chart.toggle());
  await until(
    () => chart.rows().length > 0,
    () => 'There is no table.',
  );
  const [, ...rows] = chart.rows();
  await expect(rows.length).toBeGreaterThanOrEqual(told.length);
  for (const [place, words] of told.entries()) {
    for (const cell of (rows[place] ?? []).filter(Boolean)) await expect(words).toContain(cell);
  }
  await userEvent.click(chart.toggle());
  await until(
    () => chart.marks().length === told.length,
    () => 'The drawing did not come back.',
  );
}

/** Nineteen cycles: what is due, what of it is paid, a budget and what the running cycle may come to. */
export const Cycles: Story = {
  beforeEach: () => void pick.mockClear(),
  render: chartsOn((stage) =>
    trendChart(stage.view('trend'), cycles(stage.locale), parts(stage, { budget: budget(stage), forecast: FORECAST, onPick: pick })),
  ),
  play: async (context) => {
    const chart = await chartAt(context.canvasElement);
    await expect(chart.marks()).toHaveLength(19);
    // At rest the newest is told.
    await expect(chart.readout()).toContain('¥214,332.07');
    await expect(chart.readout()).toContain('¥301,500.00');
    await expect(chart.mark('2026-11').querySelector('.chart-hatched')).toBeTruthy();
    await expect(chart.mark('2025-08').querySelector('.chart-gap')).toBeTruthy();
    await expect(chart.mark('2025-09').querySelector('.chart-gap')).toBeNull();
    await expect(chart.mark('2025-09').getAttribute('aria-label')).toContain('¥0.00');
    // A strict content security policy takes no styles from attributes.
    await expect(chart.inside.querySelectorAll('[style]')).toHaveLength(0);
    await expectSameWords(context);
  },
};

/** One stop for Tab, arrows along the cycles, Home and End, Enter and Space press. */
export const Keyboard: Story = {
  beforeEach: () => void pick.mockClear(),
  render: chartsOn((stage) => trendChart(stage.view('trend'), cycles(stage.locale), parts(stage, { onPick: pick }))),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    const stop = (): (string | undefined)[] =>
      chart
        .marks()
        .filter(({ tabIndex }) => tabIndex === 0)
        .map(({ dataset }) => dataset.mark);
    await expect(stop()).toEqual(['2026-11']);
    chart.mark('2026-11').focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect(chart.focused()).toBe('2026-10');
    await expect(chart.readout()).toContain('¥351,877.12');
    const ring = chart.mark('2026-10').querySelector('.chart-ring') as Element;
    await expect(getComputedStyle(ring).stroke).not.toBe('none');
    await userEvent.keyboard('{Home}');
    await expect(chart.focused()).toBe('2025-05');
    await userEvent.keyboard('{ArrowLeft}');
    await expect(chart.focused()).toBe('2025-05');
    await userEvent.keyboard('{End}{ArrowLeft}{Enter}');
    await expect(pick).toHaveBeenLastCalledWith('2026-10');
    await userEvent.keyboard('{ArrowLeft} ');
    await expect(pick).toHaveBeenLastCalledWith('2026-09');
    // Whoever leaves and comes back finds the place again.
    await expect(stop()).toEqual(['2026-09']);
  },
};

/** Pointer and finger read exact amounts; a press picks; nothing is picked where there are no lines. */
export const Pointer: Story = {
  beforeEach: () => void pick.mockClear(),
  render: chartsOn((stage) => trendChart(stage.view('trend'), cycles(stage.locale), parts(stage, { onPick: pick, picked: '2026-08' }))),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    await expect(chart.mark('2026-08')).toHaveAttribute('aria-pressed', 'true');
    const drawings = drawingsOf(canvasElement);
    await userEvent.hover(chart.mark('2026-04'));
    // Sixteen decimals are read to the last digit.
    await expect(chart.readout()).toContain('¥255,871.6600000012');
    await userEvent.unhover(chart.mark('2026-04'));
    await expect(chart.readout()).toContain('¥214,332.07');
    // Looking draws the readout, never the host with all that it holds.
    await expect(drawingsOf(canvasElement)).toBe(drawings);
    await userEvent.click(chart.mark('2026-09'));
    await expect(pick).toHaveBeenLastCalledWith('2026-09');
    await userEvent.click(chart.mark('2025-08'));
    await expect(pick).toHaveBeenCalledTimes(1);
    const { left, top, width, height } = chart.mark('2025-06').getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, pointerType: 'touch', bubbles: true, composed: true };
    await fireEvent.pointerMove(chart.mark('2025-05'), at);
    await expect(chart.readout()).toContain('¥190,120.40');
    await fireEvent.pointerLeave(canvasElement.querySelector('chart-stage')?.shadowRoot?.querySelector('.chart-plot') as Element, at);
    await expect(chart.readout()).toContain('¥190,120.40');
  },
};

let isAccumulated = false;

/** The days of the running cycle beside those of the cycle before; added up on demand, to the last digit. */
export const Days: Story = {
  beforeEach: () => {
    isAccumulated = false;
  },
  render: chartsOn((stage) =>
    trendChart(
      stage.view('trend'),
      days(stage.locale),
      parts(stage, {
        isAccumulated,
        previousLabel: stage.isEnglish ? '2026-10' : '2026-10 账期',
        budget: isAccumulated ? budget(stage) : null,
        forecast: isAccumulated ? { ...FORECAST, key: '2026-11-30' } : null,
        choices: html`<button
          type="button"
          class="button quiet accumulate"
          aria-pressed=${isAccumulated ? 'true' : 'false'}
          @click=${() => {
            isAccumulated = !isAccumulated;
            stage.redraw();
          }}
        >
          ${stage.isEnglish ? 'Accumulated' : '累计'}
        </button>`,
      }),
    ),
  ),
  play: async (context) => {
    const chart = await chartAt(context.canvasElement);
    await expect(chart.marks()).toHaveLength(30);
    await expect(chart.mark('2026-11-25').querySelector('.chart-gap, .chart-bar')).toBeNull();
    await expectSameWords(context);
    await userEvent.click(chart.inside.querySelector('.accumulate') as Element);
    await until(
      () => chart.inside.querySelector('.chart-budget'),
      () => 'The budget is missing.',
    );
    const sum = days('zh-CN').reduce((cents, { due }) => cents + BigInt((due ?? '0.00').replace('.', '')), 0n);
    const written = `${sum / 100n}`.replace(/\B(?=(\d{3})+$)/g, ',');
    await expect(chart.readout()).toContain(`¥${written}.${sum % 100n}`);
    await expectSameWords(context);
  },
};

const few = (points: readonly TrendPoint[]): TrendPoint[] => points.slice(-3);

/** One cycle, none above zero, nothing but zero, nothing at all, and figures that are being fetched anew. */
export const Edges: Story = {
  render: chartsOn((stage) => {
    const all = cycles(stage.locale);
    const draw = (id: string, points: TrendPoint[], more: Partial<TrendParts> = {}) =>
      trendChart(stage.view(id), points, parts(stage, { id, ...more }));
    const zero = few(all).map((point) => ({ ...point, due: '0.00', paid: '0.00' }));
    const below = few(all).map((point, place) => ({ ...point, due: `-${place + 1}20.50`, paid: `-${place + 1}20.50` }));
    return html`${draw('one', all.slice(-1))}${draw('zero', zero)}${draw('below', below)}${draw('busy', few(all), { isBusy: true })}
      ${draw('nothing', [], { empty: stage.isEnglish ? 'Nothing was delivered for these cycles.' : '这些账期没有送达的明细。' })}`;
  }),
  play: async ({ canvasElement }) => {
    const one = await chartAt(canvasElement, 'one');
    await expect(one.marks()).toHaveLength(1);
    const below = await chartAt(canvasElement, 'below');
    const bar = below.mark('2026-10').querySelector('.chart-due') as SVGRectElement;
    const base = below.inside.querySelector('#below-label')?.closest('.chart')?.querySelector('.chart-base') as SVGLineElement;
    await expect(bar.getBoundingClientRect().top).toBeGreaterThanOrEqual(base.getBoundingClientRect().top - 1);
    const busy = below.inside.querySelector('#busy-label')?.closest('.chart');
    await expect(busy).toHaveAttribute('aria-busy', 'true');
    const nothing = await chartAt(canvasElement, 'nothing');
    await expect(nothing.marks()).toHaveLength(0);
    await expect(nothing.inside.querySelector('#nothing-summary')?.textContent).toMatch(/送达|delivered/);
  },
};

/** From right to left time runs so too: the newest cycle stands left and the arrows follow the eye. */
export const RightToLeft: Story = {
  render: (args, context) =>
    html`<div dir="rtl">${chartsOn((stage) => trendChart(stage.view('trend'), cycles(stage.locale), parts(stage)))(args, context as StoryContext)}</div>`,
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    const left = (key: string): number => chart.mark(key).getBoundingClientRect().left;
    await until(
      () => left('2026-11') < left('2025-05'),
      () => 'Time runs from left to right.',
    );
    chart.mark('2026-11').focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(chart.focused()).toBe('2026-10');
  },
};
