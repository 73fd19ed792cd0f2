import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import { type DistributionPart, type DistributionParts, distributionChart } from '../../widgets/charts/index.ts';
import { eye } from '../../widgets/kit/eye.ts';
import { until } from '../stage/until.ts';
import { chartAt, chartsOn, type OnStage } from './stage.ts';

const meta: Meta = { title: 'Kit/Charts/Distribution' };
export default meta;
type Story = StoryObj;

const pick = fn();
const pickSegment = fn();
const clear = (): void => {
  pick.mockClear();
  pickSegment.mockClear();
};

function parts({ words, locale, isEnglish }: OnStage, more: Partial<DistributionParts> = {}): DistributionParts {
  return {
    id: 'distribution',
    label: isEnglish ? 'Consumption by service' : '按云服务分布',
    summary: isEnglish ? 'Elastic Cloud Server is 41.20% of what is due.' : '弹性云服务器占应付的 41.20%。',
    words,
    locale,
    currency: 'CNY',
    partLabel: isEnglish ? 'Service' : '云服务',
    amountLabel: words.due,
    total: '512340.88',
    onPick: pick,
    ...more,
  };
}

const SERVICES: readonly (readonly [string, string, string, string, string])[] = [
  ['ecs', '弹性云服务器 ECS', 'Elastic Cloud Server', '211084.44', '41.20'],
  ['rds', '云数据库 RDS', 'Relational Database Service', '96320.09', '18.80'],
  ['obs', '对象存储服务 OBS', 'Object Storage Service', '61480.91', '12.00'],
  ['evs', '云硬盘 EVS', 'Elastic Volume Service', '40987.27', '8.00'],
  [
    'cce',
    '云容器引擎 CCE（含弹性伸缩与按需节点的跨可用区集群）',
    'Cloud Container Engine with elastic nodes across zones',
    '30740.45',
    '6.00',
  ],
  ['nat', 'NAT 网关', 'NAT Gateway', '20493.64', '4.00'],
  ['elb', '弹性负载均衡 ELB', 'Elastic Load Balance', '15370.23', '3.00'],
  ['dcs', '分布式缓存 DCS', 'Distributed Cache Service', '10246.82', '2.00'],
  ['waf', 'Web 应用防火墙', 'Web Application Firewall', '7685.11', '1.50'],
  ['kms', '数据加密 DEW', 'Data Encryption', '512.3400000001', '0.10'],
];

function services({ isEnglish }: OnStage): DistributionPart[] {
  return [
    ...SERVICES.map(([key, chinese, english, amount, share]) => ({ key, label: isEnglish ? english : chinese, amount, share })),
    {
      key: 'others',
      label: isEnglish ? '23 others' : '其他 23 项',
      amount: '12296.1799999999',
      share: '2.40',
      kind: 'others' as const,
      isPickable: false,
    },
    { key: 'none', label: isEnglish ? 'Not stated' : '未提供', amount: '5123.40', share: '1.00', kind: 'not-stated' as const },
  ];
}

/** Ten parts, all others, and what no line states; a press filters, by pointer and by keys. */
export const Services: Story = {
  beforeEach: clear,
  render: chartsOn((stage) => distributionChart(stage.view('distribution'), services(stage), parts(stage, { picked: 'rds' }))),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    // Others cannot be filtered by; everything else can.
    await expect(chart.marks()).toHaveLength(11);
    await expect(chart.marks().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    await expect(chart.mark('rds')).toHaveAttribute('aria-pressed', 'true');
    // To the cent; every digit is in the hint, and in the table.
    await expect(chart.mark('kms')).toHaveTextContent('¥512.34');
    await expect(chart.mark('kms').querySelector('.chart-part-amount [title]')).toHaveAttribute('title', '¥512.3400000001');
    chart.mark('ecs').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect(pick).toHaveBeenLastCalledWith('obs');
    await userEvent.keyboard('{End} ');
    await expect(pick).toHaveBeenLastCalledWith('none');
    await userEvent.keyboard('{Home}{ArrowUp}');
    await expect(chart.focused()).toBe('ecs');
    await userEvent.click(chart.mark('waf'));
    await expect(pick).toHaveBeenLastCalledWith('waf');
    await expect(pick).toHaveBeenCalledTimes(3);
    const told = [...chart.inside.querySelectorAll('.chart-part')].map(
      (part) => `${part.textContent} ${part.querySelector('.chart-part-amount [title]')?.getAttribute('title')}`,
    );
    await userEvent.click(chart.toggle());
    await until(
      () => chart.rows().length === 14,
      () => 'The table has not 12 parts and a total.',
    );
    for (const [place, row] of chart.rows().slice(1, -1).entries()) {
      for (const words of row.flatMap((cell) => cell.split(' · '))) await expect(told[place]).toContain(words);
    }
    await expect(chart.rows().at(-1)?.[1]).toBe('¥512,340.88');
    pick.mockClear();
    await userEvent.click(chart.inside.querySelector('.chart-link') as Element);
    await expect(pick).toHaveBeenCalledWith('ecs');
    await userEvent.click(chart.toggle());
  },
};

