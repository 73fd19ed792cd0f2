import type { MaskedField, RevealPurpose } from '../../../shared/values/lists.ts';
import type { AllowanceWindow } from '../allowance.ts';
import { customerWords, eyeWords } from './first.zh-CN.ts';

export { type CustomerWords, customerWords } from './first.zh-CN.ts';

const { fields } = customerWords;

/** Of the windows in which reveals are counted. */
export const windows: Record<AllowanceWindow, string> = { minute: '本分钟', day: '今天', partnerHour: '本小时全公司' };
const purposes: Record<RevealPurpose, string> = {
  contact: '联系客户',
  support: '处理客户的问题',
  'verify-identity': '核实身份',
  'correct-data': '更正资料',
  other: '其他',
};

/** What the eye says. */
export const revealWords = {
  ...eyeWords,
  remaining: (remaining: string, window: AllowanceWindow) => `${windows[window]}还可显示 ${remaining} 个字段`,
  limitReached: (time: string) => `显示次数已用完，${time} 后可以再显示`,
  limitReachedUntimed: '显示次数已用完，请稍后再试',
  notEnough: (remaining: string, time: string | null) =>
    time ? `只能再显示 ${remaining} 个，未显示任何一个；${time} 后会有更多` : `只能再显示 ${remaining} 个，未显示任何一个`,
  purpose: '显示目的',
  choosePurpose: '请选择',
  purposeNeeded: '请先选择显示目的，再显示',
  purposes,
  notAllowed: '您没有显示这些信息的权限',
  customerGone: '客户已不在您的范围内，请刷新',
  failed: (requestId: string | null) => (requestId ? `未能显示，请重试。请求编号 ${requestId}` : '未能显示，请重试'),
  offline: '网络已断开，未能显示',
  unrecorded: '系统刚从备份恢复，核对数据之前无法留下记录，暂不能显示，请稍后重试',
  notDisclosed: (requestId: string | null) =>
    requestId ? `未能留下记录，所以没有交出。请重试。请求编号 ${requestId}` : '未能留下记录，所以没有交出。请重试',
  notDisclosedOffline: '网络已断开，无法留下记录，所以没有交出',
  notCopied: '浏览器不允许复制，请选中后手动复制',
  shown: (field: MaskedField, customerId: string, value: string, seconds: number) =>
    `客户 ${customerId} 的${fields[field]}：${value}，${seconds} 秒后隐藏`,
  shownMany: (field: MaskedField, count: string, seconds: number) => `已显示 ${count} 个${fields[field]}，${seconds} 秒后隐藏`,
  hidden: (field: MaskedField) => `${fields[field]}已隐藏`,
};

/** States that any widget can come to; title, then what to do. */
export const failureStates = {
  originRefused: ['此页面不在会话允许的来源之内', '请联系门户的管理员，把此页面的来源加入会话。'],
  offline: ['网络已断开', '恢复连接后会自动继续。'],
  unavailable: ['门户没有给出会话', '请重试；仍不成功时，请重新登录门户。'],
  late: ['门户迟迟没有给出会话', '请重试；仍不成功时，请刷新页面。'],
  busy: ['请求太多，服务暂时接不过来', '请稍后重试。'],
  restored: ['系统刚从备份恢复，暂不接受更改', '核对数据之后会重新开放，请稍后重试。'],
  sessionMissing: ['缺少会话', '请把此组件放在 <partner-session> 之内。'],
} satisfies Record<string, readonly [title: string, advice: string]>;

/** What goes with a state: when to try again, and the buttons. */
export const failureWords = {
  after: (advice: string, time: string) => `${time} 后可以重试。${advice}`,
  actions: { retry: '重试', resume: '继续', copy: '复制请求编号', requestId: '请求编号', copied: '已复制请求编号' },
};

export type RevealWords = typeof revealWords;
export type FailureWords = typeof failureWords;
