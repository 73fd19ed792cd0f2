import { policyHashOf } from '../../../shared/evidence/bytes.ts';
import { type Fact, factsOf, instantWords, statementIn } from '../../../shared/evidence/facts.ts';
import { PAGE_PARTS, toBlock } from '../../../shared/evidence/page-parts.ts';
import { RECEIPT_WORDS } from '../../../shared/evidence/page-words.ts';
import type { SignedReceipt } from '../../../shared/evidence/receipt.ts';
import type { AgreementDocument } from '../../../shared/values/agreement-document.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import type { ReceiptPage } from '../../ports/agreements.ts';
import { article } from './article.ts';
import { element, type Html, partText } from './html.ts';
import { RECEIPT_SCRIPT } from './receipt-script.ts';
import { RECEIPT_STYLE } from './receipt-style.ts';

/** What is not a part of any receipt; a browser runs this script and draws by this sheet alone, whatever else stands in the file. */
const POLICY = [
  "default-src 'none'",
  `style-src '${policyHashOf(RECEIPT_STYLE)}'`,
  `script-src '${policyHashOf(RECEIPT_SCRIPT)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The file of a signature as one HTML page that needs nothing else: text and facts to be read without a script, the signed receipt and the
 * rendered text as JSON, and the script that checks them. The seal is put behind it (`sealLineOf`). The same input gives the same bytes.
 */
export function receiptPage({ locale, receipt, rendered }: ReceiptPage): string {
  const signed = JSON.parse(receipt) as SignedReceipt;
  const title = `${RECEIPT_WORDS[locale].kind} ${signed.receipt.receiptNumber}`;
  const block = (id: string, json: string) => `<script type="application/json" id="${id}">${toBlock(json)}</script>`;
  return [
    '<!doctype html>',
    `<html lang="${locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="partner-widget-kit receipt 1">',
    '<meta name="referrer" content="no-referrer">',
    partText(element('title', {}, title)),
    `<style>${RECEIPT_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...sections(signed, rendered, locale),
    '</main>',
    block(PAGE_PARTS.receipt, receipt),
    block(PAGE_PARTS.rendered, rendered),
    `<script>${RECEIPT_SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** Where the file can be handed over again. The builder of static pages knows no elements that take something in. */
function againSection(label: string): string {
  const words = partText(element('span', {}, label));
  return `<section id="${PAGE_PARTS.again}" hidden><label>${words}<input type="file" accept=".html,.htm,.json"></label></section>`;
}

function sections(signed: SignedReceipt, rendered: string, locale: Locale): string[] {
  const words = RECEIPT_WORDS[locale];
  const { receipt } = signed;
  const { main, technical } = factsOf(signed, locale);
  const { proves, provesNot } = statementIn(receipt, locale);
  const { title, renderedSha256, locale: textLocale } = receipt.row;
  const head = element(
    'header',
    {},
    element('p', { class: 'kind' }, words.kind, element('span', { class: 'number', id: PAGE_PARTS.number }, receipt.receiptNumber)),
    element('h1', {}, words.title(String(title))),
    receipt.withdrawal && element('p', { class: 'withdrawn' }, words.withdrawn(instantWords(String(receipt.withdrawal.at)))),
  );
  const verdict = element(
    'section',
    { id: PAGE_PARTS.verdict, role: 'status', tabindex: -1 },
    element('p', { class: 'title' }, words.unchecked),
    element('p', {}, words.uncheckedNext),
  );
  const checks = element('section', { class: 'checks' }, element('h2', {}, words.checks), element('ol', { id: PAGE_PARTS.checks }));
  const statement = element(
    'section',
    {},
    element('h2', {}, words.statement),
    element('p', { id: PAGE_PARTS.proves }, proves),
    element('p', { id: PAGE_PARTS.provesNot }, provesNot),
  );
  const facts = element('section', {}, element('h2', {}, words.facts), factList(main));
  const label = element('p', { class: 'label' }, words.text);
  const text = article(JSON.parse(rendered) as AgreementDocument, textLocale as Locale);
  const note = element('p', { class: 'label' }, words.keyNote);
  const details = element('section', { class: 'code' }, element('h2', {}, words.technical), factList(technical), note);
  const paper = element('p', { class: 'paper' }, words.paper(receipt.receiptNumber, String(renderedSha256)));
  const above = [head, verdict].map(partText);
  return [...above, againSection(words.again), ...[statement, facts, label, text, checks, details, paper].map(partText)];
}

function factList(facts: readonly Fact[]): Html {
  return element(
    'dl',
    {},
    facts.map(({ term, text }) => element('div', {}, element('dt', {}, term), element('dd', {}, text))),
  );
}
