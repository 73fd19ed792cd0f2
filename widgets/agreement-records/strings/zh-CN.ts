import { failureStates, failureWords } from '../../core/strings/zh-CN.ts';
import { actRefusals, actWords } from '../../kit/acts/strings/zh-CN.ts';
import type { RecordsViewName } from '../query.ts';

const views: Record<RecordsViewName, string> = { standings: '签署情况', payments: '代付协议', contracts: '付款协议合同' };

export const strings = {
  ...failureWords,
  views,
  viewsLabel: '协议记录',
  /** Of files and of acts; views add refusals of their own. */
  act: { ...actWords, refusals: actRefusals },
  /** In brackets behind times and days. */
  zone: 'UTC+8',
  none: '—',
  close: '关闭',
  loading: '正在加载…',
  download: '下载',
  saved: (file: string) => `已下载 ${file}`,
  card: { open: '展开', close: '收起' },
  states: {
    ...failureStates,
    refused: ['您没有查看协议记录的权限', '请联系贵公司的系统管理员。'],
    widgetOff: ['此会话不包含协议记录', '请联系门户的管理员。'],
    notLoaded: ['页面没有加载完整', '请检查网络后重试。'],
    expired: ['会话已结束', '点击“继续”，筛选条件和填写的内容都在。'],
    failed: ['未能加载', '请重试；仍不成功时，请把请求编号告诉管理员。'],
  } satisfies Record<string, readonly [title: string, advice: string]>,
};

export type Strings = Omit<typeof strings, 'states'> & {
  states: Readonly<Record<keyof (typeof strings)['states'], readonly [title: string, advice: string]>>;
};
