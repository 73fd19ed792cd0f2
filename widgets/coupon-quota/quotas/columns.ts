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
  const { table, card } = strings;
  // Rare parts take room only where there is something in them.
  const isThere = (part: QuotaPart): boolean =>
    part === 'outstanding' || part === 'spent' || quotas.some((quota) => /[1-9]/.test(quota[part]));
  const money = (quota: Quota, amount: string): string => formatMoney({ amount, currency: quota.currency });
  const amount = (key: (typeof QUOTA_PARTS)[number] | 'total', width: number, isOnCard = false): Column => ({
    key,
    facts: [{ key, label: table.parts[key] }],
    width,
    isNumeric: true,
    isOnCard,
    cell: (quota) =>
      /[1-9]/.test(quota[key])
        ? html`<span class="value">${money(quota, quota[key])}</span>`
        : html`<span class="value faint">${money(quota, quota[key])}</span>`,
  });
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
    amount('available', 136, true),
    amount('total', 136),
    ...QUOTA_PARTS.slice(1, 5)
      .filter(isThere)
      .map((part) => amount(part, 128)),
    {
      key: 'until',
      facts: [{ key: 'until', label: table.until, detail: 'UTC+8' }],
      width: 136,
      cell: (quota) => [line('until', '', lastDayOf(quota.expiresAt)), line('left', '', validityOf(quota, asOf, strings).left)],
    },
    {
      key: 'menu',
      facts: [],
      head: html`<span class="unseen">${table.actions}</span>`,
      place: 'trail',
      width: 56,
      cell: (quota) => html`<button
        type="button"
        class="button quiet icon"
        tabindex="-1"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label=${card.actions(quota.quotaId)}
        @click=${(event: Event) => acts.menu(quota, event.currentTarget as HTMLElement)}
      >
        ${icons.dots}
      </button>`,
    },
  ];
}
