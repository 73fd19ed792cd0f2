import type { StandingState } from '../../../../shared/values/agreement-lists.ts';
import { agreementWords } from '../../../core/strings/agreements.zh-CN.ts';

const states: Record<StandingState, string> = { signed: '已签署', pending: '待签署', overdue: '已逾期' };

export const strings = {
  heading: '协议',
  states,
  named: agreementWords.named,
  version: agreementWords.version,
  signed: (version: string, at: string, capacity: string, receiptNumber: string) =>
    `${version}，${at}（UTC+8）签署 · ${capacity} · 凭证 ${receiptNumber}`,
  withdrawn: (version: string) => `${version} 的签署已撤销`,
  never: '从未签署',
  due: (at: string) => `须在 ${at}（UTC+8）前签署`,
  overdue: (at: string) => `通知期已于 ${at}（UTC+8）结束`,
  optional: '自愿签署',
  capacities: agreementWords.capacities,
  text: '下载文本',
  textOf: (title: string, version: string) => `下载文本：《${title}》${version}`,
  textFailed: '文本未能下载，请重试。',
  none: '没有面向此客户的协议',
  loading: '正在加载协议…',
  failed: '未能加载协议。',
  retry: '重试',
};

export type AgreementSectionStrings = typeof strings;
