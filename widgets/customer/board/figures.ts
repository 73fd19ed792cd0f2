import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant, formatMoney, formatMoneyExactly } from '../../core/formats.ts';
import type { Overview } from './index.ts';
import type { BoardWords } from './strings/index.ts';

/** One cycle in figures: what is due first and largest, then what that stands beside. */
export function figures(overview: Overview, words: BoardWords): TemplateResult {
  const { basis, asOf, isEstimate } = overview;
  return html`<div class="board-figures">
    <p class="board-cycle">
      <span>${words.cycle(basis.cycles.to)}</span>
      ${isEstimate ? html`<span class="chip warning" part="badge">${words.running}</span>` : nothing}
      ${asOf === null ? nothing : html`<span class="quiet">${words.asOf(formatInstant(asOf))}</span>`}
    </p>
    <dl class="board-facts">
      ${fact(words.due, html`<span class="figure small">${amount(overview, overview.due)}</span>`)} ${paid(overview, words)}
      ${change(overview, words)} ${budget(overview, words)}
    </dl>
  </div>`;
}

function fact(label: string, figure: unknown, note: unknown = nothing): TemplateResult {
  return html`<div class="fact"><dt>${label}</dt><dd>${figure}</dd>${note === nothing ? nothing : html`<dd class="quiet">${note}</dd>`}</div>`;
}

function amount({ currency }: Overview, value: string): TemplateResult {
  const money = { amount: value, currency: currency ?? 'CNY' };
  return html`<span title=${formatMoneyExactly(money)}>${formatMoney(money)}</span>`;
}

function paid(overview: Overview, words: BoardWords): TemplateResult {
  const { amount: stated, unstatedLines } = overview.paid;
  if (stated === null) return fact(words.paid, html`<span class="faint">${words.notStated}</span>`);
  const note = unstatedLines > 0 ? words.unstated(formatCount(unstatedLines)) : words.paidAbout;
  return fact(words.paid, html`<span class="figure small">${amount(overview, stated)}</span>`, note);
}

/** While a cycle is running it stands beside the same days of the other, since half a month is not a fall. */
function change({ previous, currency }: Overview, words: BoardWords): TemplateResult {
  if (!previous || currency === null) return fact(words.change, html`<span class="faint">—</span>`, words.noChange);
  const { cycles, sameDays } = previous;
  const { dueChange, duePercent } = sameDays ?? previous;
  const against = sameDays ? words.sameDays(cycles.to, sameDays.days) : words.against(cycles.to);
  if (!/[1-9]/.test(dueChange)) return fact(words.change, html`<span class="figure small">${words.same}</span>`, against);
  const isLess = dueChange.startsWith('-');
  const money = formatMoney({ amount: dueChange.replace('-', ''), currency });
  const percent = duePercent?.replace('-', '') ?? null;
  const [most, note] =
    percent === null
      ? [isLess ? words.less(money) : words.more(money), against]
      : [isLess ? words.down(percent) : words.up(percent), html`${against} · ${isLess ? '-' : '+'}${money}`];
  return fact(words.change, html`<span class="figure small"><span aria-hidden="true">${isLess ? '↓' : '↑'}</span> ${most}</span>`, note);
}

/** Nothing where no budget is set for the customer. */
function budget({ budget: set }: Overview, words: BoardWords): TemplateResult | typeof nothing {
  if (!set) return nothing;
  const { monthly, currency, isPassed, percent, passedOn } = set;
  const spent = percent === null ? nothing : words.spent(percent);
  const mark = isPassed
    ? html`<span class="chip danger" part="badge">${passedOn === null ? words.passed : words.passedOn(passedOn)}</span> `
    : nothing;
  return fact(words.budget, html`<span class="figure small">${formatMoney({ amount: monthly, currency })}</span>`, html`${mark}${spent}`);
}
