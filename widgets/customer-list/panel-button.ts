import { html, nothing, type TemplateResult } from 'lit';
import type { FirstContext } from './context.ts';

/** What floats over the list: the filters that are not in sight, and the columns. */
export type PanelName = 'filters' | 'columns';

/** Opens a panel below it. Once the panel is in the document, the browser opens and closes it by itself. */
export function panelButton({ around, strings }: FirstContext, name: PanelName, label: TemplateResult): TemplateResult {
  const load = (): void => void around.prefetch().then((part) => part?.panels.load());
  const open = (): void => void around.with((part) => setTimeout(() => part.panels.show(name)));
  return html`<button
    type="button"
    class="button tool panel-button" part="button"
    popovertarget=${around.part ? `panel-${name}` : nothing}
    aria-haspopup="dialog"
    aria-label=${name === 'columns' ? strings.arrange : nothing}
    @pointerenter=${load}
    @focus=${load}
    @click=${around.part ? nothing : open}
  >
    ${label}
  </button>`;
}
