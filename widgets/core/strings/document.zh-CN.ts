/** What is said around the text of an agreement. */
export const documentWords = {
  /** Of parts and blocks that were not in the version signed before. */
  added: '新增',
  changed: '有修改',
  /** Behind a link, to those who hear it. */
  newTab: '（在新标签页打开）',
  /** Of a table that may be wider than the page. */
  table: '表格，可左右滚动',
  contents: '目录',
  reached: '已看过',
  progress: (reached: number, all: number) => (reached === all ? `全部 ${all} 节都已看过` : `已看过 ${reached} / ${all} 节`),
  next: '下一节',
  again: '从头再看',
  /** Said when the text was moved to a heading. */
  place: (number: number, all: number, heading: string) => `第 ${number} 节，共 ${all} 节：${heading}`,
};

export type DocumentWords = typeof documentWords;
