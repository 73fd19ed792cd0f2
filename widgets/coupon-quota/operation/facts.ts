import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../core/formats.ts';
import { amountOf, doerOf, momentOf, type Operation, whatOf } from './operation.ts';
import type { OperationStrings } from './strings/index.ts';

function fact(label: string, content: unknown): TemplateResult {
  return html`<div class="fact"><dt>${label}</dt><dd>${content}</dd></div>`;
}

/** Before it is decided on: who asked, when, from where, and why; what and how much stand above. */
export function askedFacts(operation: Operation, words: OperationStrings): TemplateResult {
  const { facts } = words;
  return html`<dl class="facts">
    ${fact(facts.by, doerOf(operation.by, words))} ${fact(facts.at, facts.zone(momentOf(operation.at)))}
    ${operation.quotaId ? fact(facts.quota, operation.quotaId) : nothing}
    ${operation.indirectPartnerId ? fact(facts.reseller, operation.indirectPartnerId) : nothing}
    ${operation.memo ? fact(facts.memo, operation.memo) : nothing}
    ${fact(facts.id, html`<span class="op-id">${operation.operationId}</span>`)}
  </dl>`;
}

/** All that an operation says as a whole: what was confirmed beside what moved, who asked and who decided. */
export function operationFacts(operation: Operation, words: OperationStrings): TemplateResult {
  const { facts, states } = words;
  const { items, amount, currency, approval } = operation;
  const count = (many: number): string => formatCount(many);
  return html`<dl class="facts">
    ${fact(facts.what, whatOf(operation, words))}
    ${fact(facts.state, html`<span class="op-state ${operation.state}">${states[operation.state]}</span>`)}
    ${fact(facts.at, facts.zone(momentOf(operation.at)))}
    ${operation.endedAt && operation.endedAt !== operation.at ? fact(facts.ended, momentOf(operation.endedAt)) : nothing}
    ${fact(facts.by, doerOf(operation.by, words))}
    ${fact(facts.items, facts.counts(count(items.total), count(items.done), count(items.refused), count(items.waiting)))}
    ${currency === null ? nothing : [fact(facts.asked, amountOf(amount.asked, currency, words)), fact(facts.moved, html`<b>${amountOf(amount.moved, currency, words)}</b>`)]}
    ${operation.quotaId ? fact(facts.quota, operation.quotaId) : nothing}
    ${operation.indirectPartnerId ? fact(facts.reseller, operation.indirectPartnerId) : nothing}
    ${operation.memo ? fact(facts.memo, operation.memo) : nothing}
    ${approval ? fact(facts.approval, decisionOf(operation, words)) : nothing}
    ${approval?.memo ? fact(facts.decisionMemo, approval.memo) : nothing}
    ${fact(facts.id, html`<span class="op-id">${operation.operationId}</span>`)}
  </dl>`;
}

function decisionOf({ approval, state }: Operation, words: OperationStrings): string {
  const { facts, states } = words;
  if (!approval?.decidedBy || !approval.decidedAt) return state === 'awaiting-approval' ? facts.undecided : states[state];
  const told = state === 'rejected' ? facts.rejected : facts.approved;
  return told(doerOf(approval.decidedBy, words), momentOf(approval.decidedAt));
}
