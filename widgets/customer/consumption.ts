import { html, nothing, type TemplateResult } from 'lit';
import type { Money } from '../../shared/values/money.ts';
import { formatInstant, formatMoney, formatMoneyExactly } from '../core/formats.ts';
import type { PageContext } from './context.ts';
import type { Cycle } from './detail.ts';
import { section } from './section.ts';
import type { Strings } from './strings/index.ts';

type Words = Strings['consumption'];
type Service = Cycle['services'][number];

/** What the customer used in three bill cycles, newest first; the services of a currency add up to what is due in it. */
export function consumption({ controller, detail, strings: { consumption: words, sections } }: PageContext): TemplateResult {
  return section(
    'consumption',
    sections.consumption,
    html`<div class="cycles">${detail.cycles.map((cycle, place) => cycleBox(cycle, detail.cycles[place + 1], words))}</div>`,
    controller.isOwnPeriodsOnly ? words.ownPeriods : nothing,
  );
}

function cycleBox(cycle: Cycle, earlier: Cycle | undefined, words: Words): TemplateResult {
  const basis = cycle.asOf === null ? words.noDelivery : words.asOf(formatInstant(cycle.asOf));
  return html`<article class="cycle">
    <h4><span>${words.cycle(cycle.cycle)}</span> <span class="chip ${cycle.isEstimate ? 'warning' : ''}" part="badge">${cycle.isEstimate ? words.running : words.closed}</span></h4>
    ${cycle.due.length > 0 ? cycle.due.map((money) => due(money, cycle, earlier, words)) : html`<p class="no-figure faint">${cycle.asOf === null ? '—' : words.none}</p>`}
    <p class="quiet">${basis}</p>
  </article>`;
}

function due(money: Money, cycle: Cycle, earlier: Cycle | undefined, words: Words): TemplateResult {
  const services = cycle.services.filter(({ currency }) => currency === money.currency);
  return html`<p class="figure small">${formatMoney(money)}</p>
    <p class="quiet change">${changeWords(money, cycle, earlier, words) ?? nothing}</p>
    ${services.length > 0 ? serviceTable(services, money, cycle, words) : nothing}`;
}

/** How a cycle stands beside the one before. A running cycle is told as a part of it, since half a month is not a fall. */
function changeWords(money: Money, cycle: Cycle, earlier: Cycle | undefined, words: Words): string | null {
  const before = earlier?.due.find(({ currency }) => currency === money.currency);
  // A ratio is for reading, no amount is made of it.
  const [now, then] = [Number(money.amount), Number(before?.amount ?? 0)];
  if (!earlier || !(then > 0) || now < 0) return null;
  const percent = (share: number): string => (share * 100).toFixed(share < 0.1 ? 1 : 0);
  if (cycle.isEstimate) return words.soFar(percent(now / then), earlier.cycle);
  if (money.amount === before?.amount) return words.same(earlier.cycle);
  return now > then ? words.up(percent(now / then - 1), earlier.cycle) : words.down(percent(1 - now / then), earlier.cycle);
}

function serviceTable(services: readonly Service[], total: Money, cycle: Cycle, words: Words): TemplateResult {
  const largest = Math.max(...services.map(({ amount }) => Number(amount)));
  return html`<table class="services">
    <caption class="unseen">${words.servicesOf(cycle.cycle, total.currency)}</caption>
    <thead class="unseen"><tr><th scope="col">${words.service}</th><th scope="col">${words.amount}</th></tr></thead>
    <tbody>${services.map((service) => serviceRow(service, largest, words))}</tbody>
    <tfoot><tr><th scope="row">${words.total}</th><td><bdi>${formatMoneyExactly(total)}</bdi></td></tr></tfoot>
  </table>`;
}

function serviceRow(service: Service, largest: number, words: Words): TemplateResult {
  const share = largest > 0 ? Math.max(0, Number(service.amount) / largest) * 100 : 0;
  return html`<tr>
    <th scope="row">
      ${service.service ?? (service.isOthers ? words.others : words.unnamed)}
      <svg class="bar" aria-hidden="true"><rect width="${share.toFixed(1)}%" height="100%" /></svg>
    </th>
    <td><bdi>${formatMoneyExactly(service)}</bdi></td>
  </tr>`;
}
