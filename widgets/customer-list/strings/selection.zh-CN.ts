/** Words around the rows that the first sight of the list needs; the dialogs bring their own. */
export const selection = {
  row: (customerId: string) => `选择客户 ${customerId}`,
  page: '选择本页客户',
  menu: '操作',
  more: (customerId: string) => `对客户 ${customerId} 的操作`,
  unloadable: '未能打开，请检查网络后重试',
  verbs: {
    tag: '标签',
    assign: '分配客户经理',
    withdraw: '收回客户',
    pick: '分配客户',
    resellers: '云经销商',
    export: '导出',
  },
};

export type SelectionStrings = typeof selection;
