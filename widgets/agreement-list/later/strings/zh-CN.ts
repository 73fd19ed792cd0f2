import { agreementWords } from '../../../core/strings/agreements.zh-CN.ts';
import { documentWords } from '../../../core/strings/document.zh-CN.ts';

export const strings = {
  ...agreementWords,
  document: documentWords,
  close: '关闭',
  reading: {
    /** What stands below is what was signed. */
    about: '以下是签署时的原文。',
    facts: (version: string, signedAt: string, capacity: string) => `${version} · ${signedAt}（UTC+8）签署 · ${capacity}`,
    receiptNumber: (number: string) => `凭证编号 ${number}`,
    withdrawn: (instant: string) => `此签署已于 ${instant}（UTC+8）撤销`,
    receipt: '下载凭证',
    loading: '正在加载原文…',
    failed: (requestId: string | null) => (requestId ? `原文未能加载。请求编号 ${requestId}` : '原文未能加载。'),
    retry: '重试',
  },
  withdrawal: {
    heading: '撤销签署',
    of: (title: string, version: string, signedAt: string) => `《${title}》${version}，${signedAt}（UTC+8）签署`,
    consequences: '撤销之后',
    asked: '这份协议重新列为待签署；通知期已过的，需要先重新签署，才能继续办理业务。',
    kept: '这次签署的原文与凭证仍然保留，并注明已撤销；存证链上会增加一条撤销记录。',
    final: '撤销不能恢复，只能重新签署。',
    association: '您与合作伙伴的关联关系不变。',
    reason: '撤销原因',
    choose: '请选择',
    needed: '请先选择撤销原因',
    submit: '撤销签署',
    busy: '正在撤销…',
    again: '再次发送',
    cancel: '不撤销',
    unclear: '连接中断，不知道是否已撤销。请再次发送；不会撤销两次。',
    done: (title: string) => `《${title}》的签署已撤销，现已重新列为待签署。`,
    finish: '完成',
    refusals: {
      'signature-withdrawn': '这次签署已经撤销过了。',
      'not-found': '找不到这次签署，请刷新页面。',
      expired: '会话已结束，尚未撤销；所选原因已保留。请再按一次继续，或重新登录门户。',
    },
    failed: (requestId: string | null) => (requestId ? `未能撤销，请重试。请求编号 ${requestId}` : '未能撤销，请重试。'),
  },
};

export type LaterStrings = typeof strings;
