import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../core/formats.ts';
import type { PageContext } from './context.ts';
import type { Period } from './detail.ts';
import { maskedValue } from './masked.ts';
import { rows, section } from './section.ts';

/** Who held the customer until now, newest first; the present one with an eye. */
export function managers(context: PageContext): TemplateResult {
  const { detail, customer, controller, strings } = context;
  const words = strings.managers;
  const isUnassigned = customer.accountManager === null && detail.managers.length > 0;
  return section(
    'managers',
    strings.sections.managers,
    detail.managers.length === 0
      ? html`<p class="quiet">${words.none}</p>`
      : html`${isUnassigned ? html`<p class="quiet">${words.unassigned}</p>` : nothing}
        ${rows(
          'managers',
          detail.managers.map((period) => row(context, period)),
          detail.managers.length,
          strings.rows,
        )}`,
    controller.isOwnPeriodsOnly ? words.ownPeriods : nothing,
  );
}

function row(context: PageContext, { operatorId, userId, name, assignedAt, endedAt }: Period): TemplateResult {
  const { customer, strings } = context;
  const isPresent = endedAt === null && customer.accountManager?.operatorId === operatorId;
  const words = strings.managers;
  const shown = isPresent ? (maskedValue(context, 'accountManagerName') ?? name) : name;
  return html`<li>
    <span class="row-main"><span class="text">${shown ?? userId}</span>${shown ? html`<span class="quiet">${userId}</span>` : nothing}</span>
    <span class="row-end">
      ${endedAt === null ? html`<span class="chip" part="badge">${words.current}</span>` : nothing}
      <span class="quiet">${words.period(formatInstant(assignedAt), endedAt === null ? words.now : formatInstant(endedAt))} ${strings.zone}</span>
    </span>
  </li>`;
}
