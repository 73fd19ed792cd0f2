import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { DocumentBlock, DocumentChange, DocumentInline } from '../../shared/values/agreement-document.ts';
import type { Locale } from '../../shared/values/lists.ts';
import { directionOf } from '../core/language.ts';
import type { DocumentWords } from '../core/strings/document.zh-CN.ts';
import type { DocumentReading } from './document-reading.ts';

export { documentTextStyles } from './document-styles.ts';

export interface DocumentTextParts {
  reading: DocumentReading;
  /** Of the text. */
  locale: Locale;
  /** Its name, for those who hear it. */
  label: string;
  /** What changed since the version signed before: marked at the margin, with a word. */
  changes?: readonly DocumentChange[];
  words: DocumentWords;
}

type Mark = 'added' | 'changed';

/** How blocks are drawn: with what marks, and whether their headings can be gone to. */
interface Drawing {
  words: DocumentWords;
  /** Of blocks, by their position in the document. */
  blockMarks: ReadonlyMap<number, Mark>;
  /** Of the headings whose parts changed. */
  headingMarks: ReadonlyMap<string, Mark>;
  elementId: ((headingId: string) => string) | null;
}

/**
 * The text of an agreement, node by node: nothing of it is ever read as markup, links lead to https and mailto alone and open apart. Drawn
 * bit by bit, and out of sight not laid out, so that 200 KB leave the page answerable. Headings begin with h3: a dialog's own is h2.
 */
export function documentText({ reading, locale, label, changes = [], words }: DocumentTextParts): TemplateResult {
  const drawing = drawingOf(changes, words, (id) => reading.elementId(id));
  let at = 0;
  return html`<article class="document" part="document" lang=${locale} dir=${directionOf(locale)} aria-label=${label} @focusin=${reading.focused}>
    ${reading.drawnSlices().map((slice) => {
      const from = at;
      at += slice.length;
      return html`<div class="slice">
        ${guard([slice, changes, words], () => slice.map((block, index) => markedBlock(block, from + index, drawing)))}
      </div>`;
    })}
  </article>`;
}

/** Blocks by themselves, such as what stood there before; their headings cannot be gone to. */
export function documentBlocks(blocks: readonly DocumentBlock[], locale: Locale, words: DocumentWords): TemplateResult {
  const drawing = drawingOf([], words, null);
  return html`<div class="document" lang=${locale} dir=${directionOf(locale)}>${blocks.map((block) => drawBlock(block, drawing))}</div>`;
}

function drawingOf(changes: readonly DocumentChange[], words: DocumentWords, elementId: Drawing['elementId']): Drawing {
  const marked = changes.flatMap(({ kind, headingId, blocks }) => (kind === 'removed' ? [] : [{ kind, headingId, blocks }]));
  return {
    words,
    elementId,
    blockMarks: new Map(marked.flatMap(({ kind, blocks }) => blocks.map((block) => [block, kind] as const))),
    headingMarks: new Map(marked.flatMap(({ kind, headingId }) => (headingId === null ? [] : [[headingId, kind] as const]))),
  };
}

function markedBlock(block: DocumentBlock, index: number, drawing: Drawing): TemplateResult {
  const mark = drawing.blockMarks.get(index);
  if (!mark) return drawBlock(block, drawing);
  // A heading says the word itself, in sight.
  const word = block.kind === 'heading' ? nothing : html`<span class="unseen">${drawing.words[mark]}</span>`;
  return html`<div class="marked">${word}${drawBlock(block, drawing)}</div>`;
}

function drawBlock(block: DocumentBlock, drawing: Drawing): TemplateResult {
  switch (block.kind) {
    case 'heading':
      return drawHeading(block, drawing);
    case 'paragraph':
      return html`<p>${drawInlines(block.content, drawing)}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${item.map((inner) => drawBlock(inner, drawing))}</li>`);
      return block.isOrdered ? html`<ol start=${block.start}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'quote':
      return html`<blockquote>${block.blocks.map((inner) => drawBlock(inner, drawing))}</blockquote>`;
    case 'table':
      return drawTable(block, drawing);
    case 'rule':
      return html`<hr />`;
  }
}

function drawHeading({ id, level, content }: Extract<DocumentBlock, { kind: 'heading' }>, drawing: Drawing): TemplateResult {
  const mark = drawing.headingMarks.get(id);
  const inside = html`${drawInlines(content, drawing)}${mark ? html` <span class="mark">${drawing.words[mark]}</span>` : nothing}`;
  const elementId = drawing.elementId?.(id) ?? nothing;
  const tabindex = drawing.elementId ? -1 : nothing;
  switch (level) {
    case 1:
      return html`<h3 id=${elementId} tabindex=${tabindex}>${inside}</h3>`;
    case 2:
      return html`<h4 id=${elementId} tabindex=${tabindex}>${inside}</h4>`;
    case 3:
      return html`<h5 id=${elementId} tabindex=${tabindex}>${inside}</h5>`;
    case 4:
      return html`<h6 id=${elementId} tabindex=${tabindex}>${inside}</h6>`;
  }
}

function drawTable({ head, rows }: Extract<DocumentBlock, { kind: 'table' }>, drawing: Drawing): TemplateResult {
  return html`<div class="sideways" role="group" aria-label=${drawing.words.table} tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${drawInlines(cell, drawing)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${drawInlines(cell, drawing)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function drawInlines(inlines: readonly DocumentInline[], drawing: Drawing): unknown[] {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return inline.text;
      case 'strong':
        return html`<strong>${drawInlines(inline.content, drawing)}</strong>`;
      case 'emphasis':
        return html`<em>${drawInlines(inline.content, drawing)}</em>`;
      case 'link':
        return drawLink(inline, drawing);
      default:
        return html`<br />`;
    }
  });
}

/** What is no web or mail address is text: whoever rendered it, nothing that runs comes in here. */
function drawLink({ href, content }: Extract<DocumentInline, { kind: 'link' }>, drawing: Drawing): unknown {
  const inside = drawInlines(content, drawing);
  if (/^mailto:[^\s?]+$/.test(href)) return html`<a href=${href}>${inside}</a>`;
  if (!/^https:\/\/[^\s\\]+$/.test(href)) return inside;
  return html`<a class="apart" href=${href} target="_blank" rel="noopener noreferrer">${inside}<span class="unseen">${drawing.words.newTab}</span></a>`;
}
