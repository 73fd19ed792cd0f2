import type { BillType } from '../../../../shared/values/consumption-lists.ts';

const billTypes: Record<BillType, string> = {
  'new-purchase': '新购',
  renewal: '续订',
  change: '变更',
  unsubscription: '退订',
  usage: '使用',
  'auto-renewal': '自动续订',
  compensation: '补偿',
  'support-plan': '服务支持计划月末扣费',
  deduction: '扣费',
  monthly: '按月付费',
  'change-refund': '变更退款',
  'savings-plan-offset': '节省计划抵扣',
  'period-to-on-demand-refund': '包年/包月转按需退款',
  'rounding-top-up': '抹零补扣',
  yearly: '按年付费',
};

export const distributionStrings = {
  billTypes,
  by: '分组',
  thenBy: '再按',
  noSecond: '不再分组',
  rankBy: '按金额',
  due: '应付',
  paid: '实付',
  label: (grouping: string) => `按${grouping}`,
  summary: (part: string, amount: string, share: string | null) =>
    share === null ? `最多的是 ${part}，${amount}。` : `最多的是 ${part}，${amount}，占 ${share}%。`,
  others: (count: string) => `其他 ${count} 项`,
  formerCustomers: '不在您名下的客户',
  nobody: '未分配客户经理',
  notStated: '未注明',
  nothing: '这些账期没有消费。',
  /** Follows the summary; a language with spaces begins with one. */
  hint: '点击一项只看它，再点筛选可以返回。',
  export: '导出',
  announce: (count: number) => `${count} 项`,
};

export type DistributionStrings = typeof distributionStrings;
