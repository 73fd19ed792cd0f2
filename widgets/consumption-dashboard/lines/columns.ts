import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant, formatMoney } from '../../core/formats.ts';
import { icons } from '../../kit/icons.ts';
import { nameLines } from '../../kit/name-lines.ts';
import type { Names } from '../../kit/names.ts';
import { line, type TableColumn } from '../../kit/table.ts';
import type { DashboardContext } from '../context.ts';
import type { DistributionStrings } from '../distribution/strings/index.ts';
import type { NamesStrings } from '../names/strings/index.ts';
import type { Line } from './controller.ts';
import type { LinesStrings } from './strings/index.ts';

type Column = TableColumn<Line>;

export interface LineWords {
  lines: LinesStrings;
  names: NamesStrings;
  billTypes: DistributionStrings['billTypes'];
}

export interface LineColumnsAround {
  context: DashboardContext;
  names: Names;
  rows: readonly Line[];
  currency: string;
  open: (row: Line) => void;
}

/** When, whose, how much, what and of which kind; what does not fit is one press away, and amounts always fit. */
export function lineColumns(words: LineWords, around: LineColumnsAround): Column[] {
  return [
    timeColumn(words),
    customerColumn(words, around),
    ...amountColumns(words, around),
    ...whatColumns(words, around),
    openColumn(words, around),
  ];
}

function valueCell(text: string | null, { lines }: LineWords): TemplateResult {
  return text === null
    ? html`<span class="value faint">${lines.cells.notStated}</span>`
    : html`<span class="value" data-hint=${text}>${text}</span>`;
}

function timeColumn(words: LineWords): Column {
  const { columns, cells } = words.lines;
  return {
    key: 'consumed',
    facts: [{ key: 'consumed', label: `${columns.consumed} ${columns.zone}` }],
    width: 208,
    isOnCard: true,
    cell: ({ consumedAt, isOtherCycle, cycle, faults }) => {
      const marks = [
        isOtherCycle ? html`<span class="chip" part="badge">${cells.otherCycle(cycle)}</span>` : nothing,
        faults.length > 0 ? html`<span class="chip warning" part="badge">${cells.marked}</span>` : nothing,
      ].filter((mark) => mark !== nothing);
      return [line('at', '', formatInstant(consumedAt)), marks.length > 0 ? line('marks', '', marks) : nothing];
    },
  };
}

function customerColumn(words: LineWords, { names, rows }: LineColumnsAround): Column {
  const { columns } = words.lines;
  return {
    key: 'customer',
    facts: [{ key: 'customer', label: columns.customer, eye: names.allEye(rows.map(({ customer }) => customer)) }],
    width: 280,
    isOnCard: true,
    cell: (row) => customerCell(row, words, names),
  };
}

/** Masked names do not identify: id and own number stand below, look-alikes are marked. */
function customerCell({ customer, accountManager }: Line, { lines, names: { face } }: LineWords, names: Names): unknown {
  if (!customer) return html`<span class="value faint">${lines.cells.formerCustomer}</span>`;
  return nameLines(customer, [customer.partnerCustomerNo, accountManager?.userId ?? null], { names, face });
}

function whatColumns(words: LineWords, { context: { strings } }: LineColumnsAround): Column[] {
  const { columns } = words.lines;
  return [
    {
      key: 'service',
      facts: [
        { key: 'service', label: columns.service },
        { key: 'resource', label: columns.resource },
      ],
      width: 192,
      cell: ({ service, resourceName, resourceId }) => [
        line('service', '', valueCell(service && (service.name ?? service.code), words)),
        line('resource', '', valueCell(resourceName ?? resourceId, words)),
      ],
    },
    {
      key: 'kind',
      facts: [
        { key: 'kind', label: columns.kind },
        { key: 'mode', label: columns.mode },
      ],
      width: 176,
      cell: ({ billType, billClass, chargeMode }) => [
        line('kind', '', valueCell(billType ? words.billTypes[billType] : strings.classes[billClass], words)),
        line('mode', '', valueCell(chargeMode && strings.chargeModes[chargeMode], words)),
      ],
    },
    { key: 'trade', facts: [{ key: 'trade', label: columns.trade }], width: 168, cell: ({ tradeId }) => valueCell(tradeId, words) },
  ];
}

function amountColumns(words: LineWords, { currency }: LineColumnsAround): Column[] {
  const { columns, cells } = words.lines;
  return [
    {
      key: 'due',
      facts: [
        { key: 'due', label: columns.due },
        { key: 'paid', label: columns.paid },
      ],
      width: 152,
      isNumeric: true,
      isOnCard: true,
      cell: ({ amounts: { due, paid } }) => [
        line('due', columns.due, html`<span class="value">${formatMoney({ amount: due, currency })}</span>`),
        line(
          'paid',
          columns.paid,
          html`<span class="value faint">${paid === null ? cells.notStated : formatMoney({ amount: paid, currency })}</span>`,
        ),
      ],
    },
  ];
}

function openColumn({ lines }: LineWords, { open }: LineColumnsAround): Column {
  return {
    key: 'open',
    facts: [],
    head: html`<span class="unseen">${lines.columns.open}</span>`,
    place: 'trail',
    width: 48,
    cell: (row) => html`<button
      type="button"
      class="button quiet icon" part="button button-quiet"
      tabindex="-1"
      aria-label=${lines.cells.open(formatInstant(row.consumedAt))}
      @click=${() => open(row)}
    >
      ${icons.next}
    </button>`,
  };
}
