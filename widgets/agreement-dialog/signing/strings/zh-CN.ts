import type { DocumentChange } from '../../../../shared/values/agreement-document.ts';
import type { Locale } from '../../../../shared/values/lists.ts';
import type { FailureCode } from '../../../core/failure.ts';
import { agreementWords } from '../../../core/strings/agreements.zh-CN.ts';
import { documentWords } from '../../../core/strings/document.zh-CN.ts';
import { failureStates, failureWords } from '../../../core/strings/zh-CN.ts';
import type { FailureState, StateWords } from '../../../kit/failure-notice.ts';
import type { News } from '../states.ts';

const changeKinds: Record<DocumentChange['kind'], string> = { added: '新增', removed: '删除', changed: '修改' };

/** Why a signature was not taken. What has words of its own elsewhere is not here. */
const refusals: Partial<Record<FailureCode, string>> = {
  offline: '网络已断开。您的勾选和选择都还在，恢复连接后请重试。',
  'agreement-not-viewed': '请先查看协议全文，再签署。',
  'agreement-not-accepted': '请先勾选，再签署。',
  'customer-dissociated': '贵公司与伙伴已解除关联，不再需要签署。',
  'rate-limited': '请求太多，尚未签署。',
  overloaded: '服务暂时接不过来，尚未签署，请稍后重试。',
  'changes-closed': '系统刚从备份恢复，暂不接受签署，请稍后重试。',
};

/** In place of the text: why there is none. */
const instead: Partial<Record<FailureCode, StateWords>> = {
  'agreement-signed-already': ['这份协议已经签署', '不需要再次签署。'],
  'customer-dissociated': ['贵公司与伙伴已解除关联', '不再需要签署协议。'],
  'not-found': ['没有需要签署的这份协议', '它可能已被伙伴撤回。'],
};

const states: Record<FailureState, StateWords> = {
  ...failureStates,
  refused: ['没有需要签署的这份协议', '它可能已被伙伴撤回。'],
  widgetOff: ['此会话不含签署协议', '请联系门户的管理员。'],
  expired: ['会话已结束', '继续后接着签署，已勾选的内容会保留。'],
  failed: ['未能取得协议文本', '请重试；仍不成功时，请提供请求编号。'],
};

/** What is otherwise than a moment ago, and what to do now. */
const news: Record<News, StateWords> = {
  outdated: ['您阅读期间，伙伴发布了新版本', '刚才的版本没有签署。下面是新版本，请阅读后重新勾选。'],
  withdrawn: ['您阅读期间，伙伴撤回了刚才的版本', '没有签署。下面是现在需要签署的版本，请阅读后重新勾选。'],
  used: ['这份协议的签署刚被撤销', '如果仍要签署，请重新阅读并勾选。'],
  invalid: ['刚才展示的文本不能用于签署', '没有签署。已重新取得文本，请阅读后重新勾选。'],
  renewed: ['展示已超过 24 小时，期间文本有变化', '没有签署。下面是现在的文本，请阅读后重新勾选。'],
};

const locales: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' };

export const strings = {
  ...agreementWords,
  ...failureWords,
  states,
  document: documentWords,
  close: '关闭',
  loading: '正在取得协议文本…',
  facts: {
    label: '签署信息',
    company: '签署方',
    customerId: '客户 ID',
    customerNo: '客户编号',
    partner: '伙伴',
    effective: '生效时间',
    until: (due: string) => `${due}前签署`,
    none: '未认证',
    optional: '自愿签署',
    overdue: '已逾期',
    earlierDeadline: '签署期限按此前未签署的版本计算。',
    notComparable: (version: string) => `已签署的${version} 没有这种语言的文本，无法比较变化。`,
  },
  tools: {
    label: '协议文件',
    download: '下载',
    print: '打印',
    notSaved: '未能下载，请重试。',
    someoneElse: '由他人签署',
    locales,
  },
  text: '协议全文',
  changes: {
    heading: (version: number, count: string) => `与已签署的版本 ${version} 相比，有 ${count} 处变化`,
    ofShown: (count: string) => `与刚才展示的版本相比，有 ${count} 处变化`,
    none: (version: number) => `正文与已签署的版本 ${version} 相同`,
    kinds: changeKinds,
    start: '开头',
    before: '原文',
    marked: '有变化的段落，左侧有竖线。',
  },
  /** Where every section must be gone to. */
  sectionsProblem: (count: string) => `还有 ${count} 节没有看，请用“下一节”逐节看完，再签署。`,
  agree: '我已阅读并同意',
  agreeProblem: '请先阅读协议并勾选，才能签署。',
  capacity: '签署身份',
  choose: '请选择身份',
  capacityProblem: '请选择您以什么身份签署。',
  capacityHelp: '按您的选择记录',
  sign: '签署',
  signing: '正在签署…',
  again: '重新发送',
  resume: '继续并签署',
  unclear: '没有收到答复，不确定是否已签署。请重新发送：同一次签署只会记录一次。',
  refusals,
  refused: (requestId: string | null) => (requestId ? `未能签署，请重试。请求编号 ${requestId}` : '未能签署，请重试。'),
  after: (time: string) => `${time} 后可以重试。`,
  instead,
  untrue: ['收到的文本与存证摘要不一致，已拒绝显示', '请不要签署。请重试；仍然如此时，请联系伙伴。'] as StateWords,
  unknownFormat: ['此页面的版本太旧，无法显示这份协议', '请刷新页面。'] as StateWords,
  news,
  passOn: {
    heading: '由他人签署',
    about: '把链接发给能代表贵公司签署的人。对方以贵公司的账号登录门户后，即可打开这份协议。链接不含贵公司的任何资料。',
    link: '链接',
    copy: '复制链接',
    copied: '已复制链接',
    notCopied: '浏览器不允许复制，请选中后手动复制。',
    mail: '发邮件',
    share: '分享',
    subject: (title: string) => `请签署《${title}》`,
    body: (title: string, address: string) => `请登录门户，阅读并签署《${title}》：\n${address}\n`,
  },
  done: {
    sentence: (title: string, version: number) => `已签署《${title}》版本 ${version}。`,
    repeat: (title: string, version: number) => `《${title}》版本 ${version} 此前已签署，没有重复记录。`,
    at: '签署时间',
    receipt: '凭证编号',
    kept: '签署内容和凭证保存在“协议管理”中，可以随时查看和下载。',
    list: '打开协议管理',
    download: '下载签署凭证',
    notSaved: '未能下载凭证，请重试。签署不受影响。',
    next: (count: string) => (count === '1' ? '还有 1 份待签署：' : `还有 ${count} 份待签署，下一份：`),
    signNext: '签署下一份',
    finish: '完成',
  },
};

export type SigningStrings = typeof strings;
