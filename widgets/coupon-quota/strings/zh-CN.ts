import type { CouponAsset, OrderType, QuotaState } from '../../../shared/values/money-lists.ts';
import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import { failureStates, failureWords } from '../../core/strings/zh-CN.ts';
import type { PanelViewName } from '../context.ts';
import type { QuotaPart } from '../quotas/bar.ts';

const views: Record<PanelViewName, string> = { quotas: '额度', coupons: '已发放', log: '操作记录' };
const assets: Record<CouponAsset, string> = { coupon: '代金券', 'cash-coupon': '现金券', 'pick-up-coupon': '提货券' };
const states: Record<QuotaState, string> = { normal: '正常', invalid: '失效', adjusting: '额度调整中', frozen: '冻结', recalled: '已回收' };
/** Shorter than on a card, where there is room. */
const tableParts: Record<QuotaPart | 'total', string> = {
  total: '总额',
  available: '可用',
  held: '预留',
  outstanding: '客户未使用',
  granted: '已发下级',
  spent: '已使用',
  expired: '待退回',
};
const orderTypes: Record<OrderType, string> = { new: '新购', renew: '续费', change: '变更' };

/** Why nothing can be issued from a quota, on its card. */
const notIssuable: Partial<Record<ProblemCode, string>> = {
  'quota-not-normal': '当前状态不能发放',
  'parent-quota-not-issuable': '上级额度当前不可用',
  'quota-not-started': '尚未生效',
  'quota-expired': '已过有效期',
  'quota-recalled': '已被回收',
};

export const strings = {
  ...failureWords,
  title: '券与额度',
  views,
  viewsLabel: '查看',
  assets,
  quotaStates: states,
  orderTypes,
  notIssuable,
  quotas: {
    list: '额度列表',
    filters: '筛选额度',
    asset: '券类型',
    state: '状态',
    whose: '所属',
    own: '我的额度',
    all: '全部',
    fold: (count: number) => (count > 0 ? `筛选（${count}）` : '筛选'),
    issuableOnly: '只看可发放',
    issuable: '可发放',
    cards: '卡片',
    table: '表格',
    layout: '展示方式',
    announce: (count: string) => `共 ${count} 个额度`,
    count: (count: string) => `共 ${count} 个额度`,
    more: '加载更多额度',
    loadingMore: '正在加载…',
    moreFailed: '未能加载更多，请重试。',
    asOf: (time: string) => `数据截至 ${time}（UTC+8）`,
    refresh: '刷新',
  },
  parts: {
    available: '可用',
    held: '预留',
    outstanding: '客户未使用',
    granted: '已发给云经销商',
    spent: '已使用',
    expired: '已到期，待退回',
  },
  partHints: {
    available: '可以发放给客户，或发放给云经销商',
    held: '为等待审批或正在进行的操作预留，未用的会退回',
    outstanding: '已发放给客户、仍在有效期内、尚未使用的金额',
    granted: '从此额度发放给云经销商的额度',
    spent: '客户已经使用的金额',
    expired: '券已到期，剩余金额即将退回此额度',
  },
  card: {
    total: '总额',
    of: (total: string) => `共 ${total}`,
    whereItIs: (id: string) => `额度 ${id} 的金额分布`,
    valid: (from: string, until: string) => `${from} 至 ${until}`,
    validLabel: '有效期',
    daysLeft: (days: string) => `剩 ${days} 天`,
    lastDay: '今天到期',
    startsIn: (days: string) => `${days} 天后生效`,
    ended: '已结束',
    soon: (coupons: string, amount: string) => `${coupons} 张券共 ${amount} 将在 30 天内到期`,
    restrictions: '使用限制',
    unrestricted: '不限',
    faceBetween: (low: string, high: string) => `面额 ${low} 至 ${high}`,
    faceFrom: (low: string) => `面额不低于 ${low}`,
    faceUntil: (high: string) => `面额不高于 ${high}`,
    minimumOrder: (amount: string) => `订单满 ${amount} 可用`,
    maximumCount: (count: string) => `最多 ${count} 张`,
    maximumTotal: (amount: string) => `累计不超过 ${amount}`,
    maximumShare: (percent: string) => `最多抵扣订单的 ${percent}`,
    services: (names: string) => `云服务：${names}`,
    products: (count: string) => `限 ${count} 个产品`,
    orders: (names: string) => `订单类型：${names}`,
    designated: (count: string) => `指定 ${count} 个客户`,
    list: '、',
    children: (count: string) => `已发给 ${count} 个云经销商`,
    parent: (id: string) => `来自额度 ${id}`,
    reseller: (name: string) => `云经销商：${name}`,
    copyId: '复制额度编号',
    copied: '已复制额度编号',
    actions: (id: string) => `额度 ${id} 的操作`,
    issue: '发放',
    grant: '发给云经销商',
    recall: '回收额度',
    coupons: '查看已发放的券',
    log: '查看操作记录',
  },
  table: { open: '展开', close: '收起', state: '状态', quota: '额度', until: '有效期至', actions: '操作', parts: tableParts },
  states: {
    ...failureStates,
    empty: ['还没有额度', '上游发放额度后会显示在这里。如已发放，请让管理员检查与伙伴系统的同步。'],
    noMatch: ['没有符合条件的额度', '调整或清除筛选条件。'],
    refused: ['您没有查看额度的权限', '券与额度由系统管理员或有券权限的自定义角色管理，客户经理不能查看。请联系系统管理员。'],
    widgetOff: ['会话不包含券与额度', '门户签发的会话没有包含此组件。请联系门户的管理员。'],
    expired: ['登录已过期', '点击继续，您填写的内容都会保留。'],
    failed: ['未能加载', '请重试。如仍不成功，请把请求编号告诉管理员。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
  clear: '清除筛选',
  close: '关闭',
};

export type Strings = typeof strings;
