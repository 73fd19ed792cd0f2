import { html, type TemplateResult } from 'lit';
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/values/lists.ts';
import type { ExportWords } from './strings/zh-CN.ts';

/** In which format a file is wanted. */
export function formatChoice(chosen: ExportFormat, words: ExportWords, onChoose: (format: ExportFormat) => void): TemplateResult {
  return html`<fieldset class="formats">
    <legend>${words.format}</legend>
    ${EXPORT_FORMATS.map(
      (format) => html`<label class="option">
        <input type="radio" name="format" .checked=${chosen === format} @change=${() => onChoose(format)} />
        <span class="option-text"><b>${words.formats[format]}</b> <span class="option-more">${words.formatHints[format]}</span></span>
      </label>`,
    )}
  </fieldset>`;
}
