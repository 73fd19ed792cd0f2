import type { Strings } from './zh-CN.ts';

export const strings: Strings = {
  showTable: 'Show as table',
  showChart: 'Show as chart',
  due: 'Due',
  paid: 'Paid',
  estimate: 'running, estimate',
  noLines: 'No lines',
  ahead: 'Not begun',
  notStated: 'Not stated',
  unstatedLines: (count) => (count === '1' ? '1 line states none' : `${count} lines state none`),
  forecast: 'Forecast',
  forecastRange: (low, high) => `${low} to ${high}`,
  period: 'Period',
  part: 'Part',
  within: (part) => `within ${part}`,
  amount: 'Amount',
  share: 'Share',
  percent: (share) => `${share}%`,
  total: 'Total',
  facts: (facts) => facts.join(', '),
};
