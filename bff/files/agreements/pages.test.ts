import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TextPage } from '../../ports/agreements.ts';
import { element, partText, styleSheet } from './html.ts';
import { agreementFiles } from './index.ts';

const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror="alert('2')">&amp;`;

function textPageOf(source: string, changed: Partial<TextPage> = {}): string {
  const made = agreementFiles.render(source);
  if (!('rendered' in made)) throw new Error(JSON.stringify(made.faults));
  const text = {
    locale: 'zh-CN' as const,
    title: '须知',
    source,
    rendered: made.rendered,
    sourceSha256: 'a'.repeat(64),
    renderedSha256: 'b'.repeat(64),
  };
  const page = {
    locale: 'zh-CN' as const,
    partnerName: '云桥科技',
    code: 'notice',
    version: 2,
    effectiveAt: '2026-11-20T16:00:00.000Z',
    text,
  };
  return agreementFiles.textPage({ ...page, ...changed });
}
const factsPageOf = (said: string): string =>
  agreementFiles.factsPage({
    locale: 'en',
    title: said,
    statement: said,
    facts: [{ term: said, text: said }],
    table: { head: [said, 'Due'], rows: [[said, '¥1.00']], numeric: [1] },
    footer: said,
  });

/** Names of elements, as they are opened. */
const elementsOf = (html: string): string[] => [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name ?? '');

describe('the page of a text', () => {
  it('holds the text, what it is, from when on, and the digests by which it is known again', () => {
    const html = textPageOf('# 一、付款\n\n二十日内付款');
    for (const said of [
      '《须知》',
      '云桥科技',
      '2026-11-21 00:00:00 (UTC+8)',
      '<h2 id="part-1">一、付款</h2><p>二十日内付款</p>',
      'b'.repeat(64),
    ])
      expect(html).toContain(said);
  });

  it('speaks the reader’s language around a text in its own', () => {
    const html = textPageOf('# 甲\n\n乙', { locale: 'en' });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<article class="agreement" lang="zh-CN">');
    expect(html).toContain('it is not a receipt');
  });

  it('has the same bytes at every call, so that its copies can be compared', () => {
    expect(textPageOf('# 甲\n\n乙')).toBe(textPageOf('# 甲\n\n乙'));
  });
});

describe('pages of agreements', () => {
  it.each([
    ['of a text', textPageOf('# 甲\n\n乙')],
    ['of facts', factsPageOf('甲')],
  ])('%s let a browser draw by their own sheet and do nothing else', (_, html) => {
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    const [, sheet] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
    const hash = createHash('sha256').update(String(sheet), 'utf8').digest('base64');
    expect(policy).toBe(
      `default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    );
    expect(html).not.toMatch(/ style="| on[a-z]+=|<script|<link|url\(|@import/);
  });

  it('take nothing that is said in them for markup', () => {
    const hostile = factsPageOf(HOSTILE);
    expect(elementsOf(hostile)).toEqual(elementsOf(factsPageOf('x')));
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const title = { partnerName: HOSTILE, code: HOSTILE };
    expect(elementsOf(textPageOf('# 甲\n\n乙', title))).toEqual(elementsOf(textPageOf('# 甲\n\n乙')));
  });

  it('set figures under each other', () => {
    expect(factsPageOf('x')).toContain('<td>x</td><td class="number">¥1.00</td>');
  });
});

describe('the builder of pages', () => {
  it('escapes every text and every attribute, and nothing twice', () => {
    const link = element('a', { href: `https://a.example/?b=1&c="'<>` }, HOSTILE);
    expect(partText(element('p', {}, link))).toBe(
      '<p><a href="https://a.example/?b=1&amp;c=&quot;&#39;&lt;&gt;">' +
        '&lt;/title&gt;&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;2&#39;)&quot;&gt;&amp;amp;</a></p>',
    );
  });

  it('refuses a sheet that could end before its end', () => {
    expect(() => styleSheet('a{content:"</style>"}')).toThrow('must not hold');
  });
});
