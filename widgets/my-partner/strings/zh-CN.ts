import type { ContactTopic } from '../../../shared/values/agreement-lists.ts';
import type { PartnerKind } from '../../../shared/values/lists.ts';
import { agreementWords } from '../../core/strings/agreements.zh-CN.ts';
import { customerWords } from '../../core/strings/first.zh-CN.ts';
import { failureStates, failureWords } from '../../core/strings/zh-CN.ts';

const kinds: Record<PartnerKind, string> = { distributor: '总经销商', reseller: '云经销商', 'solution-provider': '解决方案提供商' };
const topics: Record<ContactTopic, string> = {
  purchase: '购买与报价',
  renewal: '续费',
  bill: '账单与欠费',
  technical: '技术问题',
  other: '其他',
};

export const strings = {
  ...agreementWords,
  associationTypes: customerWords.associationTypes,
  kinds,
  facts: { type: '关联类型', since: '关联时间（UTC+8）' },
  contact: {
    topic: '想谈的事',
    topics,
    ask: '请伙伴联系我',
    sending: '正在告知伙伴…',
    done: (partner: string) => `已告知${partner}，对方会与您联系。`,
    blocked: '请先签署以下协议，再请伙伴联系您。所选事项已保留。',
    signOf: (title: string) => `立即签署《${title}》`,
    full: (time: string | null) => (time === null ? '已多次告知伙伴，请稍后再试。' : `24 小时内已告知伙伴 5 次，${time} 后可以再次告知。`),
    left: '您与此伙伴的关联已解除，不能再请对方联系。',
    unclear: '连接中断，不知道是否已告知。请再次发送；不会重复告知。',
    expired: '会话已结束，尚未告知。请重新打开页面后再试。',
    failed: (requestId: string | null) => (requestId ? `未能告知，请重试。请求编号 ${requestId}` : '未能告知，请重试。'),
  },
  states: {
    ...failureStates,
    refused: ['此会话不是客户的会话', '请以客户身份打开此页面。'],
    widgetOff: ['此会话不包含客户资料', '请联系门户的管理员。'],
    expired: ['会话已结束', '继续后会回到这里，所选内容保留。'],
    failed: ['未能加载合作伙伴', '请重试；仍不成功时，请把请求编号告诉合作伙伴。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
  ...failureWords,
};

export type Strings = Omit<typeof strings, 'states'> & {
  states: Readonly<Record<keyof (typeof strings)['states'], readonly [title: string, advice: string]>>;
};
