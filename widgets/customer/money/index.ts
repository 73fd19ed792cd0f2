import { html, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import { formatInstant, formatMoney } from '../../core/formats.ts';
import type { Language } from '../../core/language.ts';
import type { SectionHost, Whose } from '../late-section.ts';
import { rows } from '../section.ts';
import { SectionPart } from '../section-part.ts';
import type { Strings } from '../strings/index.ts';
import { loadMoneySectionStrings, type MoneySectionStrings } from './strings/index.ts';

type Answer = AnswerOf<'POST /v1/accounts/adjustments'>;
type Adjustment = Answer['records'][number];

/** Most that stand on the page, newest first. */
const MOST = 10;

/** Money that was allocated to the customer whose page it is, and came back (DOMAIN.md §6): the newest balance first, then what made it. */
export class CustomerMoney extends SectionPart<MoneySectionStrings, Answer> {
  readonly #session: SectionHost['session'];

  constructor(host: SectionHost) {
    super(host, 'money');
    this.#session = host.session;
  }

  protected override learn(language: Language): Promise<MoneySectionStrings> {
    return loadMoneySectionStrings(language);
  }

  protected override async ask({ customerId, indirectPartnerId }: Whose): Promise<Answer | null> {
    const session = this.#session();
    if (!session) return null;
    const body = { customerId, size: MOST, ...(indirectPartnerId && { indirectPartnerId }) };
    const outcome = await ask(session, 'POST /v1/accounts/adjustments', { body });
    return outcome.ok ? outcome.answer : null;
  }

  /** Most customers were never given money: for them there is no section. */
  protected override content({ records, total }: Answer, words: MoneySectionStrings, rowWords: Strings['rows']) {
    if (total === 0) return null;
    const currencies = new Set(records.map(({ currency }) => currency));
    // Currencies are never added together: each has its own newest balance.
    const newest = [...currencies].flatMap((one) => records.find(({ currency }) => currency === one) ?? []);
    const lines = records.map((record) => adjustmentRow(record, words));
    return { body: html`${newest.map((record) => balance(record, words))}${rows('money', lines, total, rowWords)}` };
  }
}

/** What was spent since is not in it, so that it says as of when. */
function balance({ balanceAfter, currency, at }: Adjustment, words: MoneySectionStrings): TemplateResult {
  return html`<p class="figure">${formatMoney({ amount: balanceAfter, currency })}</p>
    <p class="quiet">${words.after(formatInstant(at))}</p>`;
}

function adjustmentRow({ type, amount, currency, at, by, balanceAfter }: Adjustment, words: MoneySectionStrings): TemplateResult {
  const money = (text: string): string => formatMoney({ amount: text, currency });
  const who = [words.doers[by.kind], by.userId].filter(Boolean).join(' ');
  return html`<li>
    <span class="row-main">
      <span class="text">${words.types[type]}</span>
      <span class="quiet"><bdi>${formatInstant(at)}</bdi> · ${who}</span>
    </span>
    <span class="row-end">
      <span class="text">${type === 'allocation' ? `+${money(amount)}` : money(`-${amount}`)}</span>
      <span class="quiet">${words.left(money(balanceAfter))}</span>
    </span>
  </li>`;
}
