import { html, nothing, type TemplateResult } from 'lit';
import { formatDeadline, formatInstant } from '../../core/formats.ts';
import type { FacedCustomer } from '../../kit/customer-face.ts';
import { icons } from '../../kit/icons.ts';
import { nameLines } from '../../kit/name-lines.ts';
import type { Names } from '../../kit/names.ts';
import { line, type TableColumn } from '../../kit/table.ts';
import { plainColumn } from '../plain-column.ts';
import type { Row } from './controller.ts';
import type { StandingsStrings } from './strings/index.ts';

type Column = TableColumn<Row>;

export interface ColumnsAround {
  names: Names;
  rows: readonly Row[];
  /** Opens the text as it was signed. */
  read: (row: Row) => void;
  menu: (row: Row, anchor: HTMLElement) => void;
}

/** Customers as they are shown. Masked names that look alike are not marked where nothing is chosen: ID and own number stand below each. */
export function facesOf(rows: readonly Row[]): FacedCustomer[] {
  return rows.map(({ customer, accountManager }) => ({ ...customer, accountManager, tags: [], isLookAlike: false }));
}

/** Who, held by whom, how it stands and until when, what was signed in what capacity, and the receipt of it. */
export function standingColumns(words: StandingsStrings, around: ColumnsAround): Column[] {
  const { columns } = words;
  const faces = new Map(facesOf(around.rows).map((face) => [face.customerId, face]));
  const one = plainColumn<Row, keyof typeof columns>(columns);
  return [
    {
      key: 'customer',
      facts: [{ key: 'customer', label: columns.customer, eye: around.names.allEye([...faces.values()]) }],
      width: 280,
      isOnCard: true,
      cell: ({ customer }) => {
        const face = faces.get(customer.customerId);
        return face && nameLines(face, [customer.partnerCustomerNo], { names: around.names, face: words.face });
      },
    },
    one('state', 112, ({ standing: { state } }) => html`<span class="state-name ${state}">${words.states[state]}</span>`, {
      isOnCard: true,
    }),
    one('due', 168, (row) => dueCell(row, words), { isOnCard: true }),
    {
      key: 'signed',
      facts: [
        { key: 'signed', label: columns.signed },
        { key: 'capacity', label: columns.capacity },
      ],
      width: 216,
      cell: (row) => signedCell(row, words),
    },
    one('receipt', 160, (row) => receiptCell(row, words, around)),
    one('manager', 152, (row) => managerCell(row, words)),
    menuColumn(words, around),
  ];
}

function dueCell({ standing: { dueAt, state } }: Row, { cells }: StandingsStrings): TemplateResult {
  if (state === 'signed') return html`<span class="value faint">—</span>`;
  return html`<span class="value ${dueAt ? '' : 'faint'}">${dueAt ? formatDeadline(dueAt) : cells.noDue}</span>`;
}

function signedCell({ standing: { signed } }: Row, words: StandingsStrings): unknown {
  if (!signed) return line('signed', words.columns.signed, html`<span class="value faint">${words.cells.notSigned}</span>`);
  const withdrawn = signed.isWithdrawn ? html` <span class="chip warning" part="badge">${words.cells.withdrawn}</span>` : nothing;
  return [
    line('signed', words.columns.signed, html`${words.version(String(signed.version))} · ${formatInstant(signed.at)}`),
    line('capacity', words.columns.capacity, html`${words.capacities[signed.capacity]}${withdrawn}`),
  ];
}

function receiptCell(row: Row, { cells }: StandingsStrings, { read }: ColumnsAround): TemplateResult {
  const { signed } = row.standing;
  if (!signed) return html`<span class="value faint">—</span>`;
  return html`<button type="button" class="link value" tabindex="-1" aria-label=${`${signed.receiptNumber} · ${cells.read(row.customer.customerId)}`} data-hint=${cells.read(row.customer.customerId)} @click=${() => read(row)}>${signed.receiptNumber}</button>`;
}

function managerCell({ accountManager }: Row, { cells }: StandingsStrings): TemplateResult {
  if (!accountManager) return html`<span class="value faint">${cells.noManager}</span>`;
  const { userId, name } = accountManager;
  return html`<span class="value">${userId}${name === null ? nothing : html` <span class="faint">${name}</span>`}</span>`;
}

function menuColumn({ columns, cells }: StandingsStrings, { menu }: ColumnsAround): Column {
  return {
    key: 'actions',
    facts: [],
    head: html`<span class="unseen">${columns.actions}</span>`,
    place: 'trail',
    width: 48,
    cell: (row) =>
      row.standing.signed
        ? html`<button
            type="button"
            class="button quiet icon" part="button button-quiet"
            tabindex="-1"
            aria-haspopup="menu"
            aria-label=${cells.actions(row.customer.customerId)}
            @click=${(event: Event) => menu(row, event.currentTarget as HTMLElement)}
          >
            ${icons.dots}
          </button>`
        : nothing,
  };
}
