import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { dialog } from '../../kit/dialog.ts';
import type { DocumentReading } from '../../kit/document-reading.ts';
import { documentText } from '../../kit/document-text.ts';
import type { Reading } from './reading.ts';
import type { LaterStrings } from './strings/index.ts';

export interface ReadingParts {
  reading: Reading;
  document: DocumentReading;
  words: LaterStrings;
  retry: () => void;
  save: () => void;
  onClosed: () => void;
}

/** The text exactly as it was signed, in the language it was signed in. */
export function readingDialog({ reading, document, words, retry, save, onClosed }: ReadingParts): TemplateResult {
  const { signature, failure } = reading;
  const { reading: own } = words;
  const { title, locale, withdrawal } = signature;
  return dialog({
    id: 'reading',
    heading: words.named(title),
    closeLabel: words.close,
    isWide: true,
    isText: true,
    body: html`<p class="about">
        ${own.about} ${own.facts(words.version(signature.version), formatInstant(signature.signedAt), words.capacities[signature.capacity])} ·
        ${own.receiptNumber(signature.receiptNumber)}
      </p>
      ${withdrawal ? html`<p class="about">${own.withdrawn(formatInstant(withdrawal.at))}</p>` : nothing}
      ${failure ? html`<p role="alert">${own.failed(failure.requestId)} <button type="button" class="button" part="button" @click=${retry}>${own.retry}</button></p>` : nothing}
      ${reading.isThere || failure ? nothing : html`<p role="status">${own.loading}</p>`}
      ${reading.isThere ? documentText({ reading: document, locale, label: words.named(title), words: words.document }) : nothing}`,
    footer: html`<button type="button" class="button" part="button" @click=${save}>${actionIcons.download}${own.receipt}</button>`,
    mayClose: () => true,
    onClosed,
  });
}
