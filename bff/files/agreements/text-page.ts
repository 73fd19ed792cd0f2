import { instantWords } from '../../../shared/evidence/facts.ts';
import type { AgreementDocument } from '../../../shared/values/agreement-document.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import type { TextPage } from '../../ports/agreements.ts';
import { article } from './article.ts';
import { element } from './html.ts';
import { factList, staticPage } from './page.ts';

const ZH = {
  named: (title: string) => `《${title}》`,
  partner: '合作伙伴',
  version: '版本',
  effectiveAt: '生效时间',
  code: '协议代码',
  source: '原文摘要（SHA-256）',
  rendered: '正文摘要（SHA-256）',
  note: '本页供阅读和打印，不是签署凭证。签署后可以下载签署凭证，凭证中的正文摘要应与此处一致。',
};
const WORDS: Record<Locale, typeof ZH> = {
  'zh-CN': ZH,
  en: {
    named: (title) => title,
    partner: 'Partner',
    version: 'Version',
    effectiveAt: 'Effective from',
    code: 'Code',
    source: 'Digest of the source (SHA-256)',
    rendered: 'Digest of the text (SHA-256)',
    note: 'This page is for reading and printing; it is not a receipt. After signing you can download a receipt, which names the same digest of the text.',
  },
};

/** The text of a version for reading and printing; in the words of `locale` around a text in its own language. */
export function textPage({ locale, partnerName, code, version, effectiveAt, text }: TextPage): string {
  const words = WORDS[locale];
  const title = words.named(text.title);
  const about = factList([
    { term: words.partner, text: partnerName },
    { term: words.version, text: String(version) },
    { term: words.effectiveAt, text: instantWords(effectiveAt) },
  ]);
  const digests = factList([
    { term: words.code, text: `${code} · ${version} · ${text.locale}` },
    { term: words.rendered, text: text.renderedSha256 },
    { term: words.source, text: text.sourceSha256 },
  ]);
  return staticPage(locale, title, [
    element('header', {}, element('h1', {}, title), about),
    article(JSON.parse(text.rendered) as AgreementDocument, text.locale),
    element('footer', {}, element('p', {}, words.note), digests),
  ]);
}
