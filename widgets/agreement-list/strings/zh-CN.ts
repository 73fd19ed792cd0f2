import { agreementWords } from '../../core/strings/agreements.zh-CN.ts';
import { failureStates, failureWords } from '../../core/strings/zh-CN.ts';
import type { SignatureState } from '../controller.ts';

const signatureStates: Record<SignatureState, string> = { signed: '已签署', replaced: '已由新版本取代', withdrawn: '已撤销' };

export const strings = {
  ...agreementWords,
  pending: {
    heading: '待签署',
    none: '没有待签署的协议',
    overdue: '已逾期',
    optional: '自愿签署',
    effective: (instant: string) => `${instant}（UTC+8）起生效`,
    left: (days: number) => (days === 0 ? '不足 1 天' : `还剩 ${days} 天`),
    signOf: (title: string) => `立即签署《${title}》`,
    noDialog: '本页不能签署。请打开合作伙伴提供的签署页面，或联系合作伙伴。',
  },
  signatures: {
    heading: '已签署',
    none: '还没有签署过协议',
    version: '版本',
    signedAt: '签署时间（UTC+8）',
    receiptNumber: '凭证编号',
    state: '状态',
    states: signatureStates,
    withdrawnAt: (instant: string) => `${instant}（UTC+8）撤销`,
    view: '查看',
    viewOf: (title: string, version: string) => `查看《${title}》${version}`,
    receipt: '下载凭证',
    receiptOf: (title: string, version: string) => `下载凭证：《${title}》${version}`,
    more: (title: string, version: string) => `《${title}》${version}的更多操作`,
    receiptData: '下载凭证数据（JSON）',
    withdraw: '撤销签署',
  },
  download: {
    busy: '正在下载…',
    saved: '凭证已下载',
    failed: (requestId: string | null) => (requestId ? `凭证未能下载，请重试。请求编号 ${requestId}` : '凭证未能下载，请重试。'),
    offline: '网络已断开，凭证未能下载。恢复连接后请重试。',
    expired: '会话已结束，凭证未能下载。请重新打开页面后重试。',
  },
  announce: (pending: number, signed: number) => `待签署 ${pending} 份，已签署 ${signed} 份`,
  states: {
    ...failureStates,
    empty: ['还没有协议', '合作伙伴请您签署的协议会出现在这里。'],
    refused: ['此会话不能查看协议', '协议由客户自己签署，请以客户身份打开此页面。'],
    widgetOff: ['此会话不包含协议', '请联系门户的管理员。'],
    expired: ['会话已结束', '继续后会回到这里，没有内容丢失。'],
    failed: ['未能加载协议', '请重试；仍不成功时，请把请求编号告诉合作伙伴。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
  ...failureWords,
};

export type Strings = Omit<typeof strings, 'states'> & {
  states: Readonly<Record<keyof (typeof strings)['states'], readonly [title: string, advice: string]>>;
};
