import type { FactsPage } from '../../ports/agreements.ts';
import { element, type Html } from './html.ts';
import { factList, staticPage } from './page.ts';

/** A page of facts for printing and filing: what it is, what it says, in a table where it has rows, and when it was made. */
export function factsPage({ locale, title, statement, facts, table, footer }: FactsPage): string {
  return staticPage(locale, title, [
    element('header', {}, element('h1', {}, title)),
    element('p', { class: 'statement' }, statement),
    factList(facts),
    table ? element('section', { class: 'wide', tabindex: 0, role: 'group', 'aria-label': title }, rows(table)) : null,
    element('footer', {}, element('p', {}, footer)),
  ]);
}

function rows({ head, rows: body, numeric }: NonNullable<FactsPage['table']>): Html {
  const of = (column: number) => (numeric.includes(column) ? 'number' : null);
  const header = head.map((text, column) => element('th', { scope: 'col', class: of(column) }, text));
  const lines = body.map((row) =>
    element(
      'tr',
      {},
      row.map((text, column) => element('td', { class: of(column) }, text)),
    ),
  );
  return element('table', {}, element('thead', {}, element('tr', {}, header)), element('tbody', {}, lines));
}
