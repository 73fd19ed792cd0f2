import type { ExportFormat, JobState } from '../../../../shared/values/lists.ts';

const states: Record<JobState, string> = { queued: '排队中', running: '进行中', done: '已完成', failed: '失败', cancelled: '已取消' };
const formats: Record<ExportFormat, string> = { csv: 'CSV', xlsx: 'XLSX' };

/** What asking for a file, waiting for it and fetching it are called, whatever is in it. */
export const exportWords = {
  format: '格式',
  formats,
  formatHints: { csv: '任何表格软件都能打开', xlsx: 'Excel 工作簿' } as Record<ExportFormat, string>,
  start: '导出',
  created: '导出任务创建成功',
  records: '导出记录',
  none: '还没有导出过',
  kinds: {
    customers: '客户列表',
    audit: '审计记录',
    operations: '操作记录',
    'consumption-lines': '消费明细',
    'consumption-distribution': '消费分布',
    'agreement-standings': '协议签署情况',
  },
  requestedAt: '申请导出时间',
  state: '导出状态',
  states,
  action: '操作',
  progress: (done: string, total: string | null) => (total === null ? '正在统计' : `${done} / ${total}`),
  download: '下载',
  downloadOf: (file: string) => `下载 ${file}`,
  cancel: '取消导出',
  cancelOf: (time: string) => `取消导出：${time} 申请`,
  expiresDays: (days: number) => `${days} 天后过期`,
  expiresHours: (hours: number) => (hours < 1 ? '不到 1 小时后过期' : `${hours} 小时后过期`),
  expired: '文件已过期',
  failed: (next: string) => `导出未成功。${next}`,
  again: '请重新导出。',
  saved: (file: string) => `已下载 ${file}`,
  doneNow: (time: string) => `${time} 申请的导出已完成`,
  paused: '网络已断开，恢复后继续更新',
  empty: '没有符合条件的内容，请调整条件后重新导出。',
};

export type ExportWords = typeof exportWords;
