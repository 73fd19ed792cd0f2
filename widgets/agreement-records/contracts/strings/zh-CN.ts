import { actRefusals, actWords } from '../../../kit/acts/strings/zh-CN.ts';

export const contractsStrings = {
  act: {
    ...actWords,
    refusals: {
      ...actRefusals,
      'partner-not-verified': ['贵公司尚未完成实名认证', '完成认证后即可申请，请联系系统管理员。'],
      'no-consumption': ['所选账期没有消费', '请选择有消费的账期。'],
      'cycle-running': ['所选账期尚未结束', '请选择已经结束的账期。'],
      'range-inverted': ['起始账期晚于截止账期', '请重新选择。'],
      'cycle-outside-window': ['账期超出可以申请的范围', '请选择较近的账期。'],
      'currencies-mixed': ['所选账期有多种币种', '不同币种不能相加，请填写其中一种，如 CNY。'],
      'figures-not-ready': ['消费数据正在统计', '请稍后重试。'],
      'request-invalid': ['币种无法识别', '请填写三个字母的币种，如 CNY，或留空。'],
    } as typeof actRefusals,
  },
  list: '付款协议合同',
  about: '按已结束账期的实际消费生成，无需审批，可立即下载，用于报销与存档。',
  unverified: '贵公司尚未完成实名认证，暂不能申请。完成认证后请刷新此页；如有疑问，请联系系统管理员。',
  announce: (count: string) => `已加载 ${count} 份付款协议合同`,
  columns: {
    number: '合同编号',
    cycles: '账期',
    due: '应付金额',
    paid: '实付金额',
    created: '生成时间',
    actions: '操作',
  },
  cells: {
    cycles: (from: string, to: string) => (from === to ? from : `${from} 至 ${to}`),
    unknown: '未注明',
    unknownHint: '部分消费未注明由券支付的金额，因此无法得出实付金额。',
    download: (number: string) => `下载合同 ${number}`,
  },
  more: '更早的合同',
  loadingMore: '正在加载…',
  moreFailed: '未能加载更早的合同，请重试。',
  end: '已经是最早的合同',
  apply: {
    open: '申请合同',
    heading: '申请付款协议合同',
    about: '无需审批，提交后立即生成，可马上下载。',
    from: '起始账期',
    to: '截止账期',
    currency: '币种（选填）',
    currencyHelp: '所选账期只有一种币种时可以留空。',
    badCurrency: '请填写三个字母的币种，如 CNY。',
    inverted: '起始账期晚于截止账期，请重新选择。',
    contains: '合同将包含',
    contents: [
      '贵公司名称与合同编号；',
      '每个账期的应付金额；每笔消费都注明由券支付的金额时，还有实付金额；',
      '各账期的合计；',
      '全文的摘要值，用于核对是否被改动。',
    ],
    same: '同样的账期与金额再次申请，得到的是同一份合同。',
    act: '申请并生成',
    done: '操作成功',
    next: (number: string) => `合同 ${number} 已生成，现在可以下载。以后也可以在列表中下载。`,
    download: '下载合同',
  },
  standIns: {
    empty: ['还没有付款协议合同', '按已结束账期的实际消费申请，用于报销与存档。'],
    emptyUnverified: ['还没有付款协议合同', '贵公司完成实名认证之后可以申请。'],
    refused: ['您没有查看付款协议合同的权限', '请联系贵公司的系统管理员。'],
    failed: ['付款协议合同未能加载', '请重试；仍不成功时，请把请求编号告诉管理员。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
};

export type ContractsStrings = Omit<typeof contractsStrings, 'standIns'> & {
  standIns: Readonly<Record<keyof (typeof contractsStrings)['standIns'], readonly [title: string, advice: string]>>;
};
