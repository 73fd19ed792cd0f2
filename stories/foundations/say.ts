import type { StoryContext } from '@storybook/web-components-vite';

/** Says a thing in the language of the toolbar: Chinese, or English for all others. */
export type Say = (chinese: string, english: string) => string;

export function sayIn({ globals }: Pick<StoryContext, 'globals'>): Say {
  return (chinese, english) => (globals.locale === 'zh-CN' ? chinese : english);
}
