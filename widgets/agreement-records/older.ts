import { html, nothing, type TemplateResult } from 'lit';

interface OlderParts {
  list: { hasOlder: boolean; isLoadingOlder: boolean; hasOlderFailed: boolean; loadOlder: () => Promise<void> };
  words: { more: string; loadingMore: string; moreFailed: string; end: string };
}

/** Below a list that grows: the way to older rows, or that there are none. */
export function olderRows({ list, words }: OlderParts): TemplateResult {
  if (!list.hasOlder) return html`<span>${words.end}</span>`;
  return html`${list.hasOlderFailed ? html`<span role="alert">${words.moreFailed}</span>` : nothing}
    <button type="button" class="button" part="button" aria-disabled=${list.isLoadingOlder} @click=${() => void list.loadOlder()}>
      ${list.isLoadingOlder ? words.loadingMore : words.more}
    </button>`;
}
