import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentChange } from '../../../shared/values/agreement-document.ts';
import { formatCount } from '../../core/formats.ts';
import { documentContents } from '../../kit/document-contents.ts';
import type { DocumentReading } from '../../kit/document-reading.ts';
import { documentBlocks, documentText } from '../../kit/document-text.ts';
import type { Presented } from './presented.ts';
import type { SigningView } from './view.ts';

/** More headings than these are folded away where they stand above the text. */
const MANY = 3;

/** Where what changed stands beside the text; above it, it is folded away: the text is to be in sight as the dialog opens. */
const BESIDE = '(min-width: 900px)';

/** The text, and beside it (above it, where there is no room) what changed and its headings. */
export function text(presented: Presented, reading: DocumentReading, view: SigningView): TemplateResult {
  const { changes, agreement } = presented;
  const { words } = view;
  const hasContents = reading.headings.length > MANY;
  const label = words.named(agreement.title);
  return html`<div class="paper ${changes || hasContents ? 'with-guide' : ''}">
    ${
      changes || hasContents
        ? html`<div class="guide">
          ${changes ? changed(presented, reading, view) : nothing}
          ${
            hasContents
              ? html`<details class="fold contents-fold">
                <summary>${words.document.contents}</summary>
                ${documentContents({ reading, words: words.document })}
              </details>`
              : nothing
          }
        </div>`
        : nothing
    }
    <div class="reading" id="text" tabindex="-1">
      ${documentText({ reading, locale: agreement.locale, label, words: words.document, ...(changes && { changes: changes.changes }) })}
    </div>
  </div>`;
}

/** What changed, by heading; what stood there before on demand. */
function changed({ changes, agreement }: Presented, reading: DocumentReading, view: SigningView): TemplateResult | typeof nothing {
  if (!changes) return nothing;
  const { changes: own } = view.words;
  const { since, changes: all } = changes;
  const count = formatCount(all.length);
  const heading = since === null ? own.ofShown(count) : all.length === 0 ? own.none(since) : own.heading(since, count);
  if (all.length === 0) return html`<p class="unchanged">${heading}</p>`;
  return html`<details class="fold changes" ?open=${matchMedia(BESIDE).matches}>
    <summary>${heading}</summary>
    <p class="faint">${own.marked}</p>
    <ul>
      ${all.map((change) => one(change, reading, agreement.locale, view))}
    </ul>
  </details>`;
}

function one(
  { kind, headingId, heading, before }: DocumentChange,
  reading: DocumentReading,
  locale: Presented['agreement']['locale'],
  { words }: SigningView,
): TemplateResult {
  const { changes: own } = words;
  const name = heading || own.start;
  return html`<li>
    <span class="change-line"><span class="chip ${kind}" part="badge">${own.kinds[kind]}</span>
      ${
        headingId === null
          ? html`<span lang=${locale}>${name}</span>`
          : html`<button type="button" class="link" lang=${locale} @click=${() => void reading.goTo(headingId)}>${name}</button>`
      }
    </span>
    ${
      before.length > 0
        ? html`<details class="before"><summary>${own.before}</summary><div class="old-words">${documentBlocks(before, locale, words.document)}</div></details>`
        : nothing
    }
  </li>`;
}
