import { revealWords } from '../../../core/strings/zh-CN.ts';

/** What stands with customers' names, and what the eye says. */
export const namesStrings = {
  reveal: revealWords,
  face: { lookAlike: '名称相同', noName: '未提供名称', manager: (userId: string) => `客户经理 ${userId}` },
  items: { revealAll: '显示所列客户的名称', hideAll: '隐藏所列客户的名称' },
};

export type NamesStrings = typeof namesStrings;
