import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../kit/icons.ts';
import { line, type TableColumn } from '../../kit/table.ts';
import { refusalText } from '../money/draw.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import type { Names } from '../operation/names.ts';
import { amountOf, doerOf, type Item, momentOf, whatOf } from '../operation/operation.ts';
import type { OperationStrings } from '../operation/strings/index.ts';
import type { LogStrings } from './strings/index.ts';

type Column = TableColumn<Item>;

/** What the rows of the log are drawn with. */
export interface LogWords {
  log: LogStrings;
  operation: OperationStrings;
  money: MoneyStrings;
}

/** When, what, how much, with which result, whom it touched, from where, by whom. */
export function logColumns(
  words: LogWords,
  around: { names: Names; rows: readonly Item[]; open: (operationId: string) => void },
): Column[] {
  const { columns } = words.log;
  const { operation } = words;
  const value = (text: string | null, className = ''): TemplateResult =>
    text === null || text === ''
      ? html`<span class="value faint">${operation.none}</span>`
      : html`<span class="value ${className}" data-hint=${text}>${text}</span>`;
  const plain = (key: keyof typeof columns, width: number, cell: Column['cell'], more: Partial<Column> = {}): Column => ({
    key,
    facts: [{ key, label: columns[key] }],
    width,
    cell,
    ...more,
  });
  const money = (key: 'moved' | 'asked', width: number, isOnCard: boolean): Column =>
    plain(
      key,
      width,
      (row) => html`<span class="value ${row[key] === null ? 'faint' : ''}">${amountOf(row[key], row.currency, operation)}</span>`,
      {
        isNumeric: true,
        isOnCard,
      },
    );
  return [
    {
      key: 'at',
      facts: [
        { key: 'at', label: `${columns.at} ${columns.zone}` },
        { key: 'who', label: columns.who },
      ],
      width: 196,
      isOnCard: true,
      cell: (row) => [line('at', '', momentOf(row.at)), line('who', '', whoCell(row, words))],
    },
    plain('what', 168, (row) => [line('kind', '', operation.kinds[row.kind]), line('asset', '', operation.assets[row.asset])], {
      isOnCard: true,
    }),
    money('moved', 132, true),
    money('asked', 132, false),
    plain('result', 176, (row) => resultCell(row, words), { isOnCard: true }),
    {
      key: 'party',
      facts: [{ key: 'party', label: columns.party, eye: around.names.allEye(around.rows.map(({ customer }) => customer)) }],
      width: 304,
      cell: (row) => partyCell(row, words, around.names),
    },
    plain('ids', 208, (row) => [line('quota', '', value(row.quotaId)), row.couponId ? line('coupon', '', value(row.couponId)) : nothing]),
    plain('memo', 180, (row) => value(row.memo)),
    {
      key: 'open',
      facts: [],
      head: html`<span class="unseen">${columns.open}</span>`,
      place: 'trail',
      width: 56,
      cell: (row) => html`<button
        type="button"
        class="button quiet icon"
        tabindex="-1"
        aria-label=${words.log.cells.open(momentOf(row.at), whatOf(row, operation))}
        @click=${() => around.open(row.operationId)}
      >
        ${icons.next}
      </button>`,
    },
  ];
}

function resultCell({ state, refusal }: Item, { operation, money }: LogWords): unknown {
  const name = html`<span class="op-state ${state}">${operation.results[state]}</span>`;
  if (refusal === null) return name;
  const why = refusalText(refusal, money);
  return [line('state', '', name), line('why', '', html`<span class="value" data-hint=${why}>${why}</span>`)];
}

/** Masked names do not identify: id, own number and manager stand below, look-alikes are marked. */
function partyCell({ customer, reseller }: Item, { operation }: LogWords, names: Names): unknown {
  if (!customer) return html`<span class="value ${reseller ? '' : 'faint'}">${reseller?.name ?? operation.none}</span>`;
  const { face } = operation;
  const { customerName, accountName, customerId, partnerCustomerNo, accountManager, tags, isLookAlike } = names.shown(customer);
  const manager = accountManager && face.manager(accountManager.userId);
  const beside = [partnerCustomerNo, manager, ...tags].filter(Boolean).join(' · ');
  const isShown = names.reveals.shown('customerName', customerId) !== null;
  return [
    line(
      'name',
      '',
      html`<span class="cell"><span class="value ${isShown ? 'clear' : ''}">${customerName ?? accountName ?? face.noName}</span>${isLookAlike ? html`<span class="chip warning">${face.lookAlike}</span>` : nothing}${names.eye(customer)}</span>`,
    ),
    line(
      'id',
      '',
      html`<span class="value" data-hint=${[customerId, beside].filter(Boolean).join(' · ')}>${customerId}${beside ? ` · ${beside}` : nothing}</span>`,
    ),
  ];
}

function whoCell({ by }: Item, { operation }: LogWords): TemplateResult {
  return html`<span class="value" data-hint=${by.id}>${doerOf(by, operation)}</span>`;
}
