import type { FailureCode } from '../../../core/failure.ts';

const refusals: Partial<Record<FailureCode, string>> = {
  'session-expired': '会话已过期，请关闭此窗口后点“继续”。',
  'search-limit-reached': '查找得太频繁，请稍后再试。',
  offline: '网络已断开，恢复后请再试。',
};

export const customersStrings = {
  heading: '选择客户',
  close: '关闭',
  by: '查找方式',
  ways: { customerName: '客户名称', accountName: '客户账号名', customerId: 'ID 或客户编号' },
  search: { customerName: '客户名称中的字', accountName: '账号名中的字', customerId: '完整的客户 ID 或客户编号' },
  tooShort: '请至少输入两个字',
  searching: '正在查找…',
  noMatch: '没有符合的客户。',
  more: (total: string) => `共 ${total} 位客户，请输入更多内容来缩小范围。`,
  pick: '选择',
  pickOne: (customerId: string) => `选择客户 ${customerId}`,
  retry: '重试',
  refusals,
  failed: (requestId: string | null) => (requestId ? `未能查找客户。请求编号 ${requestId}` : '未能查找客户。'),
  announce: (total: string) => `找到 ${total} 位客户`,
};

export type CustomersStrings = typeof customersStrings;
