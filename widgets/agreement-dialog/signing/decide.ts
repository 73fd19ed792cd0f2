import { html, nothing, type TemplateResult } from 'lit';
import { SIGNING_CAPACITIES, type SigningCapacity } from '../../../shared/values/agreement-lists.ts';
import { formatCount } from '../../core/formats.ts';
import { nextSection } from '../../kit/document-contents.ts';
import type { DocumentReading } from '../../kit/document-reading.ts';
import { resultNotice } from '../../kit/toast.ts';
import type { Presented } from './presented.ts';
import { refusalText, type SigningView } from './view.ts';

/** The one decision, always in sight: the box, in what capacity, and Sign. Sign is never disabled: what is missing is said where it is missing. */
export function decide(presented: Presented, reading: DocumentReading, view: SigningView): TemplateResult {
  const { desk, words } = view;
  const problems = desk.isDemanded ? desk.problems : [];
  return html`<div class="decide">
    ${failure(view)}
    ${desk.hasSections ? sections(reading, problems.includes('sections'), view) : nothing}
    ${agree(presented, problems.includes('agree'), view)}
    <div class="decide-row">
      ${capacity(problems.includes('capacity'), view)}
      <span class="verbs">
        <button type="button" class="button" part="button" ?disabled=${desk.isSending} @click=${view.acts.later}>${words.later}</button>
        <button type="button" class="button primary sign" part="button button-primary" aria-disabled=${desk.isSending} @click=${view.acts.sign}>${verb(view)}</button>
      </span>
    </div>
  </div>`;
}

function verb({ desk, words, isExpired }: SigningView): string {
  if (desk.isSending) return words.signing;
  if (desk.failure && isExpired) return words.resume;
  return desk.isUnclear ? words.again : words.sign;
}

/** What went wrong takes the focus: it is read out before anything else. */
function failure({ desk, words, isExpired }: SigningView): TemplateResult | typeof nothing {
  if (!desk.failure) return nothing;
  const text = isExpired
    ? words.states.expired.join(' · ')
    : desk.isUnclear
      ? words.unclear
      : refusalText(desk.failure, desk.failedAt, words);
  return html`<div id="refused" tabindex="-1">${resultNotice({ kind: isExpired || desk.isUnclear ? 'partial' : 'refused', text })}</div>`;
}

function sections(reading: DocumentReading, isDemanded: boolean, { words, acts }: SigningView): TemplateResult {
  const missing = reading.headings.length - reading.reachedCount;
  return html`<div class="sections ${isDemanded ? 'is-demanded' : ''}">
    ${nextSection({ reading, words: words.document, say: acts.announce })}
    ${isDemanded ? html`<p class="problem" id="sections-problem">${words.sectionsProblem(formatCount(missing))}</p>` : nothing}
  </div>`;
}

function agree({ agreement: { title } }: Presented, isDemanded: boolean, { desk, words, acts }: SigningView): TemplateResult {
  const isFrozen = desk.isSending || desk.isUnclear;
  const tick = (event: Event): void => desk.tick((event.target as HTMLInputElement).checked);
  const toText = (event: Event): void => {
    event.preventDefault();
    acts.focus('#text');
  };
  return html`<div class="agree">
    <label class="check" part="checkbox" for="agree">
      <input
        type="checkbox"
        id="agree"
        .checked=${desk.isTicked}
        ?disabled=${isFrozen}
        aria-required="true"
        aria-invalid=${isDemanded ? 'true' : nothing}
        aria-describedby=${isDemanded ? 'agree-problem' : nothing}
        @change=${tick}
      />
      <span class="check-label">${words.agree}<a class="link" href="#text" @click=${toText}>${words.named(title)}</a></span>
    </label>
    ${isDemanded ? html`<p class="problem" id="agree-problem">${words.agreeProblem}</p>` : nothing}
  </div>`;
}

function capacity(isDemanded: boolean, { desk, words }: SigningView): TemplateResult {
  const chosen = desk.capacity ?? '';
  const choose = (event: Event): void => desk.choose(((event.target as HTMLSelectElement).value || null) as SigningCapacity | null);
  const option = (value: string, label: string): TemplateResult =>
    html`<option value=${value} .selected=${value === chosen}>${label}</option>`;
  return html`<div class="capacity">
    <label for="capacity">${words.capacity}</label>
    <select
      class="input" part="input"
      id="capacity"
      ?disabled=${desk.isSending || desk.isUnclear}
      aria-required="true"
      aria-invalid=${isDemanded ? 'true' : nothing}
      aria-describedby=${isDemanded ? 'capacity-problem' : 'capacity-help'}
      @change=${choose}
    >
      ${option('', words.choose)}${SIGNING_CAPACITIES.map((one) => option(one, words.capacities[one]))}
    </select>
    ${isDemanded ? html`<p class="problem" id="capacity-problem">${words.capacityProblem}</p>` : html`<span class="unseen" id="capacity-help">${words.capacityHelp}</span>`}
  </div>`;
}
