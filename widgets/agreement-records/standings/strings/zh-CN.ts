import type { SignatureWithdrawalReason, SigningCapacity, StandingState } from '../../../../shared/values/agreement-lists.ts';
import type { AssociationType, Locale } from '../../../../shared/values/lists.ts';
import type { FailureCode } from '../../../core/failure.ts';
import { documentWords } from '../../../core/strings/document.zh-CN.ts';
import { customerWords, revealWords } from '../../../core/strings/zh-CN.ts';
import { exportWords } from '../../../kit/exports/strings/zh-CN.ts';

const states: Record<StandingState, string> = { overdue: '已逾期', pending: '待签署', signed: '已签署' };
const capacities: Record<SigningCapacity, string> = {
  self: '本人',
  'legal-representative': '法定代表人',
  'authorised-agent': '授权经办人',
  other: '其他',
};
const reasons: Record<SignatureWithdrawalReason, string> = {
  'signed-in-error': '误签',
  'wrong-capacity': '签署身份选错',
  'no-longer-agreed': '不再同意',
  other: '其他',
};
const associationTypes: Record<AssociationType, string> = customerWords.associationTypes;
const locales: Record<Locale, string> = { 'zh-CN': '中文', en: '英文' };

/** Why a file cannot be had, and what to do. */
const exportRefusals: Partial<Record<FailureCode, string>> = {
  'export-empty': '没有符合条件的客户，请调整筛选条件。',
  'exports-full': '已有多个导出在进行，请等其中一个完成，或取消一个。',
  'export-expired': '文件已过保留期，请重新导出。',
  'export-not-done': '导出尚未完成，请稍候。',
  'job-ended': '任务已经结束，无法取消。',
  offline: '网络已断开，恢复后请再试。',
};

export const standingsStrings = {
  list: '签署情况',
  states,
  capacities,
  reasons,
  named: (title: string) => `《${title}》`,
  version: (version: string) => `版本 ${version}`,
  reveal: revealWords,
  document: documentWords,
  face: { lookAlike: '名称相同', noName: '未提供名称', manager: (userId: string) => `客户经理 ${userId}` },
  items: { revealAll: '显示本页全部客户名称', hideAll: '隐藏本页全部客户名称' },
  announce: (count: string) => `共 ${count} 个客户`,
  agreement: '协议',
  facts: {
    effective: (day: string) => `${day} 生效`,
    notice: (days: string) => (days === '0' ? '生效即须签署' : `通知期 ${days} 天`),
    required: '到期未签署将限制客户自助操作',
    optional: '不强制签署',
    audience: (types: string) => `适用于${types}客户`,
    list: '、',
  },
  associationTypes,
  locales,
  versions: {
    open: '版本与文本',
    heading: (title: string) => `《${title}》的版本`,
    states: { current: '现行', later: '尚未生效', earlier: '已被取代', withdrawn: '已撤回' },
    published: (time: string) => `${time} 发布`,
    withdrawn: (time: string) => `${time} 撤回`,
    read: (locale: string) => `阅读${locale}文本`,
    download: (locale: string) => `下载${locale}文本`,
    back: '返回版本列表',
    digest: '文本摘要（SHA-256）',
  },
  filters: {
    title: '筛选客户',
    open: (active: number) => (active > 0 ? `筛选（${active}）` : '筛选'),
    states: '签署状态',
    all: '全部',
    whose: '所属',
    own: '我的客户',
    customerId: '客户 ID',
    unfit: '请填写完整的客户 ID',
    manager: '客户经理',
    onlyWithdrawn: '只看已撤销签署',
    clear: '清除筛选',
    refresh: '刷新',
    more: '筛选条件',
  },
  columns: {
    customer: '客户',
    manager: '客户经理',
    state: '状态',
    due: '签署期限（UTC+8）',
    signed: '已签版本',
    capacity: '签署身份',
    receipt: '凭证编号',
    actions: '操作',
  },
  cells: {
    noManager: '未分配',
    noDue: '无期限',
    notSigned: '未签署',
    withdrawn: '已撤销',
    actions: (customerId: string) => `客户 ${customerId} 的签署操作`,
    read: (customerId: string) => `查看客户 ${customerId} 签署的文本`,
  },
  menu: { read: '查看签署文本', html: '下载签署凭证（HTML）', json: '下载签署凭证（JSON）' },
  record: {
    heading: (title: string) => `已签署的${title}`,
    about: '以下是签署时展示的全文，逐字未改。',
    customer: '客户',
    version: '版本',
    signedAt: '签署时间',
    capacity: '签署身份',
    stated: '（签署人自述，未经核实）',
    person: '签署人编号',
    noPerson: '门户未提供',
    receipt: '凭证编号',
    chain: '存证链',
    place: (sequence: string) => `第 ${sequence} 条`,
    withdrawal: '撤销签署',
    withdrawn: (time: string, reason: string) => `${time}，原因：${reason}`,
    text: '签署的文本',
  },
  asOf: (time: string) => `数据截至 ${time}（UTC+8）`,
  pager: {
    navigation: '翻页',
    size: '每页条数',
    rows: (size: number) => `每页 ${size} 条`,
    first: '第一页',
    previous: '上一页',
    next: '下一页',
    last: '最后一页',
    summary: (from: string, until: string, total: string) => `${from}–${until} / 共 ${total} 个`,
  },
  export: '导出',
  exports: {
    ...exportWords,
    heading: '导出签署情况',
    whole: '将导出此协议的全部客户。姓名一律匿名。',
    filtered: '将导出符合当前筛选条件的客户。姓名一律匿名。',
    refusals: exportRefusals,
    unsuccessful: (requestId: string | null) => (requestId ? `未能完成，请重试。请求编号 ${requestId}` : '未能完成，请重试。'),
  },
  standIns: {
    noAgreements: ['还没有协议', '由贵公司的服务器发布协议之后，这里显示哪些客户已经签署。'],
    noVersion: ['此协议没有现行版本', '各版本尚未生效或已撤回，目前没有客户需要签署。'],
    empty: ['没有需要签署此协议的客户', '您的范围内没有此协议适用的客户。'],
    noMatch: ['没有符合条件的客户', '调整或清除筛选条件。'],
    refused: ['您没有查看签署情况的权限', '请联系贵公司的系统管理员。'],
    failed: ['签署情况未能加载', '请重试；仍不成功时，请把请求编号告诉管理员。'],
    gone: ['没有您可以查看的签署情况', '所选的云经销商、客户经理或协议不在您的范围内。请清除筛选。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
};

export type StandingsStrings = Omit<typeof standingsStrings, 'standIns'> & {
  standIns: Readonly<Record<keyof (typeof standingsStrings)['standIns'], readonly [title: string, advice: string]>>;
};
