import type { Dictionaries } from '../../../core/localisation.ts';
import type { ActionStrings } from './zh-CN.ts';

export type { ActionStrings } from './zh-CN.ts';

export const dictionaries: Dictionaries<ActionStrings> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
};
