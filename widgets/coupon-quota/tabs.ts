import { html, type TemplateResult } from 'lit';
import { PANEL_VIEWS, type PanelViewName } from './context.ts';
import type { Strings } from './strings/index.ts';

export interface TabsParts {
  shown: PanelViewName;
  offered: readonly PanelViewName[];
  strings: Strings;
  show: (view: PanelViewName) => void;
}

/** What the panel can show; arrows go from one tab to the next. */
export function tabs({ shown, offered, strings, show }: TabsParts): TemplateResult {
  const views = PANEL_VIEWS.filter((view) => offered.includes(view));
  const key = (event: KeyboardEvent): void => {
    const place = views.indexOf(shown);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: views.length - 1 }[event.key];
    const view = to === undefined ? undefined : views[(to + views.length) % views.length];
    if (!view) return;
    event.preventDefault();
    show(view);
    (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${view}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${strings.viewsLabel} part="tabs" @keydown=${key}>
    ${views.map(
      (view) => html`<button
        type="button"
        class="tab"
        role="tab"
        id="tab-${view}"
        aria-controls="view"
        aria-selected=${view === shown}
        tabindex=${view === shown ? 0 : -1}
        @click=${() => show(view)}
      >
        ${strings.views[view]}
      </button>`,
    )}
  </div>`;
}
