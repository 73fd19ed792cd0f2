import { policyHashOf } from '../../../shared/evidence/bytes.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { type Child, element, type Html, pageText, styleSheet } from './html.ts';
import { PAGE_STYLE } from './page-style.ts';

/** Nothing is loaded, nothing runs, nothing is sent; drawn by this sheet alone, whatever else came to stand in the file. */
const POLICY = `default-src 'none'; style-src '${policyHashOf(PAGE_STYLE)}'; base-uri 'none'; form-action 'none'`;

/** One HTML page that needs nothing else, without a script. The same input gives the same bytes. */
export function staticPage(locale: Locale, title: string, body: readonly Child[]): string {
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, title),
    styleSheet(PAGE_STYLE),
  );
  return pageText(element('html', { lang: locale }, head, element('body', {}, element('main', {}, body))));
}

/** Terms and what stands for each. */
export function factList(facts: readonly { term: string; text: string }[]): Html {
  return element(
    'dl',
    {},
    facts.map(({ term, text }) => element('div', {}, element('dt', {}, term), element('dd', {}, text))),
  );
}
