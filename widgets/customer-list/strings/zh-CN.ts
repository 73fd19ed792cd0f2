import type { CustomerSort, MaskedField } from '../../../shared/values/lists.ts';
import { customerWords, eyeWords } from '../../core/strings/first.zh-CN.ts';
import { selection } from './selection.zh-CN.ts';

const { fields } = customerWords;
const sorts: Record<CustomerSort, string> = {
  associatedAt: '关联时间',
  consumption: '消费',
  resourceExpiry: '资源最早到期',
  credit: '可用额度',
};

export const strings = {
  list: '客户列表',
  ...customerWords,
  selection,
  columns: {
    customerId: '客户账号 ID',
    partnerCustomerNo: '伙伴侧编号',
    reseller: '云经销商',
    associationType: '关联类型',
    associatedAt: '关联时间 UTC+8',
    credit: '可用额度',
    consumption: (cycle: string) => `${cycle} 消费`,
    resourceExpiry: '资源最早到期',
    tags: '标签',
    verification: '实名认证',
    customerType: '客户类型',
    level: '客户等级',
    frozen: '冻结',
  },
  details: {
    zone: 'UTC+8',
    asOf: (time: string) => `截至 ${time}`,
    estimate: '估算',
    noDelivery: '尚无账单数据',
    joined: (parts: readonly string[]) => parts.join(' · '),
  },
  cells: {
    notStated: '未提供',
    arrears: '欠费',
    creditAsOf: (time: string) => `截至 ${time}（UTC+8）`,
    balanceUnseen: '顾问销售客户的余额对伙伴不可见',
    lookAlike: '近似',
    lookAlikeHint: '本页另有客户的脱敏名称与此相同，请按客户账号 ID 辨认',
    moreCurrencies: (count: number) => `另有 ${count} 个币种`,
    noManager: '未分配',
  },
  filters: {
    title: '筛选',
    open: (active: number) => (active > 0 ? `筛选（${active}）` : '筛选'),
    all: '全部',
    idLabel: 'ID 或编号',
    tag: '标签',
    mobile: '移动电话（完整号码）',
    enter: '按回车查询',
    consumption: '本月消费',
    more: (active: number) => (active > 0 ? `更多筛选（${active}）` : '更多筛选'),
    moreTitle: '更多筛选',
    chip: (label: string, value: string) => `${label}：${value}`,
    amounts: (from: string, to: string) => (from && to ? `${from} 至 ${to}` : from ? `不低于 ${from}` : `不高于 ${to}`),
    days: (from: string, until: string) => (from && until ? `${from} 至 ${until}` : from ? `${from} 起` : `${until} 止`),
    problems: {
      tooShort: '请至少输入 2 个字符',
      mobileIncomplete: '请输入完整的号码',
      notAnAmount: '请填写金额，如 1000 或 0.50',
      inverted: '范围上下颠倒，请改正后再查',
    },
  },
  tabs: { label: '谁的客户', own: '我的客户', resellers: '云经销商的客户' },
  arrange: '列设置',
  columnsTool: '列',
  sort: { label: '排序', by: sorts, ascending: '升序', descending: '降序' },
  reveal: {
    ...eyeWords,
    columnUnknown: (field: MaskedField) => `显示本页的${fields[field]}`,
    columns: '显示本页',
  },
  card: { open: '更多', close: '收起' },
  announce: { loaded: (total: string) => `共 ${total} 位客户`, loading: '正在加载客户' },
};

export type Strings = typeof strings;
