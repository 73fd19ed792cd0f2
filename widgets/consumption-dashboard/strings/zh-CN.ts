import type { BillClass, ChargeMode, Grouping } from '../../../shared/values/consumption-lists.ts';
import type { AssociationType } from '../../../shared/values/lists.ts';
import type { FailureCode } from '../../core/failure.ts';
import { failureStates, failureWords } from '../../core/strings/zh-CN.ts';
import type { DashboardViewName, Narrowing } from '../query.ts';

const views: Record<DashboardViewName, string> = { overview: '总览', distribution: '消费分布', lines: '消费明细' };
const associationTypes: Record<AssociationType, string> = { 'agency-sale': '代售', referral: '顾问销售' };
const chargeModes: Record<ChargeMode, string> = {
  'yearly-monthly': '包年/包月',
  'pay-per-use': '按需',
  'reserved-instance': '预留实例',
  'savings-plan': '节省计划',
};
const classes: Record<BillClass, string> = { consumption: '消费', refund: '退款', adjustment: '调账' };
const narrowings: Record<Narrowing, string> = {
  supervisorId: '客户经理主管',
  accountManagerId: '客户经理',
  customerId: '客户',
  associationType: '关联类型',
  chargeMode: '计费模式',
  service: '云服务',
  region: '区域',
  resourceType: '资源类型',
  billClass: '类别',
};
const groupings: Record<Grouping, string> = {
  service: '云服务',
  chargeMode: '计费模式',
  associationType: '关联类型',
  accountManager: '客户经理',
  customer: '客户',
  region: '区域',
  resourceType: '资源类型',
  billClass: '类别',
  billType: '账单类型',
  enterpriseProject: '企业项目',
  reseller: '云经销商',
};
const refusals: Partial<Record<FailureCode, readonly [title: string, advice: string]>> = {
  'cycle-outside-window': ['账期超出范围', '可以查看当前账期和之前的 18 个账期。'],
  'range-inverted': ['账期的起止颠倒了', '请重新选择账期。'],
  'dates-inverted': ['日期的起止颠倒了', '请重新选择日期。'],
  'dates-outside-cycle': ['日期不在所选账期内', '起止日期须在同一账期的月份内。'],
  'dates-need-one-cycle': ['按日期查看时只能选一个账期', '请选择一个账期，或清除日期。'],
  'currencies-mixed': ['不同币种不能相加', '请选择一个币种。'],
  'figures-not-ready': ['数据正在统计', '请稍后重试。'],
  'not-found': ['没有您可以查看的数据', '所选的客户、客户经理或客户范围不在您的范围内，请清除筛选。'],
  'manager-needed': ['请先选择一位客户经理', '客户经理主管每次查看一位客户经理的明细。'],
};

export const strings = {
  viewsLabel: '消费看板的视图',
  views,
  associationTypes,
  chargeModes,
  classes,
  groupings,
  notABill: '消费数据不是账单，不能作为结算、还款或开票的依据。',
  notStated: '未注明',
  nobody: '未分配客户经理',
  filters: {
    title: '筛选',
    open: (count: number) => (count > 0 ? `筛选（${count}）` : '筛选'),
    cycles: '账期',
    current: '本账期',
    last: '上一账期',
    lastCycles: (count: number) => `近 ${count} 个账期`,
    custom: '自选账期或日期…',
    from: '起始账期',
    to: '截止账期',
    begin: '起始日期',
    end: '截止日期',
    bothDays: '填写起止两个日期后才按日期统计；现在按整个账期统计。',
    currency: '币种',
    reseller: '客户范围',
    ownCustomers: '我的客户',
    allResellers: '云经销商的客户',
    all: '全部',
    clear: '清除筛选',
    narrowings,
    trail: '已应用的筛选',
    whole: '全部消费',
    remove: (label: string, value: string) => `移除筛选：${label} ${value}`,
    chip: (label: string, value: string) => `${label}：${value}`,
  },
  refusals,
  ...failureWords,
  states: {
    ...failureStates,
    refused: ['您没有查看消费数据的权限', '请联系系统管理员，为您的角色添加“查看客户消费”权限。'],
    widgetOff: ['此会话未开通消费看板', '请联系门户的管理员，为会话开通此组件。'],
    notLoaded: ['视图没有加载完整', '请检查网络后重试。'],
    layerNotLoaded: ['对话框没有加载出来', '请检查网络后重试。'],
    expired: ['会话已过期', '筛选条件都还在，点“继续”即可接着查看。'],
    failed: ['未能读取消费数据', '请重试；仍不成功时，请把请求编号交给技术支持。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
};

export type Strings = typeof strings;
