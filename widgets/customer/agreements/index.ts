import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import { formatDeadline, formatInstant } from '../../core/formats.ts';
import type { Language } from '../../core/language.ts';
import { saveFile } from '../../kit/exports/save-file.ts';
import type { SectionHost, Whose } from '../late-section.ts';
import { rows } from '../section.ts';
import { SectionPart } from '../section-part.ts';
import type { Strings } from '../strings/index.ts';
import { type AgreementSectionStrings, loadAgreementSectionStrings } from './strings/index.ts';

type Standing = AnswerOf<'GET /v1/customers/:customerId/agreements'>['standings'][number];

/** Where the customer whose page it is stands with each agreement that is meant for it (DOMAIN.md §5.1): what to sign first, then what is signed. */
export class CustomerAgreements extends SectionPart<AgreementSectionStrings, Standing[]> {
  readonly #host: SectionHost;
  #whose: Whose | null = null;
  #hasDownloadFailed = false;

  constructor(host: SectionHost) {
    super(host, 'agreements');
    this.#host = host;
  }

  protected override learn(language: Language): Promise<AgreementSectionStrings> {
    return loadAgreementSectionStrings(language);
  }

  protected override async ask(whose: Whose): Promise<Standing[] | null> {
    this.#whose = whose;
    this.#hasDownloadFailed = false;
    const session = this.#host.session();
    if (!session) return null;
    const { customerId, indirectPartnerId } = whose;
    const query = indirectPartnerId === null ? {} : { indirectPartnerId };
    const outcome = await ask(session, 'GET /v1/customers/:customerId/agreements', { params: { customerId }, query });
    return outcome.ok ? [...outcome.answer.standings].sort((one, other) => ORDER[one.state] - ORDER[other.state]) : null;
  }

  protected override content(standings: Standing[], words: AgreementSectionStrings, rowWords: Strings['rows']) {
    if (standings.length === 0) return { body: html`<p class="quiet">${words.none}</p>` };
    const lines = standings.map((standing) => row(standing, words, () => void this.#save(standing)));
    const failed = this.#hasDownloadFailed ? html`<p class="quiet" role="alert">${words.textFailed}</p>` : nothing;
    return { body: html`${rows('agreements', lines, lines.length, rowWords)}${failed}` };
  }

  /** The text of the version that counts now, to be read and printed. */
  async #save({ code, version }: Standing): Promise<void> {
    const session = this.#host.session();
    if (!session || !this.#whose) return;
    const { indirectPartnerId } = this.#whose;
    const query = indirectPartnerId === null ? {} : { indirectPartnerId };
    const params = { code, version: String(version) };
    const outcome = await session.download('GET /v1/agreements/:code/versions/:version/file', { params, query }).catch(() => null);
    this.#hasDownloadFailed = !outcome?.ok;
    if (outcome?.ok) saveFile(outcome.answer, `${code}-v${version}.html`);
    this.#host.update();
  }
}

const ORDER: Readonly<Record<Standing['state'], number>> = { overdue: 0, pending: 1, signed: 2 };

function row(standing: Standing, words: AgreementSectionStrings, save: () => void): TemplateResult {
  const { title, version, state, isRequired } = standing;
  return html`<li>
    <span class="row-main">
      <span class="text">${words.named(title)}</span>
      <span class="quiet">${words.version(version)}${isRequired ? '' : ` · ${words.optional}`}</span>
      <span class="quiet">${signedWords(standing, words)}</span>
    </span>
    <span class="row-end">
      <span class="chip ${state === 'overdue' ? 'warning' : ''}" part="badge">${words.states[state]}</span>
      ${dueWords(standing, words)}
      <button type="button" class="button quiet no-print" part="button button-quiet" aria-label=${words.textOf(title, words.version(version))} @click=${save}>${words.text}</button>
    </span>
  </li>`;
}

function signedWords({ signed }: Standing, words: AgreementSectionStrings): string {
  if (signed === null) return words.never;
  const version = words.version(signed.version);
  if (signed.isWithdrawn) return words.withdrawn(version);
  return words.signed(version, formatInstant(signed.at), words.capacities[signed.capacity], signed.receiptNumber);
}

function dueWords({ state, dueAt }: Standing, words: AgreementSectionStrings): unknown {
  if (dueAt === null || state === 'signed') return nothing;
  const at = formatDeadline(dueAt);
  return html`<span class="quiet">${state === 'overdue' ? words.overdue(at) : words.due(at)}</span>`;
}
