import { html, type TemplateResult } from 'lit';
import type { ChartParts, SourcePart } from './parts.ts';
import { centWords, missingWords, moneyWords, shareWords } from './words.ts';

/** Amount, to the cent with every digit in its hint and in the table, and share as they stand beside a part; what is missing in the amount stands below it. */
export function partFacts({ amount, unstatedLines, share }: SourcePart, parts: ChartParts): TemplateResult {
  return html`<span class="chart-part-amount"><span title=${moneyWords(amount, parts)}>${centWords(amount, parts)}</span>
      <span class="chart-part-missing">${missingWords(amount, unstatedLines, parts)}</span></span>
    <span class="chart-part-share">${shareWords(share, parts)}</span>`;
}
