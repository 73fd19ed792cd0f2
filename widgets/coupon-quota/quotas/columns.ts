import { html, nothing } from 'lit';
import { formatMoney } from '../../core/formats.ts';
import { icons } from '../../kit/icons.ts';
import { line, type TableColumn } from '../../kit/table.ts';
import type { Strings } from '../strings/index.ts';
import { QUOTA_PARTS, type QuotaPart } from './bar.ts';
import { type QuotaActs, stateChip } from './card.ts';
import type { Quota } from './controller.ts';
import { lastDayOf, validityOf } from './facts.ts';

type Column = TableColumn<Quota>;

/** The quotas as a table: the same figures as on the cards, one below the other. */
export function quotaColumns(quotas: readonly Quota[], asOf: string, strings: Strings, acts: QuotaActs): Column[] {
  const { table } = strings;
  // Rare parts take room only where there is something in them.
  const isThere = (part: QuotaPart): boolean =>
    part === 'outstanding' || part === 'spent' || quotas.some((quota) => /[1-9]/.test(quota[part]));
  return [
    {
      key: 'quota',
      facts: [{ key: 'quota', label: table.quota }],
      width: 216,
      isOnCard: true,
      cell: (quota) => [
        line('quota', '', html`<span class="value" data-hint=${quota.quotaId}>${quota.quotaId}</span>`),
        line('asset', '', [strings.assets[quota.asset], quota.reseller ? ` · ${quota.reseller.name}` : nothing]),
      ],
    },
    { key: 'state', facts: [{ key: 'state', label: table.state }], width: 128, isOnCard: true, cell: (quota) => stateChip(quota, strings) },
    amountColumn('available', strings, { width: 136, isOnCard: true }),
    amountColumn('total', strings, { width: 136 }),
    ...QUOTA_PARTS.slice(1, 5)
      .filter(isThere)
      .map((part) => amountColumn(part, strings, { width: 128 })),
    {
      key: 'until',
      facts: [{ key: 'until', label: table.until, detail: 'UTC+8' }],
      width: 136,
      cell: (quota) => [line('until', '', lastDayOf(quota.expiresAt)), line('left', '', validityOf(quota, asOf, strings).left)],
    },
    menuColumn(strings, acts),
  ];
}

function amountColumn(key: QuotaPart | 'total', { table }: Strings, more: Pick<Column, 'width' | 'isOnCard'>): Column {
  return {
    key,
    facts: [{ key, label: table.parts[key] }],
    isNumeric: true,
    cell: ({ [key]: amount, currency }) =>
      html`<span class="value ${/[1-9]/.test(amount) ? '' : 'faint'}">${formatMoney({ amount, currency })}</span>`,
    ...more,
  };
}

function menuColumn({ table, card }: Strings, acts: QuotaActs): Column {
  return {
    key: 'menu',
    facts: [],
    head: html`<span class="unseen">${table.actions}</span>`,
    place: 'trail',
    width: 56,
    cell: (quota) => html`<button
      type="button"
      class="button quiet icon" part="button button-quiet"
      tabindex="-1"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${card.actions(quota.quotaId)}
      @click=${(event: Event) => acts.menu(quota, event.currentTarget as HTMLElement)}
    >
      ${icons.dots}
    </button>`,
  };
}
