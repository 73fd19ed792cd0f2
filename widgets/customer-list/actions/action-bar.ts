import { html, nothing } from 'lit';
import type { AroundStrings } from '../around/strings/zh-CN.ts';
import type { ListContext } from '../context.ts';
import { rowVerbs } from '../selection.ts';

/** How many are picked and what can be done to them; it lies over the row above the table, which therefore stays where it is. */
export function actionBar(context: ListContext, { selection: words }: AroundStrings): unknown {
  const { actions, strings } = context;
  const { picks } = actions;
  if (actions.hasFailed) return html`<p class="action-failure" role="alert">${strings.selection.unloadable}</p>`;
  if (picks.count === 0) return nothing;
  return html`<div class="action-bar" role="group" aria-label=${words.bar}>
    <span class="picked-count" role="status">${words.count(picks.count)}${picks.isRefusing ? html` <span class="picked-full">${words.full}</span>` : nothing}</span>
    ${rowVerbs(context).map(
      (verb) =>
        html`<button type="button" class="button" part="button" aria-haspopup="dialog" @click=${() => void actions.open(context, verb, picks.rows)}>${strings.selection.verbs[verb]}</button>`,
    )}
    <button type="button" class="button quiet clear-picks" part="button button-quiet" @click=${() => actions.picks.clear()}>${words.clear}</button>
  </div>`;
}
