import { html, nothing, svg, type TemplateResult } from 'lit';
import { formatMoney } from '../../core/formats.ts';
import type { Strings } from '../strings/index.ts';
import type { Quota } from './controller.ts';

/** Where the money of a quota can be; together they are its total. */
export const QUOTA_PARTS = ['available', 'held', 'outstanding', 'granted', 'spent', 'expired'] as const;
export type QuotaPart = (typeof QUOTA_PARTS)[number];

const WIDTH = 1000;
/** A part that holds anything is seen. */
const LEAST = 6;

/** Lengths of the parts of a bar; only for drawing, so that floats do no harm. */
export function lengthsOf(amounts: readonly string[]): number[] {
  const numbers = amounts.map(Number);
  const total = numbers.reduce((sum, number) => sum + number, 0);
  if (total <= 0) return numbers.map(() => 0);
  const raised = numbers.map((number) => (number > 0 ? Math.max(LEAST, (number / total) * WIDTH) : 0));
  const sum = raised.reduce((all, length) => all + length, 0);
  return raised.map((length) => (length / sum) * WIDTH);
}

/** The bar; drawn without a style attribute, so that a strict host shows it. The legend beside it says the same in words. */
export function quotaBar(quota: Quota, strings: Strings): TemplateResult {
  const lengths = lengthsOf(QUOTA_PARTS.map((part) => quota[part]));
  let from = 0;
  const marks = QUOTA_PARTS.map((part, index) => {
    const length = lengths[index] ?? 0;
    const mark = length > 0 ? svg`<rect class="part-${part}" x=${from} y="0" width=${Math.max(0, length - 2)} height="8"></rect>` : nothing;
    from += length;
    return mark;
  });
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} 8" preserveAspectRatio="none" role="img" aria-label=${spoken(quota, strings)}>${marks}</svg>`;
}

function spoken(quota: Quota, strings: Strings): string {
  const parts = partsOf(quota).map((part) => `${strings.parts[part]} ${formatMoney({ amount: quota[part], currency: quota.currency })}`);
  return `${strings.card.whereItIs(quota.quotaId)}: ${parts.join(strings.card.list)}`;
}

/** Parts that hold something, and always what is available. */
export function partsOf(quota: Quota): QuotaPart[] {
  return QUOTA_PARTS.filter((part) => part === 'available' || /[1-9]/.test(quota[part]));
}

export function legend(quota: Quota, strings: Strings): TemplateResult {
  return html`<dl class="legend">
    ${partsOf(quota).map(
      (part) => html`<div class="legend-part" data-hint=${strings.partHints[part]} tabindex="-1">
        <dt><svg class="mark" viewBox="0 0 8 8" aria-hidden="true"><rect class="part-${part}" width="8" height="8" rx="2"></rect></svg>${strings.parts[part]}</dt>
        <dd><bdi>${formatMoney({ amount: quota[part], currency: quota.currency })}</bdi></dd>
      </div>`,
    )}
  </dl>`;
}
