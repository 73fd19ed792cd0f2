import { css, html, type TemplateResult } from 'lit';

/** Ids are told apart by their ends: the middle is there to be read out, found and copied, but not seen. `hint` says more than the id. */
export function idText(id: string, hint: string = id): TemplateResult {
  if (id.length <= 16) return html`<span class="id" data-hint=${hint}>${id}</span>`;
  return html`<span class="id" data-hint=${hint}>${id.slice(0, 8)}<span class="id-middle">${id.slice(8, -6)}</span>${id.slice(-6)}</span>`;
}

export const idStyles = css`
  .id {
    user-select: all;
  }
  .id-middle,
  .id-middle::before {
    font-size: 0;
    line-height: 0;
  }
  .id-middle::before {
    content: '…';
    font-size: var(--_font-size);
  }
  .line + .line .id-middle::before {
    font-size: var(--_font-size-small);
  }
`;
