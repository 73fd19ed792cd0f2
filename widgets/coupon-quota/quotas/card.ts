import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatMoney } from '../../core/formats.ts';
import { icons } from '../../kit/icons.ts';
import { panelIcons } from '../icons.ts';
import type { Strings } from '../strings/index.ts';
import { legend, quotaBar } from './bar.ts';
import type { Quota } from './controller.ts';
import { restrictionsOf, validityOf } from './facts.ts';

export interface QuotaActs {
  canIssue: boolean;
  issue: (quota: Quota) => void;
  menu: (quota: Quota, anchor: HTMLElement) => void;
}

/** One quota: what is available first, where the rest is below it, then until when and for what. */
export function quotaCard(quota: Quota, asOf: string, strings: Strings, acts: QuotaActs): TemplateResult {
  const { card } = strings;
  const money = (amount: string): string => formatMoney({ amount, currency: quota.currency });
  const validity = validityOf(quota, asOf, strings);
  const restrictions = restrictionsOf(quota, strings);
  return html`<article class="quota ${quota.issuable.isIssuable ? '' : 'still'}" part="quota" aria-labelledby="quota-${quota.quotaId}">
    <header class="quota-head">
      <h3 id="quota-${quota.quotaId}"><span class="kind">${strings.assets[quota.asset]}</span><span class="id value" data-hint=${quota.quotaId} tabindex="-1">${quota.quotaId}</span></h3>
      ${stateChip(quota, strings)}
    </header>
    <p class="available"><span class="unseen">${strings.parts.available} </span><strong>${money(quota.available)}</strong><span class="of">${card.of(money(quota.total))}</span></p>
    ${quotaBar(quota, strings)} ${legend(quota, strings)}
    <div class="quota-terms">
      <dl class="quota-facts">
        <div><dt>${card.validLabel}</dt><dd>${validity.dates} <span class="left ${validity.isUrgent ? 'urgent' : ''}">${validity.left}</span></dd></div>
        <div><dt>${card.restrictions}</dt><dd>${restrictions.length > 0 ? restrictions.join(' · ') : card.unrestricted}</dd></div>
        ${origin(quota, strings)}
      </dl>
      ${
        quota.expiringSoon.coupons > 0
          ? html`<p class="soon">${panelIcons.clock}${card.soon(formatCount(quota.expiringSoon.coupons), money(quota.expiringSoon.amount))}</p>`
          : nothing
      }
    </div>
    <footer class="quota-foot">
      ${
        acts.canIssue
          ? html`<button type="button" class="button primary" part="button button-primary" aria-describedby="quota-${quota.quotaId}" ?disabled=${!quota.issuable.isIssuable} @click=${() => acts.issue(quota)}>${card.issue}</button>`
          : nothing
      }
      <button
        type="button"
        class="button quiet icon" part="button button-quiet"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label=${card.actions(quota.quotaId)}
        @click=${(event: Event) => acts.menu(quota, event.currentTarget as HTMLElement)}
      >
        ${icons.dots}
      </button>
    </footer>
  </article>`;
}

/** The state in a word, with a shape beside it: never colour alone. */
export function stateChip(quota: Quota, strings: Strings): TemplateResult {
  const { isIssuable, refusal } = quota.issuable;
  const why = (refusal && strings.notIssuable[refusal]) ?? '';
  // A quota past its end, or before its start, is „normal" and yet gives nothing: what counts is said.
  const text = quota.state !== 'normal' || isIssuable ? strings.quotaStates[quota.state] : why;
  return html`<span class="quota-state ${isIssuable ? 'good' : quota.state === 'normal' ? 'waiting' : 'off'}" data-hint=${isIssuable ? strings.quotas.issuable : why}>${text}</span>`;
}

function origin(quota: Quota, { card }: Strings): TemplateResult | typeof nothing {
  const lines = [
    quota.reseller && card.reseller(quota.reseller.name),
    quota.parentQuotaId && card.parent(quota.parentQuotaId),
    quota.children > 0 && card.children(formatCount(quota.children)),
  ].filter((line) => typeof line === 'string');
  return lines.length === 0 ? nothing : html`<div class="origin"><dd>${lines.join(' · ')}</dd></div>`;
}
