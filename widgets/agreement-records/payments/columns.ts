import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../../core/formats.ts';
import { icons } from '../../kit/icons.ts';
import { idText } from '../../kit/id-text.ts';
import { line, type TableColumn } from '../../kit/table.ts';
import { plainColumn } from '../plain-column.ts';
import type { Payment } from './payment.ts';
import type { PaymentsStrings } from './strings/index.ts';

type Column = TableColumn<Payment>;

/** Who remits, of which type, for what, how it stands, from when until when. Masked names do not identify: the id stands below. */
export function paymentColumns(words: PaymentsStrings, menu: (row: Payment, anchor: HTMLElement) => void): Column[] {
  const { columns, cells } = words;
  const one = plainColumn<Payment, keyof typeof columns>(columns);
  return [
    {
      key: 'trustee',
      facts: [{ key: 'trustee', label: columns.trustee }],
      width: 240,
      isOnCard: true,
      cell: ({ trustee, agreementId }) => [
        line('trustee', '', html`<span class="value">${trustee}</span>`),
        line('id', '', html`<span class="value">${idText(agreementId)}</span>`),
      ],
    },
    one('state', 168, (row) => stateCell(row, words), { isOnCard: true }),
    one('type', 96, ({ trusteeType }) => html`<span class="value">${words.types[trusteeType]}</span>`),
    one('kind', 96, ({ kind }) => html`<span class="value">${words.kinds[kind]}</span>`, { isOnCard: true }),
    one('effective', 160, ({ effectiveAt }) => html`<span class="value">${formatInstant(effectiveAt)}</span>`),
    one(
      'expires',
      160,
      ({ expiresAt }) =>
        html`<span class="value ${expiresAt ? '' : 'faint'}">${expiresAt ? formatInstant(lastMoment(expiresAt)) : cells.endless}</span>`,
      { isOnCard: true },
    ),
    one('created', 160, ({ createdAt }) => html`<span class="value">${formatInstant(createdAt)}</span>`),
    {
      key: 'actions',
      facts: [],
      head: html`<span class="unseen">${columns.actions}</span>`,
      place: 'trail',
      width: 48,
      cell: (row) => html`<button
        type="button"
        class="button quiet icon" part="button button-quiet"
        tabindex="-1"
        aria-haspopup="menu"
        aria-label=${cells.actions(row.agreementId)}
        @click=${(event: Event) => menu(row, event.currentTarget as HTMLElement)}
      >
        ${icons.dots}
      </button>`,
    },
  ];
}

/** An agreement ends before this instant: the day that reads as its last is the one before midnight. */
export function lastMoment(expiresAt: string): string {
  return new Date(Date.parse(expiresAt) - 1).toISOString();
}

function stateCell({ state, voidedAt }: Payment, { states, cells }: PaymentsStrings): unknown {
  const name: TemplateResult = html`<span class="state-name ${state}">${states[state]}</span>`;
  if (!voidedAt) return name;
  return [line('state', '', name), line('voided', '', cells.voided(formatInstant(voidedAt))), nothing];
}
