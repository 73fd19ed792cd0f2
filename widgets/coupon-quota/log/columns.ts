import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../kit/icons.ts';
import { idText } from '../../kit/id-text.ts';
import { nameLines } from '../../kit/name-lines.ts';
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

export interface LogColumnsAround {
  names: Names;
  rows: readonly Item[];
  open: (operationId: string) => void;
}

/** When, what, how much, with which result, whom it touched, from where, by whom. */
export function logColumns(words: LogWords, around: LogColumnsAround): Column[] {
  return [...doneColumns(words), ...touchedColumns(words, around), openColumn(words, around)];
}

function plain(words: LogWords, key: keyof LogStrings['columns'], width: number, cell: Column['cell'], more: Partial<Column> = {}): Column {
  return { key, facts: [{ key, label: words.log.columns[key] }], width, cell, ...more };
}

function valueCell(text: string | null, { operation }: LogWords): TemplateResult {
  return text === null || text === ''
    ? html`<span class="value faint">${operation.none}</span>`
    : html`<span class="value" data-hint=${text}>${text}</span>`;
}

function doneColumns(words: LogWords): Column[] {
  const { columns } = words.log;
  const { operation } = words;
  const money = (key: 'moved' | 'asked', isOnCard: boolean): Column =>
    plain(
      words,
      key,
      120,
      (row) => html`<span class="value ${row[key] === null ? 'faint' : ''}">${amountOf(row[key], row.currency, operation)}</span>`,
      { isNumeric: true, isOnCard },
    );
  return [
    {
      key: 'at',
      facts: [
        { key: 'at', label: `${columns.at} ${columns.zone}` },
        { key: 'who', label: columns.who },
      ],
      width: 184,
      isOnCard: true,
      cell: (row) => [line('at', '', momentOf(row.at)), line('who', '', whoCell(row, words))],
    },
    plain(words, 'what', 152, (row) => [line('kind', '', operation.kinds[row.kind]), line('asset', '', operation.assets[row.asset])], {
      isOnCard: true,
    }),
    money('moved', true),
    money('asked', false),
    plain(words, 'result', 152, (row) => resultCell(row, words), { isOnCard: true }),
  ];
}

function touchedColumns(words: LogWords, { names, rows }: LogColumnsAround): Column[] {
  return [
    {
      key: 'party',
      facts: [{ key: 'party', label: words.log.columns.party, eye: names.allEye(rows.map(({ customer }) => customer)) }],
      width: 256,
      cell: (row) => partyCell(row, words, names),
    },
    plain(words, 'ids', 208, (row) => [
      line('quota', '', valueCell(row.quotaId, words)),
      row.couponId ? line('coupon', '', idText(row.couponId)) : nothing,
    ]),
    plain(words, 'memo', 180, (row) => valueCell(row.memo, words)),
  ];
}

function openColumn({ log, operation }: LogWords, { open }: LogColumnsAround): Column {
  return {
    key: 'open',
    facts: [],
    head: html`<span class="unseen">${log.columns.open}</span>`,
    place: 'trail',
    width: 48,
    cell: (row) => html`<button
      type="button"
      class="button quiet icon" part="button button-quiet"
      tabindex="-1"
      aria-label=${log.cells.open(momentOf(row.at), whatOf(row, operation))}
      @click=${() => open(row.operationId)}
    >
      ${icons.next}
    </button>`,
  };
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
  const { partnerCustomerNo, accountManager, tags } = customer;
  return nameLines(customer, [partnerCustomerNo, accountManager && face.manager(accountManager.userId), ...tags], { names, face });
}

function whoCell({ by }: Item, { operation }: LogWords): TemplateResult {
  return html`<span class="value" data-hint=${by.id}>${doerOf(by, operation)}</span>`;
}
