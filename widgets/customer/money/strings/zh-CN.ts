import type { AnswerOf } from '../../../../shared/contract/index.ts';

type Adjustment = AnswerOf<'POST /v1/accounts/adjustments'>['records'][number];

const types: Record<Adjustment['type'], string> = { allocation: '拨款', recall: '回收拨款', 'dissociation-recall': '解绑自动回收' };
const doers: Record<Adjustment['by']['kind'], string> = {
  operator: '操作员',
  'end-customer': '客户',
  'partner-key': '伙伴服务器',
  system: '系统',
};

export const strings = {
  heading: '拨款',
  types,
  doers,
  after: (time: string) => `拨款余额，截至 ${time}（UTC+8）的最近一次调整，此后的消费未计入`,
  left: (amount: string) => `余额 ${amount}`,
  loading: '正在加载拨款…',
  failed: '未能加载拨款。',
  retry: '重试',
};

export type MoneySectionStrings = typeof strings;
