import { agreementWords } from '../../core/strings/agreements.zh-CN.ts';
import { failureStates, failureWords } from '../../core/strings/zh-CN.ts';
import type { FailureState, StateWords } from '../../kit/failure-notice.ts';

const states: Record<FailureState, StateWords> = {
  ...failureStates,
  refused: ['这里只供客户本人签署协议', '请以客户的账号登录门户。'],
  widgetOff: ['此会话不含签署协议', '请联系门户的管理员。'],
  expired: ['会话已结束', '继续后接着签署，已勾选的内容会保留。'],
  failed: ['未能查询待签署的协议', '请重试；仍不成功时，请提供请求编号。'],
};

/** Words of the prompt; those of the dialog come with it. */
export const strings = {
  ...agreementWords,
  ...failureWords,
  states,
  label: '待签署的协议',
  overdue: '已逾期',
  left: (days: string) => `还剩 ${days} 天`,
  lastDay: '不到一天',
  waits: '签署之前，部分操作无法使用。',
  more: (count: string) => `签署后还有 ${count} 份待签署。`,
  opening: '正在打开…',
  notCome: '网络已断开，未能打开，请重试。',
  announced: (sentence: string, count: number) => (count > 1 ? `${sentence}共 ${count} 份待签署。` : sentence),
};

export type Strings = typeof strings;
