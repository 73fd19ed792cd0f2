import type { Asset, OperationItemState, OperationKind, OperationState } from '../../../../shared/values/money-lists.ts';
import { revealWords } from '../../../core/strings/zh-CN.ts';
import type { Operation } from '../operation.ts';

const kinds: Record<OperationKind, string> = {
  'quota-statement': '额度更新',
  'quota-grant': '发放额度',
  'quota-recall': '回收额度',
  'coupon-statement': '登记上游券',
  'coupon-issue': '发放',
  'coupon-recall': '手工回收',
  'coupon-redemption': '使用',
  'coupon-refund': '退款',
  'coupon-expiry': '到期自动回收',
  'top-up': '充值',
  allocation: '拨款',
  'allocation-recall': '回收拨款',
  charge: '消费扣款',
  dissociation: '解绑自动回收',
  'type-switch': '切换关联模式自动回收',
};
const assets: Record<Asset, string> = { coupon: '代金券', 'cash-coupon': '现金券', 'pick-up-coupon': '提货券', money: '资金' };
const states: Record<OperationState, string> = {
  'awaiting-approval': '等待审批',
  queued: '排队中',
  running: '进行中',
  done: '已完成',
  stopped: '已停止',
  rejected: '已驳回',
  lapsed: '审批已过期',
};
const results: Record<OperationItemState, string> = { waiting: '待处理', done: '成功', refused: '未成功' };
const doers: Record<Operation['by']['kind'], string> = {
  operator: '操作员',
  'end-customer': '客户',
  'partner-key': '伙伴服务器',
  system: '系统',
};

/** What operations are described with, wherever one is shown. */
export const operationStrings = {
  kinds,
  assets,
  states,
  results,
  doers,
  reveal: revealWords,
  face: { lookAlike: '名称相同', noName: '未提供名称', manager: (userId: string) => `客户经理 ${userId}` },
  /** Seconds belong to it: what happened within one minute has an order. */
  none: '—',
  facts: {
    what: '操作',
    at: '时间',
    by: '操作人',
    state: '状态',
    quota: '额度',
    reseller: '云经销商',
    items: '项目',
    asked: '确认金额',
    moved: '实际金额',
    memo: '备注',
    approval: '审批',
    decisionMemo: '审批备注',
    id: '操作编号',
    ended: '结束时间',
    zone: (time: string) => `${time}（UTC+8）`,
    counts: (total: string, done: string, refused: string, waiting: string) =>
      `共 ${total} 项：成功 ${done}，未成功 ${refused}，待处理 ${waiting}`,
    approved: (who: string, time: string) => `${who} 于 ${time} 批准`,
    rejected: (who: string, time: string) => `${who} 于 ${time} 驳回`,
    undecided: '尚无人处理',
  },
  items: {
    list: '操作明细',
    loading: '正在加载明细…',
    failed: '未能加载明细。',
    retry: '重试',
    more: '加载更多明细',
    shown: (shown: string, total: string) => `已显示 ${shown} / ${total} 项`,
    coupon: (id: string) => `券 ${id}`,
    quota: (id: string) => `额度 ${id}`,
    askedBut: (amount: string) => `确认 ${amount}`,
    revealAll: '显示所列客户的名称',
    hideAll: '隐藏所列客户的名称',
  },
  progress: (done: string, total: string) => `已处理 ${done} / ${total}`,
};

export type OperationStrings = typeof operationStrings;
