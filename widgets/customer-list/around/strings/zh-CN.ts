import type { MaskedField } from '../../../../shared/values/lists.ts';
import type { AllowanceWindow } from '../../../core/allowance.ts';
import { customerWords, failureStates, failureWords, revealWords, windows } from '../../../core/strings/zh-CN.ts';

const { fields } = customerWords;

/** Words around the rows, which come right after the first of them. */
export const strings = {
  chips: {
    active: '已生效的筛选',
    remove: (label: string, value: string) => `移除筛选 ${label}：${value}`,
    clear: '清除筛选',
  },
  selection: {
    count: (count: number) => `已选 ${count} 位`,
    full: '一次最多选 100 位，其余未选',
    clear: '取消选择',
    bar: '对已选客户的操作',
  },
  reveal: {
    ...revealWords,
    column: (field: MaskedField, count: string, remaining: string, window: AllowanceWindow) =>
      `显示本页 ${count} 个${fields[field]}，${windows[window]}还可显示 ${remaining} 个`,
    columnTooMany: (field: MaskedField, count: string, remaining: string, window: AllowanceWindow) =>
      `本页有 ${count} 个${fields[field]}，${windows[window]}只能再显示 ${remaining} 个，整列无法显示`,
    hideColumn: (field: MaskedField) => `隐藏本页的${fields[field]}`,
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
  states: {
    ...failureStates,
    empty: ['还没有客户', '客户与您关联或被导入后，会出现在这里。'],
    emptyResellers: ['云经销商还没有客户', '客户与您的云经销商关联后，会出现在这里。'],
    rangeInverted: ['筛选范围上下颠倒', '请改正消费或到期时间的范围，或清除筛选。'],
    noMatch: ['没有符合条件的客户', '试试更少的条件，或更短的关键词。'],
    refused: ['您没有查看客户的权限', '请联系贵公司的系统管理员为您开通。'],
    widgetOff: ['此会话没有开启客户列表', '请联系门户的管理员。'],
    expired: ['会话已结束', '继续后，筛选条件保持不变。'],
    searchLimit: ['按名称或号码查询的次数已用完', '请稍后再查，或改用客户账号 ID。'],
    failed: ['未能取得客户列表', '请重试；仍不成功时，请把请求编号告诉管理员。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
  ...failureWords,
};

export type AroundStrings = typeof strings;
