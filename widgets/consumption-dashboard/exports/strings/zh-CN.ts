import type { FailureCode } from '../../../core/failure.ts';
import { exportWords } from '../../../kit/exports/strings/zh-CN.ts';

const refusals: Partial<Record<FailureCode, string>> = {
  'export-empty': '没有符合条件的数据，请调整筛选条件。',
  'exports-full': '已有多个导出在进行，请等其中一个完成，或取消一个。',
  'export-expired': '文件已过保留期，请重新导出。',
  'export-not-done': '导出尚未完成，请稍候。',
  'job-ended': '任务已经结束，无法取消。',
  'permission-missing': '您没有导出消费数据的权限，请联系系统管理员。',
  'manager-needed': '请先选择一位客户经理，再导出。',
  offline: '网络已断开，恢复后请再试。',
};

export const exportStrings = {
  ...exportWords,
  files: {
    'consumption-lines': {
      heading: '导出消费明细',
      about: '将导出符合当前账期与筛选条件的明细。姓名一律匿名。导出的数据不是账单。',
    },
    'consumption-distribution': {
      heading: '导出消费分布',
      about: '将按当前的账期、筛选条件与分组导出全部分项，不只是屏幕上的前 10 项。姓名一律匿名。导出的数据不是账单。',
    },
  },
  refusals,
  close: '关闭',
  retry: '重试',
  loading: '正在加载…',
  unsuccessful: (requestId: string | null) => (requestId ? `未能完成，请重试。请求编号 ${requestId}` : '未能完成，请重试。'),
};

export type ExportStrings = typeof exportStrings;
