import type { CouponAsset, DissociationReason } from '../../../../shared/values/money-lists.ts';

const assets: Record<CouponAsset, string> = { coupon: '代金券', 'cash-coupon': '现金券', 'pick-up-coupon': '提货券' };
const reasons: Record<DissociationReason, string> = {
  'customer-asked': '客户要求',
  'business-ended': '合作结束',
  'wrongly-associated': '关联有误',
  'moves-to-another-partner': '转至其他伙伴',
  other: '其他',
};

/** Words of what the customer's page can do, beside those it shows at once. */
export const strings = {
  dissociate: '解除关联',
  close: '关闭',
  cancel: '取消',
  done: '完成',
  busy: '正在提交…',
  about: (customerId: string) => `客户 ${customerId}`,
  check: {
    busy: '正在检查账号…',
    failed: (items: number) => `账号检查未通过，以下 ${items} 项须先处理`,
    passed: '账号检查已通过',
    again: '重新检查',
    blocks: {
      arrears: (amount: string) => `客户欠费 ${amount}，须先拨款核销`,
      'account-frozen': '账号已冻结，须先解冻',
      'members-not-finance-managed': '企业主账号下有未做财务托管的成员账号，须由客户先处理',
      'reserved-instance': '有未到期的预留实例',
      'support-plan': '有未到期的伙伴支持计划',
      'special-contract': '有生效中的特殊商务合同',
      submitted: (time: string) => `已于 ${time}（UTC+8）提交，等待客户处理`,
      'too-soon': (time: string) => `与同一客户三个月内只能发起一次解除关联或切换关联类型，${time}（UTC+8）后可以再次发起`,
    },
  },
  notes: {
    title: '注意事项',
    returned: (asset: CouponAsset, count: string, amount: string) => `您发放的${assets[asset]} ${count} 张，余额 ${amount}：退回原额度`,
    kept: (asset: CouponAsset, count: string, amount: string) => `华为云发放的${assets[asset]} ${count} 张，余额 ${amount}：客户可继续使用`,
    unspent: (amount: string) => `已拨款、未消费的 ${amount}：退回您的账户`,
    nothing: '没有需要退回的券和拨款',
    paid: '客户已付给您、但未消费的款项，由您与客户自行结算',
    leaves: '客户接受后离开您的客户列表，客户经理的分配随之结束；历史消费和操作记录仍保留',
    three: '与同一客户三个月内只能发起一次',
    accept: '我已了解以上注意事项并同意',
    acceptNeeded: '请先阅读并勾选',
  },
  reason: { label: '原因', choose: '请选择', needed: '请选择原因', reasons },
  code: {
    label: '验证码',
    explain: (sentTo: string) => `验证码已发送至 ${sentTo}，10 分钟内有效`,
    resend: '重新发送',
    resendIn: (seconds: number) => `${seconds} 秒后可重新发送`,
    tries: (left: number) => `验证码不正确，还可再试 ${left} 次`,
    expired: '验证码已失效，请重新发送',
    back: '返回',
  },
  submit: '提交',
  sendAgain: '再次发送同一请求',
  result: { title: '提交成功，等待客户处理', advice: '客户接受之前，券、拨款和客户列表都不变。' },
  resume: '继续',
  failures: {
    expired: ['会话已结束', '所选内容都在，继续后可再提交。'],
    offline: ['网络已断开，不知道是否已提交', '恢复后请再次发送同一请求，不会重复提交。'],
    unclear: ['没有收到答复，不知道是否已提交', '请再次发送同一请求，不会重复提交。'],
    changed: ['注意事项有变化', '请重新阅读并勾选。'],
    gone: ['找不到这个客户', '可能已离开，或不在您的范围内。'],
    refused: ['您没有解除关联的权限', '只有系统管理员可以发起。'],
    address: ['没有可接收验证码的邮箱', '请联系管理员，为您的账号登记邮箱。'],
    limit: ['验证码发送次数已用完', '请稍后再试。'],
    mail: ['验证码发送失败', '请稍后重试。'],
    again: ['检查结果有变化', '请按以下各项处理后再提交。'],
    failed: ['未能完成', '请重试。'],
  },
  after: (time: string) => `${time} 后可以重试。`,
  requestId: (id: string) => `请求编号 ${id}`,
};

export type LaterStrings = Omit<typeof strings, 'failures'> & {
  failures: Record<keyof typeof strings.failures, readonly string[]>;
};
