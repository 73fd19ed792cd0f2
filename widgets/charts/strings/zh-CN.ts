export interface Strings {
  showTable: string;
  showChart: string;
  due: string;
  paid: string;
  /** Of a cycle or day that is still running. */
  estimate: string;
  /** Nothing was delivered, which is not zero. */
  noLines: string;
  /** Not yet begun. */
  ahead: string;
  notStated: string;
  /** Beside a sum that some lines could not be part of. */
  unstatedLines: (count: string) => string;
  forecast: string;
  forecastRange: (low: string, high: string) => string;
  period: string;
  part: string;
  within: (part: string) => string;
  amount: string;
  share: string;
  percent: (share: string) => string;
  total: string;
  /** Joins the facts of a mark for a screen reader. */
  facts: (facts: readonly string[]) => string;
}

export const strings: Strings = {
  showTable: '以表格查看',
  showChart: '以图表查看',
  due: '应付',
  paid: '实付',
  estimate: '进行中，估算',
  noLines: '无明细',
  ahead: '未开始',
  notStated: '未提供',
  unstatedLines: (count) => `另有 ${count} 条未注明`,
  forecast: '预测',
  forecastRange: (low, high) => `${low} 至 ${high}`,
  period: '时间',
  part: '项目',
  within: (part) => `${part}之内`,
  amount: '金额',
  share: '占比',
  percent: (share) => `${share}%`,
  total: '合计',
  facts: (facts) => facts.join('，'),
};