const MODES = ['pay-per-use', 'yearly-monthly', 'savings-plan'] as const;

function withSegments(stage: OnStage): DistributionPart[] {
  const names = stage.isEnglish ? ['Pay-per-use', 'Yearly/monthly', 'Savings plan'] : ['按需', '包年/包月', '节省计划'];
  const split = (amount: string, weights: readonly number[]): string[] => {
    const cents = BigInt(amount.replace('.', ''));
    const [first = 0n, second = 0n] = weights.map((weight) => (cents * BigInt(weight)) / 100n);
    return [first, second, cents - first - second].map((part) => `${part / 100n}.${String(part % 100n).padStart(2, '0')}`);
  };
  return services(stage)
    .slice(0, 5)
    .map((part, place) => ({
      ...part,
      segments: split(part.amount ?? '0.00', [60 - place * 9, 25 + place * 6]).map((amount, mode) => ({
        key: MODES[mode] ?? '',
        label: names[mode] ?? '',
        amount,
        share: null,
      })),
    }));
}

/** A second grouping divides each bar; its segments are marks of their own beside the part. */
export const SecondLevel: Story = {
  beforeEach: clear,
  render: chartsOn((stage) =>
    distributionChart(
      stage.view('distribution'),
      withSegments(stage),
      parts(stage, { onPickSegment: pickSegment, label: stage.isEnglish ? 'By service, then charge mode' : '按云服务、计费模式分布' }),
    ),
  ),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    await expect(chart.marks()).toHaveLength(20);
    chart.mark('ecs').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await expect(pickSegment).toHaveBeenLastCalledWith('ecs', 'yearly-monthly');
    await userEvent.keyboard('{ArrowDown}');
    await expect(chart.focused()).toBe('rds');
    await userEvent.click(chart.mark('rds/pay-per-use'));
    await expect(pickSegment).toHaveBeenLastCalledWith('rds', 'pay-per-use');
    await expect(pick).not.toHaveBeenCalled();
    await userEvent.click(chart.toggle());
    await until(
      () => chart.rows().length === 22,
      () => 'The table has not 5 parts, 15 segments and a total.',
    );
    await userEvent.click(chart.toggle());
  },
};

/** Refunds go to the other side of zero; a part that no line states has no bar. */
export const BelowZero: Story = {
  beforeEach: clear,
  render: chartsOn((stage) =>
    distributionChart(
      stage.view('distribution'),
      [
        { key: 'consumption', label: stage.isEnglish ? 'Consumption' : '消费', amount: '18200.00', share: null },
        { key: 'refund', label: stage.isEnglish ? 'Refund' : '退款', amount: '-6400.25', share: null },
        { key: 'adjustment', label: stage.isEnglish ? 'Adjustment' : '调账', amount: null, share: null },
      ],
      parts(stage, { total: '11799.75', label: stage.isEnglish ? 'By class' : '按类别分布' }),
    ),
  ),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    const bar = (key: string): DOMRect => (chart.mark(key).querySelector('.chart-bar') as Element).getBoundingClientRect();
    await expect(bar('refund').right).toBeCloseTo(bar('consumption').left, 0);
    await expect(bar('refund').width).toBeGreaterThan(10);
    await expect(bar('adjustment').width).toBe(0);
    await expect(chart.mark('adjustment').textContent).toMatch(/未提供|Not stated/);
    await expect(chart.mark('adjustment').textContent).not.toContain('0.00');
  },
};

const reveal = fn();

const eyeOf = (label: string): TemplateResult => eye({ label, isOpen: false, isBusy: false, span: null, isTabStop: true, onPress: reveal });

/** Names stay masked, with an eye beside each mark that is no part of it. */
export const Customers: Story = {
  beforeEach: () => {
    clear();
    reveal.mockClear();
  },
  render: chartsOn((stage) =>
    distributionChart(
      stage.view('distribution'),
      ['北***司', '上***厂', '广***行'].map((label, place) => ({
        key: `c${place}`,
        label,
        detail: html`<span>KA-00${place + 1}</span>`,
        aside: eyeOf(stage.isEnglish ? `Show the name of KA-00${place + 1}` : `显示 KA-00${place + 1} 的名称`),
        amount: `${90000 - place * 31000}.40`,
        share: `${50 - place * 17}.00`,
      })),
      parts(stage, { label: stage.isEnglish ? 'By customer' : '按客户分布', summary: '北***司', total: '177001.20' }),
    ),
  ),
  play: async ({ canvasElement }) => {
    const chart = await chartAt(canvasElement);
    const eyes = chart.inside.querySelectorAll<HTMLElement>('.eye');
    await expect(eyes).toHaveLength(3);
    await userEvent.click(eyes[1] as Element);
    await expect(reveal).toHaveBeenCalledOnce();
    await expect(pick).not.toHaveBeenCalled();
    await expect(chart.mark('c1').contains(eyes[1] as Element)).toBe(false);
  },
};
