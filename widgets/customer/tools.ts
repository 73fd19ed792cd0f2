import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../core/formats.ts';
import { icons } from '../kit/icons.ts';
import type { Strings } from './strings/index.ts';

export interface ToolParts {
  /** Null: there is no way back. */
  backHref: string | null;
  /** When the page's figures were asked for, milliseconds since 1970; null while there are none. */
  loadedAt: number | null;
  onBack: (event: MouseEvent) => void;
  onRefresh: () => void;
  /** The way to what can be done; nothing where there is none. */
  more: unknown;
}

/** Above the page: the way back, how old what is shown is, and what the host adds. */
export function tools({ backHref, loadedAt, onBack, onRefresh, more }: ToolParts, strings: Strings): TemplateResult {
  return html`<div class="tools no-print">
    ${backHref ? html`<a class="button quiet back" part="button button-quiet" href=${backHref} @click=${onBack}>${icons.previous}${strings.back}</a>` : nothing}
    ${
      loadedAt === null
        ? nothing
        : html`<span class="loaded quiet">${strings.loadedAt(formatInstant(new Date(loadedAt).toISOString()))}</span>
          <button type="button" class="button quiet" part="button button-quiet" @click=${onRefresh}>${strings.refresh}</button>
          <slot name="tools"></slot>${more}`
    }
  </div>`;
}
