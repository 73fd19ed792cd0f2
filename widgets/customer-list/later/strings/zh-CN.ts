/** Words of the panels, which come when one is first opened. */
export const strings = {
  close: '关闭',
  done: '完成',
  clear: '清除这些条件',
  consumption: (cycle: string, currency: string) => (cycle ? `${cycle} 消费（${currency}）` : '本月消费'),
  least: '不低于',
  most: '不高于',
  expiry: '资源最早到期（UTC+8）',
  from: '开始日期',
  until: '结束日期',
  quick: '快捷选择',
  overdue: '已到期',
  within: (days: number) => `${days} 天内`,
  columns: {
    identity: '客户名称 / 账号名',
    ids: '客户账号 ID / 伙伴侧编号',
    association: '关联类型 / 关联时间',
    consumption: '本月消费',
    fixed: '固定在最前',
  },
  up: (column: string) => `上移：${column}`,
  down: (column: string) => `下移：${column}`,
  moved: (column: string, place: number, count: number) => `${column}：第 ${place} 列，共 ${count} 列`,
  reset: '恢复默认',
  note: '对您在所有设备上的列表生效',
  unsaved: '未能保存，刷新后会恢复原样',
};

export type LaterStrings = typeof strings;
