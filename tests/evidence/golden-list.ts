import { readFileSync } from 'node:fs';
import type { Locale } from '../../shared/values/lists.ts';
import type { KeyName } from './made.ts';

export const GOLDEN = new URL('golden/', import.meta.url);

/** Receipts that are kept for ever: what each is of. Row 6 was withdrawn, row 5 was not. New ones are added under new names. */
export const GOLDEN_RECEIPTS: { readonly [name: string]: { locale: Locale; around: Locale; sequence: number; key: KeyName } } = {
  'format-1-zh-CN': { locale: 'zh-CN', around: 'zh-CN', sequence: 5, key: 'evidence-2' },
  'format-1-zh-CN-withdrawn': { locale: 'zh-CN', around: 'zh-CN', sequence: 6, key: 'evidence-2' },
  'format-1-zh-CN-earlier-key': { locale: 'zh-CN', around: 'en', sequence: 5, key: 'evidence-1' },
  'format-1-en': { locale: 'en', around: 'en', sequence: 5, key: 'evidence-2' },
  'format-1-en-withdrawn': { locale: 'en', around: 'en', sequence: 6, key: 'evidence-2' },
};

export const FORMS = ['html', 'json'] as const;

export function readGolden(name: string, form: (typeof FORMS)[number]): Uint8Array {
  return readFileSync(new URL(`${name}.${form}`, GOLDEN));
}
