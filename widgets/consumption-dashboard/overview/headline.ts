import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant, formatMoney, formatMoneyExactly } from '../../core/formats.ts';
import type { Overview } from '../query.ts';
import type { OverviewStrings } from './strings/index.ts';

type Change = NonNullable<Overview['previous']>;

const cyclesOf = ({ from, to }: Change['cycles']): string => (from === to ? from : `${from} – ${to}`);

/** Due first and largest, then paid, then how both stand beside cycles before. */
export function headline(overview: Overview, words: OverviewStrings): TemplateResult {
  const { basis, currency, due, paid, lines, asOf, isEstimate } = overview;
  const money = (amount: string): TemplateResult => {
    const value = { amount, currency: currency ?? 'CNY' };
    return html`<span title=${formatMoneyExactly(value)}>${formatMoney(value)}</span>`;
  };
  return html`<section class="headline" aria-label=${words.cycle(basis.cycles.from, basis.cycles.to)}>
    <div class="headline-top">
      <h3 class="headline-cycle">
        ${words.cycle(basis.cycles.from, basis.cycles.to)}
        ${isEstimate ? html`<span class="chip warning" part="badge">${words.running}</span>` : nothing}
      </h3>
      <p class="quiet">
        ${asOf === null ? words.noDelivery : words.asOf(formatInstant(asOf))}${isEstimate && asOf !== null ? html` · ${words.estimate}` : nothing}
      </p>
    </div>
    <dl class="amounts">
      <div>
        <dt>${words.due}</dt>
        <dd class="figure">${currency === null ? '—' : money(due)}</dd>
        <dd class="quiet">${words.lines(formatCount(lines))}</dd>
      </div>
      <div>
        <dt>${words.paid}</dt>
        <dd class="figure small">${currency === null ? '—' : paid.amount === null ? words.notStated : money(paid.amount)}</dd>
        <dd class="quiet">${paid.amount !== null && paid.unstatedLines > 0 ? words.unstated(formatCount(paid.unstatedLines)) : words.paidAbout}</dd>
      </div>
      <div class="changes">
        <dt>${words.changes.label}</dt>
        ${changeLine(overview.previous, words.changes.previous, overview, words)}
        ${changeLine(overview.yearBefore, words.changes.yearBefore, overview, words)}
        ${overview.previous || overview.yearBefore ? nothing : html`<dd class="quiet">${words.changes.none}</dd>`}
      </div>
    </dl>
  </section>`;
}

/** While a cycle is running it stands beside the same days of the other, since half a month is not a fall. */
function changeLine(
  change: Overview['previous'],
  against: (cycle: string) => string,
  { currency, due }: Overview,
  words: OverviewStrings,
): TemplateResult | typeof nothing {
  if (!change || currency === null) return nothing;
  const { changes } = words;
  const { dueChange, duePercent } = change.sameDays ?? change;
  const amount = formatMoney({ amount: dueChange.replace('-', ''), currency });
  const percent = duePercent?.replace('-', '') ?? null;
  const isSame = !/[1-9]/.test(dueChange);
  const isLess = dueChange.startsWith('-');
  const said = isSame
    ? changes.same
    : percent === null
      ? changes.noRatio(formatMoney({ amount: dueChange, currency }))
      : isLess
        ? changes.down(percent, amount)
        : changes.up(percent, amount);
  const days = change.sameDays ? ` · ${changes.sameDays(change.sameDays.days)}` : '';
  return html`<dd class="change">
    <span class="quiet">${against(cyclesOf(change.cycles))}${days}</span>
    <span>${isSame || due === '' ? nothing : html`<span class="arrow" aria-hidden="true">${isLess ? '↓' : '↑'}</span> `}${said}</span>
  </dd>`;
}
