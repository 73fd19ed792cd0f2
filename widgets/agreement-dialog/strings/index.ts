import type { Dictionaries } from '../../core/localisation.ts';
import type { Strings } from './zh-CN.ts';

export type { Strings } from './zh-CN.ts';

export const dictionaries: Dictionaries<Strings> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
};
