import { css, html, type TemplateResult } from 'lit';
import { stepAlong } from '../core/direction.ts';

export interface TabsParts<Name extends string> {
  label: string;
  tabs: readonly { name: Name; label: string }[];
  shown: Name;
  /** Id of what the tabs choose; each tab has the id `tab-<name>`. */
  controls: string;
  onShow: (name: Name) => void;
}

/** Tabs of the ARIA pattern: one tab stop; arrows, Home and End show another and go there. */
export function tabs<Name extends string>({ label, tabs: all, shown, controls, onShow }: TabsParts<Name>): TemplateResult {
  const show = (name: Name): void => {
    if (name !== shown) onShow(name);
  };
  const key = (event: KeyboardEvent): void => {
    const place = all.findIndex(({ name }) => name === shown);
    const along = stepAlong(event.key, event.currentTarget as Element);
    const to = along ? place + along : { Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[(to + all.length) % all.length];
    if (!next) return;
    event.preventDefault();
    show(next.name);
    (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return html`<div class="tabs" part="tabs" role="tablist" aria-label=${label} @keydown=${key}>
    ${all.map(
      ({ name, label: words }) => html`<button
        type="button"
        class="tab"
        role="tab"
        id="tab-${name}"
        aria-controls=${controls}
        aria-selected=${name === shown}
        tabindex=${name === shown ? 0 : -1}
        @click=${() => show(name)}
      >
        ${words}
      </button>`,
    )}
  </div>`;
}

export const tabStyles = css`
  .tabs {
    display: flex;
    align-items: center;
    gap: var(--_space-4);
    min-inline-size: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  .tab {
    position: relative;
    flex: none;
    min-block-size: max(40px, var(--_control));
    padding: 0 var(--_space-1);
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_text-secondary);
    white-space: nowrap;
    cursor: pointer;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab:focus-visible {
    outline-offset: -2px;
  }
  .tab[aria-selected='true'] {
    color: var(--_text);
    font-weight: var(--_font-weight-strong);
  }
  .tab[aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 0 0;
    block-size: 2px;
    background: var(--_accent);
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true']::after {
      background: Highlight;
    }
  }
`;
