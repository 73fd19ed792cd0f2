import type {
  AssociationType,
  CustomerSort,
  CustomerType,
  FrozenState,
  MaskedField,
  RevealPurpose,
  VerificationState,
} from '../../../shared/values/lists.ts';
import type { AllowanceWindow } from '../../core/allowance.ts';

const fields: Record<MaskedField, string> = {
  customerName: '客户名称',
  accountName: '账号名',
  mobile: '移动电话',
  email: '邮箱',
  accountManagerName: '客户经理',
};

const windows: Record<AllowanceWindow, string> = { minute: '本分钟', day: '今天', partnerHour: '本小时全公司' };

const associationTypes: Record<AssociationType, string> = { 'agency-sale': '代售', referral: '顾问销售' };
const verification: Record<VerificationState, string> = {
  unverified: '未认证',
  'in-review': '审核中',
  rejected: '未通过',
  verified: '已认证',
};
const customerTypes: Record<CustomerType, string> = { none: '无', individual: '个人', enterprise: '企业' };
const frozen: Record<FrozenState, string> = {
  'not-frozen': '未冻结',
  'account-frozen': '账号已冻结',
  'account-and-resources-frozen': '账号与资源已冻结',
};
const sorts: Record<CustomerSort, string> = {
  associatedAt: '关联时间',
  consumption: '消费',
  resourceExpiry: '资源最早到期',
  credit: '可用额度',
};
const purposes: Record<RevealPurpose, string> = {
  contact: '联系客户',
  support: '处理客户的问题',
  'verify-identity': '核实身份',
  'correct-data': '更正资料',
  other: '其他',
};

export const strings = {
  list: '客户列表',
  fields,
  associationTypes,
  verification,
  customerTypes,
  frozen,
  columns: {
    customerId: '客户账号 ID',
    partnerCustomerNo: '伙伴侧编号',
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
    tooShort: '请至少输入 2 个字符',
    clear: '清除筛选',
  },
  sort: { label: '排序', by: sorts, ascending: '升序', descending: '降序' },
  reveal: {
    cell: (field: MaskedField, customerId: string) => `显示客户 ${customerId} 的${fields[field]}`,
    hideCell: (field: MaskedField, customerId: string) => `隐藏客户 ${customerId} 的${fields[field]}`,
    column: (field: MaskedField, count: string, remaining: string, window: AllowanceWindow) =>
      `显示本页 ${count} 个${fields[field]}，${windows[window]}还可显示 ${remaining} 个`,
    columnUnknown: (field: MaskedField) => `显示本页的${fields[field]}`,
    columnTooMany: (field: MaskedField, count: string, remaining: string, window: AllowanceWindow) =>
      `本页有 ${count} 个${fields[field]}，${windows[window]}只能再显示 ${remaining} 个，整列无法显示`,
    hideColumn: (field: MaskedField) => `隐藏本页的${fields[field]}`,
    remaining: (remaining: string, window: AllowanceWindow) => `${windows[window]}还可显示 ${remaining} 个字段`,
    limitReached: (time: string) => `显示次数已用完，${time} 后可以再显示`,
    limitReachedUntimed: '显示次数已用完，请稍后再试',
    notEnough: (remaining: string, time: string | null) =>
      time ? `只能再显示 ${remaining} 个，未显示任何一个；${time} 后会有更多` : `只能再显示 ${remaining} 个，未显示任何一个`,
    purpose: '显示目的',
    choosePurpose: '请选择',
    purposeNeeded: '请先选择显示目的，再显示',
    purposes,
    notAllowed: '您没有显示这些信息的权限',
    customerGone: '客户已不在您的范围内，请刷新列表',
    failed: (requestId: string | null) => (requestId ? `未能显示，请重试。请求编号 ${requestId}` : '未能显示，请重试'),
    offline: '网络已断开，未能显示',
    shown: (field: MaskedField, customerId: string, value: string, seconds: number) =>
      `客户 ${customerId} 的${fields[field]}：${value}，${seconds} 秒后隐藏`,
    shownMany: (field: MaskedField, count: string, seconds: number) => `已显示 ${count} 个${fields[field]}，${seconds} 秒后隐藏`,
    hidden: (field: MaskedField) => `${fields[field]}已隐藏`,
    empty: '未提供',
    columns: '显示本页',
  },
  pager: {
    navigation: '分页',
    summary: (from: string, to: string, total: string) => `${from}–${to} / ${total}`,
    first: '第一页',
    previous: '上一页',
    next: '下一页',
    last: '最后一页',
    size: '每页行数',
    rows: (size: number) => `${size} 行/页`,
  },
  card: { open: '更多', close: '收起' },
  announce: { loaded: (total: string) => `共 ${total} 位客户`, loading: '正在加载客户' },
  states: {
    empty: ['还没有客户', '客户与您关联或被导入后，会出现在这里。'],
    noMatch: ['没有符合条件的客户', '试试更少的条件，或更短的关键词。'],
    refused: ['您没有查看客户的权限', '请联系贵公司的系统管理员为您开通。'],
    widgetOff: ['此会话没有开启客户列表', '请联系门户的管理员。'],
    originRefused: ['此页面不在会话允许的来源之内', '请联系门户的管理员，把此页面的来源加入会话。'],
    expired: ['会话已结束', '继续后，筛选条件保持不变。'],
    offline: ['网络已断开', '恢复连接后会自动继续。'],
    unavailable: ['门户没有给出会话', '请重试；仍不成功时，请重新登录门户。'],
    busy: ['请求太多，服务暂时接不过来', '请稍后重试。'],
    searchLimit: ['名称查询次数已用完', '请稍后再查，或改用客户账号 ID。'],
    failed: ['未能取得客户列表', '请重试；仍不成功时，请把请求编号告诉管理员。'],
    sessionMissing: ['缺少会话', '请把此组件放在 <partner-session> 之内。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
  after: (advice: string, time: string) => `${time} 后可以重试。${advice}`,
  actions: { retry: '重试', resume: '继续', copy: '复制请求编号', requestId: '请求编号', copied: '已复制请求编号' },
};

export type Strings = typeof strings;
