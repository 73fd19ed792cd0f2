import type { Locale } from '../../../../shared/values/lists.ts';
import type { SigningStrings } from './zh-CN.ts';

export type { SigningStrings } from './zh-CN.ts';

const LOADERS: Record<Locale, () => Promise<SigningStrings>> = {
  'zh-CN': async () => (await import('./zh-CN.ts')).strings,
  en: async () => (await import('./en.ts')).strings,
};

export function loadSigningStrings(locale: Locale): Promise<SigningStrings> {
  return LOADERS[locale]();
}
