import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../core/formats.ts';
import { dialog } from '../kit/dialog.ts';
import { actionName, actorName, detailText, secondsOf } from './columns.ts';
import type { AuditRow } from './query.ts';
import type { Strings } from './strings/index.ts';

function fact(label: string, content: unknown): TemplateResult {
  return html`<div class="fact"><dt>${label}</dt><dd>${content}</dd></div>`;
}

/** All that a record says, in a dialog. */
export function detailDialog(row: AuditRow, strings: Strings, on: { closed: () => void; copy: (text: string) => void }): TemplateResult {
  const { detail: words, columns } = strings;
  const details = Object.entries(row.details);
  return dialog({
    id: 'record',
    heading: words.heading(formatCount(row.sequence)),
    closeLabel: words.close,
    isText: true,
    mayClose: () => true,
    onClosed: on.closed,
    footer: html`<button type="button" class="button" part="button" @click=${() => on.copy(row.requestId)}>${words.copyRequest}</button>`,
    body: html`<dl class="facts">
      ${fact(columns.at, html`<bdi>${formatInstant(row.at)}${secondsOf(row.at)}</bdi>`)}
      ${fact(columns.actor, html`${actorName(row)}<span class="faint"> · ${strings.actors[row.actor.kind]}</span>`)}
      ${fact(columns.action, html`${actionName(row, strings)}<span class="faint code"> ${row.action}</span>`)}
      ${fact(columns.outcome, strings.outcomes[row.outcome])}
      ${row.refusal === null ? nothing : fact(words.refusal, html`<span class="code">${row.refusal}</span>`)}
      ${fact(
        row.targets.length > 1 ? `${words.targets} (${formatCount(row.targets.length)})` : words.targets,
        row.targets.length === 0
          ? words.none
          : html`<ul class="targets">${row.targets.map((target) => html`<li class="code">${target}</li>`)}</ul>`,
      )}
      ${fact(
        columns.details,
        details.length === 0
          ? words.none
          : html`<ul class="targets">${details.map(([name, value]) => html`<li>${detailText(name, value, strings)}</li>`)}</ul>`,
      )}
      ${row.sessionId === null ? nothing : fact(words.session, html`<span class="code">${row.sessionId}</span>`)}
      ${fact(words.request, html`<span class="code">${row.requestId}</span>`)}
      ${fact(words.hash, html`<span class="code">${row.hash}</span><span class="note">${words.hashNote}</span>`)}
    </dl>`,
  });
}
