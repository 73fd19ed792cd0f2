import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { DISPLAY_LOCALES, type Language, languageFor } from '../../widgets/core/language.ts';
import type { LooseWording } from '../../widgets/core/wording/kinds.ts';
import { DICTIONARY_NAMES } from '../../widgets/core/wording/names.ts';
import { fencesOf } from '../docs/fences.ts';
import { everyDictionary } from './dictionaries.ts';

const DOCUMENT = 'docs/WORDING.md';
const TEXT = readFileSync(new URL(`../../${DOCUMENT}`, import.meta.url), 'utf8');
const DICTIONARIES = await everyDictionary();

/** Runs an example on a page, and gives what the session around its widgets speaks then. */
function spoken(mark: string, asked = 'en'): Language {
  const example = fencesOf(DOCUMENT).find((fence) => fence.mark === `wording: ${mark}`);
  if (!example) throw new Error(`${DOCUMENT} has no example ${mark}.`);
  const session: { locale?: string; wording?: LooseWording } = {};
  new Function('document', example.code)({ querySelector: () => session });
  const language = languageFor({ asked: session.locale ?? asked, minted: 'zh-CN', wording: session.wording ?? null });
  if (!language) throw new Error('No language is spoken.');
  return language;
}

// biome-ignore lint/suspicious/noExplicitAny: words of any dictionary.
async function words(name: string, language: Language): Promise<any> {
  return DICTIONARIES.find(({ dictionaryName }) => dictionaryName === name)?.(language);
}

let warn: MockInstance;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

describe(DOCUMENT, () => {
  test('rewords a list in two languages and leaves the rest', async () => {
    const english = await words('partner-customer-list', spoken('one'));
    expect([english.list, english.columns.credit, english.columns.tags]).toEqual(['Accounts', 'Budget left', 'Tags']);
    expect((await words('partner-customer-list', spoken('one', 'zh-CN'))).list).toBe('客户一览');
    expect((await words('partner-customer-list/around', spoken('one'))).states.empty[0]).toBe('No accounts yet');
  });

  test('has sentences as texts with places and as functions', async () => {
    const { announce, cells } = await words('partner-customer-list', spoken('sentences'));
    expect([announce.loaded('7'), cells.moreCurrencies(2)]).toEqual(['Found: 7', 'and 2 other currencies']);
    const { asked } = await words('partner-agreement-list', spoken('sentences'));
    expect(asked({ title: 'Notice', reason: 'never-signed', due: '2026-12-05 24:00', isOverdue: false })).toBe(
      'Please sign Notice by 2026-12-05 24:00',
    );
  });

  test('brings a language of its own, with its direction', async () => {
    const language = spoken('language');
    expect(language).toMatchObject({ tag: 'fa', direction: 'rtl', spoken: 'en' });
    const { list, fields } = await words('partner-customer-list', language);
    expect([list, fields.customerName, fields.email]).toEqual(['مشتریان', 'نام مشتری', 'Email']);
    const audit = DICTIONARIES.find(({ dictionaryName }) => dictionaryName === 'partner-audit');
    expect(audit?.shown(language)).toEqual({ lang: 'en', dir: 'ltr' });
  });

  test('names every locale and every dictionary', () => {
    for (const locale of DISPLAY_LOCALES) expect(TEXT).toContain(`| \`${locale}\` |`);
    for (const name of DICTIONARY_NAMES) expect(TEXT).toContain(name.includes('/') ? `\`/${name.split('/')[1]}\`` : `\`${name}\``);
  });
});
