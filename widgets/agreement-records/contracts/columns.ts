import { html, type TemplateResult } from 'lit';
import { formatInstant, formatMoney } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import type { TableColumn } from '../../kit/table.ts';
import { plainColumn } from '../plain-column.ts';
import type { Contract } from './apply-dialog.ts';
import type { ContractsStrings } from './strings/index.ts';

type Column = TableColumn<Contract>;

/** Which contract, of which cycles, how much, made when; its file is the one act there is. */
export function contractColumns(words: ContractsStrings, save: (row: Contract) => void): Column[] {
  const { columns, cells } = words;
  const one = plainColumn<Contract, keyof typeof columns>(columns);
  const amount = (text: string, currency: string): TemplateResult =>
    html`<span class="value">${formatMoney({ amount: text, currency })}</span>`;
  return [
    one('number', 240, ({ contractNo }) => html`<span class="value">${contractNo}</span>`, { isOnCard: true }),
    one('cycles', 176, ({ cycles }) => html`<span class="value">${cells.cycles(cycles.from, cycles.to)}</span>`, { isOnCard: true }),
    one('due', 160, ({ due, currency }) => amount(due, currency), { isNumeric: true, isOnCard: true }),
    one(
      'paid',
      160,
      ({ paid, currency }) =>
        paid === null ? html`<span class="value faint" data-hint=${cells.unknownHint}>${cells.unknown}</span>` : amount(paid, currency),
      { isNumeric: true },
    ),
    one('created', 160, ({ createdAt }) => html`<span class="value">${formatInstant(createdAt)}</span>`, { isOnCard: true }),
    {
      key: 'actions',
      facts: [],
      head: html`<span class="unseen">${columns.actions}</span>`,
      place: 'trail',
      width: 48,
      cell: (
        row,
      ) => html`<button type="button" class="button quiet icon" part="button button-quiet" tabindex="-1" aria-label=${cells.download(row.contractNo)} data-hint=${cells.download(row.contractNo)} @click=${() => save(row)}>
        ${actionIcons.download}
      </button>`,
    },
  ];
}
