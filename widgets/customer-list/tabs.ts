import { html, type TemplateResult } from 'lit';
import type { FirstContext } from './context.ts';

/** A distributor's own customers, or those of its resellers (DOMAIN.md §2.1); arrows go from one to the other. */
export function tabs({ controller, strings }: FirstContext): TemplateResult {
  const words = strings.tabs;
  const show = (isOfResellers: boolean): void => {
    if (isOfResellers !== controller.isOfResellers) controller.showCustomersOf(isOfResellers ? 'all' : '');
  };
  const key = (event: KeyboardEvent): void => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const [own, resellers] = (event.currentTarget as Element).querySelectorAll<HTMLElement>('.tab');
    const isToResellers = event.key === 'End' || (event.key !== 'Home' && !controller.isOfResellers);
    show(isToResellers);
    (isToResellers ? resellers : own)?.focus();
  };
  const tab = (isOfResellers: boolean, label: string): TemplateResult => {
    const isSelected = controller.isOfResellers === isOfResellers;
    return html`<button
      type="button"
      class="tab"
      role="tab"
      id=${isOfResellers ? 'tab-resellers' : 'tab-own'}
      aria-controls="rows"
      aria-selected=${isSelected}
      tabindex=${isSelected ? 0 : -1}
      @click=${() => show(isOfResellers)}
    >
      ${label}
    </button>`;
  };
  return html`<div class="tabs" role="tablist" aria-label=${words.label} @keydown=${key}>${tab(false, words.own)}${tab(true, words.resellers)}</div>`;
}
