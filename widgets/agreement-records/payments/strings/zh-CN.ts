import type { ThirdPartyPaymentKind, ThirdPartyPaymentState, TrusteeType } from '../../../../shared/values/agreement-lists.ts';
import { actRefusals, actWords } from '../../../kit/acts/strings/zh-CN.ts';

const states: Record<ThirdPartyPaymentState, string> = { effective: '生效中', expired: '已到期', voided: '已作废' };
const types: Record<TrusteeType, string> = { enterprise: '企业', individual: '个人' };
const kinds: Record<ThirdPartyPaymentKind, string> = { 'one-off': '单次', standing: '长期' };
const kindHints: Record<ThirdPartyPaymentKind, string> = { 'one-off': '只用于一笔汇款', standing: '到期或作废前的每一笔汇款' };

export const paymentsStrings = {
  act: {
    ...actWords,
    refusals: {
      ...actRefusals,
      'trustee-dates-inverted': ['到期日早于今天', '请选择今天或以后的日期，或留空。'],
      'third-party-payment-repeated': ['与该户名的代付协议仍在生效', '无需重复新增；如需变更，请先作废原协议。'],
      'third-party-payment-ended': ['协议已经作废或到期', '请刷新列表。'],
      'request-invalid': ['户名无法识别', '请填写 2 至 128 个字的户名，不含换行等特殊字符。'],
    } as typeof actRefusals,
  },
  list: '代付协议',
  about: '由其他户名代贵公司汇款之前，先新增代付协议。汇款 1–5 个工作日到账，可疑汇款可能被拒绝。',
  states,
  types,
  kinds,
  stateLabel: '协议状态',
  all: '全部',
  refresh: '刷新',
  announce: (count: string) => `已加载 ${count} 份代付协议`,
  columns: {
    trustee: '被委托方',
    type: '类型',
    kind: '用途',
    state: '状态',
    effective: '生效时间',
    expires: '到期时间',
    created: '新增时间',
    actions: '操作',
  },
  cells: {
    endless: '直到作废',
    voided: (time: string) => `${time} 作废`,
    actions: (id: string) => `代付协议 ${id} 的操作`,
  },
  menu: { file: '下载协议', void: '作废' },
  more: '更早的协议',
  loadingMore: '正在加载…',
  moreFailed: '未能加载更早的协议，请重试。',
  end: '已经是最早的协议',
  add: {
    open: '新增代付协议',
    heading: '新增代付协议',
    about: '提交后立即生效，无需审批。',
    trustee: '被委托方户名',
    trusteeHelp: '与银行账户的户名完全一致。加密保存，此后只显示匿名形式。',
    trusteeMissing: '请填写户名，至少 2 个字。',
    type: '被委托方类型',
    kind: '用途',
    kindHints,
    expires: '到期日（选填）',
    expiresHelp: '协议在当天结束时到期（UTC+8）；留空则直到作废。',
    passed: '到期日已过，请选择今天或以后的日期。',
    notes: ['汇款 1–5 个工作日到账。', '可疑汇款可能被拒绝。', '协议可随时作废。'],
    needsCode: '提交时需要输入验证码。',
    act: '新增，立即生效',
    summary: (masked: string) => `新增代付协议：${masked}`,
    done: '操作成功',
    next: (trustee: string) => `与 ${trustee} 的代付协议已生效，现在可以由该户名汇款。汇款 1–5 个工作日到账。`,
  },
  void: {
    heading: '作废代付协议',
    consequence: '作废后，由该户名汇入的款项将不再受理，已在途的汇款可能被退回。记录会保留，作废不能撤销；需要时可以重新新增。',
    act: '作废协议',
    done: '操作成功',
    next: (trustee: string) => `与 ${trustee} 的代付协议已作废。如仍需代付，请重新新增。`,
  },
  facts: { trustee: '被委托方', id: '协议编号', effective: '生效时间', expires: '到期时间' },
  standIns: {
    empty: ['还没有代付协议', '由其他户名汇款之前，先新增代付协议。'],
    noMatch: ['没有符合条件的代付协议', '选择其他状态。'],
    refused: ['您没有查看代付协议的权限', '请联系贵公司的系统管理员。'],
    failed: ['代付协议未能加载', '请重试；仍不成功时，请把请求编号告诉管理员。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
};

export type PaymentsStrings = Omit<typeof paymentsStrings, 'standIns'> & {
  standIns: Readonly<Record<keyof (typeof paymentsStrings)['standIns'], readonly [title: string, advice: string]>>;
};
