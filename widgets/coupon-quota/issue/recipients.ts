import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatInstant } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { refusalText } from '../money/draw.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import type { Names } from '../operation/names.ts';
import type { Adding } from './adding.ts';
import type { IssueDesk } from './desk.ts';
import type { OpenLine } from './picks.ts';
import type { IssueStrings } from './strings/index.ts';

export interface StepParts {
  desk: IssueDesk;
  adding: Adding;
  names: Names;
  words: IssueStrings;
  money: MoneyStrings;
}

/** More would make the page long without telling more; all of them are counted. */
const SHOWN = 100;

/** First step: who gets a coupon. What does not fit stands apart, so that nothing is left out silently. */
export function recipientsStep(parts: StepParts): TemplateResult {
  const { desk, adding, words, names } = parts;
  return html`${foundDraft(parts)}
    <div class="two-columns">
      <section class="adding" aria-label=${words.add.label}>${adding.draw()}</section>
      <section class="chosen" aria-live="polite">
        <h3>${words.chosen.title(formatCount(desk.recipients.length))}
          ${desk.recipients.length > 1 ? html`<button type="button" class="button quiet" part="button button-quiet" @click=${() => desk.pick((picks) => picks.clear())}>${words.chosen.removeAll}</button>` : nothing}
        </h3>
        ${desk.isDemanded && desk.recipients.length === 0 ? html`<p class="problem" role="alert">${words.chosen.demand}</p>` : nothing}
        ${desk.recipients.length === 0 ? html`<p class="faint">${words.chosen.none}</p>` : nothing}
        ${desk.isJob ? html`<p class="faint">${words.chosen.isJob}</p>` : nothing} ${openLines(parts)}
        <ul class="parties">
          ${desk.recipients.slice(0, SHOWN).map(
            ({ customer }) => html`<li class="picked">
              ${names.face(customer)}
              <button type="button" class="button quiet icon" part="button button-quiet" aria-label=${words.chosen.remove(customer.customerId)} @click=${() => desk.pick((picks) => picks.remove(new Set([customer.customerId])))}>
                ${actionIcons.close}
              </button>
            </li>`,
          )}
        </ul>
        ${desk.recipients.length > SHOWN ? html`<p class="faint">${words.confirm.listed(formatCount(SHOWN), formatCount(desk.recipients.length))}</p>` : nothing}
      </section>
    </div>
    ${names.bar()}`;
}

function foundDraft({ desk, words }: StepParts): unknown {
  const { found } = desk;
  if (!found) return nothing;
  return html`<div class="found" role="status">
    <span>${words.found.text(formatCount(found.draft.recipients.length), formatInstant(found.savedAt))}</span>
    <button type="button" class="button" part="button" @click=${() => void desk.goOn()}>${words.found.goOn}</button>
    <button type="button" class="button quiet" part="button button-quiet" @click=${() => desk.forgetFound()}>${words.found.forget}</button>
  </div>`;
}

function openLines(parts: StepParts): unknown {
  const { desk, words } = parts;
  if (desk.open.length === 0) return nothing;
  return html`<details class="open-lines" open>
    <summary>${words.open.title(formatCount(desk.open.length))}</summary>
    <p class="faint">${words.open.about}</p>
    <ul class="parties">
      ${desk.open.slice(0, SHOWN).map((line) => openLine(line, parts))}
    </ul>
    <button type="button" class="button quiet" part="button button-quiet" @click=${() => desk.pick((picks) => picks.skipAll())}>${words.open.skipAll}</button>
  </details>`;
}

function openLine(open: OpenLine, { desk, words, money, names }: StepParts): TemplateResult {
  const { line, text } = open;
  const why = line.refusal ? refusalText(line.refusal, money) : words.open.results[line.result];
  return html`<li>
    <div class="open-head">
      <span class="open-text">${line.customer ? names.face(line.customer) : text}</span>
      <button type="button" class="button quiet icon" part="button button-quiet" aria-label="${words.open.skip} ${text}" @click=${() => desk.pick((picks) => picks.skip(open))}>${actionIcons.close}</button>
    </div>
    <p class="problem">${why}</p>
    ${line.candidates.map(
      (customer) => html`<div class="candidate">
        ${names.face(customer)}
        <button type="button" class="button" part="button" @click=${() => desk.pick((picks) => picks.settle(open, customer))}>${words.open.choose}</button>
      </div>`,
    )}
  </li>`;
}
