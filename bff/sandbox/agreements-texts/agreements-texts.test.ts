import { describe, expect, it } from 'vitest';
import { render } from '../../files/agreements/render.ts';
import { AGREEMENT_TEXTS, longText } from './index.ts';

describe('texts of the demonstration', () => {
  it.each([...AGREEMENT_TEXTS, longText()])('$code $version in $locale can be published as it stands', ({ source }) => {
    expect(render(source)).toHaveProperty('rendered');
  });

  it('has both languages of every version, and no version twice', () => {
    const names = AGREEMENT_TEXTS.map(({ code, version, locale }) => `${code} ${version} ${locale}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { code, version } of AGREEMENT_TEXTS)
      expect(names).toEqual(expect.arrayContaining([`${code} ${version} zh-CN`, `${code} ${version} en`]));
  });

  it('numbers the parts of every text as they stand', () => {
    const last = (code: string, locale: string) =>
      AGREEMENT_TEXTS.filter((text) => text.code === code && text.locale === locale)
        .at(-1)
        ?.source.match(/^# .*$/gm)
        ?.at(-1);
    expect(last('association-notice', 'zh-CN')).toBe('# 十、解除关联');
    expect(last('association-notice', 'en')).toBe('# 10. Ending the association');
  });

  it('holds one text as long as real ones get: about 200 KB, within the bound, the same at every call', () => {
    const bytes = new TextEncoder().encode(longText().source).length;
    expect(bytes).toBeGreaterThan(195_000);
    expect(bytes).toBeLessThan(262_144);
    expect(longText()).toEqual(longText());
  });
});
