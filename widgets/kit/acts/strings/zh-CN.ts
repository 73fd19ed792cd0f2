import type { FailureCode } from '../../../core/failure.ts';

/** What happened, then what to do. */
export type Told = readonly [what: string, next: string];

/** Why any act may be refused; a widget adds the refusals of its own acts. */
export const actRefusals: Partial<Record<FailureCode, Told>> = {
  offline: ['网络已断开', '恢复后点击重试：同一次操作只会执行一次。'],
  'answer-unreadable': ['没有收到完整的回答', '点击重试：同一次操作只会执行一次。'],
  'request-in-flight': ['操作仍在进行', '稍候再点重试，同一次操作只会执行一次。'],
  overloaded: ['请求太多，暂时接不过来', '稍后重试。'],
  'storage-unavailable': ['数据库暂时不可用', '稍后重试：同一次操作只会执行一次。'],
  'changes-closed': ['系统刚从备份恢复，暂不接受更改', '稍后重试。'],
  'rate-limited': ['操作太频繁', '稍候重试。'],
  'permission-missing': ['您没有这项权限', '请联系系统管理员。'],
  'session-expired': ['登录已过期', '点击继续，填写的内容都在。'],
  'not-found': ['找不到，或不在您的范围内', '请刷新后重新选择。'],
  'idempotency-key-reused': ['这次操作与之前的不一致', '请关闭后重新开始。'],
  'step-up-code-wrong': ['验证码不正确', '请核对后重新输入。'],
  'step-up-code-expired': ['验证码已失效', '请重新发送。'],
  'step-up-limit-reached': ['验证码发送次数已达上限', '请稍后再试。'],
  'step-up-address-missing': ['没有登记您的邮箱，无法发送验证码', '请联系系统管理员登记邮箱。'],
  'mail-unavailable': ['验证码邮件未能发出', '请稍后重新发送，没有执行任何操作。'],
};

/** What the dialog of an act says, whatever the act is. */
export const actWords = {
  unknown: (requestId: string | null): Told => ['未能完成', requestId ? `请重试。请求编号 ${requestId}` : '请重试。'],
  told: (what: string, next: string) => `${what}。${next}`,
  after: (time: string) => `${time} 后可以再试。`,
  unclear: '没有收到结果。再次发送不会重复执行：同一次操作只会执行一次。',
  again: '再次发送',
  resume: '继续',
  back: '上一步',
  cancel: '取消',
  close: '关闭',
  busy: '正在处理…',
  leaveQuestion: '内容尚未提交，离开后会丢失。',
  leave: '离开',
  stay: '继续填写',
  code: {
    heading: '输入验证码',
    submit: '确认',
    label: '6 位验证码',
    sentTo: (address: string) => `验证码已发送到 ${address}，只对这次操作和金额有效。`,
    over: '验证码已过期，请重新发送。',
    triesLeft: (tries: number) => `还可以输入 ${tries} 次`,
    again: '重新发送',
    sending: '正在发送…',
  },
};

export type ActWords = typeof actWords & { refusals: Partial<Record<FailureCode, Told>> };
