import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import type { Failure } from '../../core/failure.ts';
import { formatCount } from '../../core/formats.ts';
import { Remote } from '../../core/remote.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import { textField } from '../../kit/field.ts';
import type { PanelContext } from '../context.ts';
import { failureLine } from '../money/draw.ts';
import type { MoneyStrings } from '../money/strings/index.ts';
import type { Names } from '../operation/names.ts';
import type { IssueDesk } from './desk.ts';
import { NO_OWN } from './model.ts';
import type { AskedLine } from './picks.ts';
import type { IssueStrings } from './strings/index.ts';
import { offerTemplate } from './template.ts';

type Found = AnswerOf<'POST /v1/customers/search'>;

const WAYS = ['search', 'paste', 'file'] as const;
type Way = (typeof WAYS)[number];

const TYPING_PAUSE_MILLISECONDS = 350;
const LONGEST_FILE = 1_400_000;

/** What the ways to name recipients stand on. */
export interface AddingParts {
  context: PanelContext;
  desk: IssueDesk;
  words: IssueStrings;
  money: MoneyStrings;
  names: Names;
}

/** Three ways to name recipients: by search, pasted line by line, or from a file. */
export class Adding {
  readonly #context: PanelContext;
  readonly #desk: IssueDesk;
  readonly #words: IssueStrings;
  readonly #money: MoneyStrings;
  readonly #names: Names;
  readonly #found: Remote<Found>;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #way: Way = 'search';
  #name = '';
  #pasted = '';
  #fileFailure: Failure | null = null;
  #isReading = false;

  constructor({ context, desk, words, money, names }: AddingParts) {
    this.#context = context;
    this.#desk = desk;
    this.#words = words;
    this.#money = money;
    this.#names = names;
    this.#found = new Remote(() => context.update());
  }

  /** What was looked for is somebody's name: it goes with the dialog. */
  forget(): void {
    clearTimeout(this.#typing);
    this.#found.reset();
    this.#name = '';
    this.#pasted = '';
    this.#fileFailure = null;
    this.#way = 'search';
  }

  draw(): TemplateResult {
    const { add } = this.#words;
    const pick = (way: Way) => (): void => {
      this.#way = way;
      this.#context.update();
    };
    return html`<div class="ways" role="group" aria-label=${add.label}>
        ${WAYS.map((way) => html`<button type="button" class="button" part="button" aria-pressed=${way === this.#way} @click=${pick(way)}>${add[way]}</button>`)}
      </div>
      ${failureLine(this.#desk.failure, this.#money)} ${this.#way === 'search' ? this.#search() : this.#way === 'paste' ? this.#paste() : this.#file()}
      ${this.#desk.isBusy || this.#isReading ? html`<p class="faint" role="status">${add.looking}</p>` : nothing}`;
  }

  #search(): TemplateResult {
    const { add } = this.#words;
    const { state, value } = this.#found;
    const isShort = this.#name.length > 0 && [...this.#name].length < 2;
    return html`${textField({
      id: 'issue-search',
      label: add.searchLabel,
      value: this.#name,
      maximumLength: 64,
      help: isShort ? add.searchHelp : undefined,
      onType: (text) => this.#type(text.trim()),
    })}
    ${state.status === 'failed' ? failureLine(state.failure, this.#money) : nothing}
    ${state.status === 'loading' && !value ? html`<p class="faint" role="status">${add.searching}</p>` : nothing}
    ${value && this.#name !== '' ? this.#results(value) : nothing}`;
  }

  #results({ customers, total }: Found): TemplateResult {
    const { add } = this.#words;
    if (customers.length === 0) return html`<p class="faint" role="status">${add.noMatch}</p>`;
    const chosen = new Set(this.#desk.recipients.map(({ customer }) => customer.customerId));
    return html`<ul class="parties">
        ${customers.map((row) => {
          const { customerId, partnerCustomerNo, customerName, accountName, accountManager, tags, isLookAlike } = row;
          const manager = accountManager && {
            operatorId: accountManager.operatorId,
            userId: accountManager.userId,
            name: accountManager.name,
          };
          const customer = { customerId, partnerCustomerNo, customerName, accountName, accountManager: manager, tags, isLookAlike };
          return html`<li class="picked">
            ${this.#names.face(customer)}
            ${
              this.#isReferralFor(row)
                ? html`<span class="faint">${this.#money.refusals['customer-not-agency-sale']?.[0]}</span>`
                : chosen.has(customerId)
                  ? html`<span class="faint">${add.picked}</span>`
                  : html`<button type="button" class="button icon" part="button" aria-label=${add.pick(customerId)} @click=${() => this.#desk.pick((picks) => picks.add(customer))}>${actionIcons.plus}</button>`
            }
          </li>`;
        })}
      </ul>
      ${total > customers.length ? html`<p class="faint">${add.more(formatCount(total))}</p>` : nothing}`;
  }

  /** 代金券 go to agency-sale customers only (R-ISS-6): said where they are looked for. */
  #isReferralFor({ associationType }: Found['customers'][number]): boolean {
    return this.#desk.quota?.asset === 'coupon' && associationType === 'referral';
  }

  #paste(): TemplateResult {
    const { add } = this.#words;
    const lines = linesOf(this.#pasted);
    const type = (event: Event): void => {
      this.#pasted = (event.target as HTMLTextAreaElement).value;
      this.#context.update();
    };
    const match = async (): Promise<void> => {
      await this.#desk.addLines(lines.map((text) => ({ text, ask: { text }, own: NO_OWN })));
      if (!this.#desk.failure) this.#pasted = '';
      this.#context.update();
    };
    return html`<div class="field" part="field">
        <label for="issue-paste">${add.pasteLabel}</label>
        <textarea class="input area" part="input" id="issue-paste" rows="8" spellcheck="false" autocomplete="off" .value=${this.#pasted} @input=${type}></textarea>
      </div>
      <button type="button" class="button" part="button" ?disabled=${lines.length === 0 || this.#desk.isBusy} @click=${() => void match()}>${add.pasteAct(formatCount(lines.length))}</button>`;
  }

  #file(): TemplateResult {
    const { add } = this.#words;
    const take = (event: Event): void => {
      const field = event.target as HTMLInputElement;
      const file = field.files?.[0];
      field.value = '';
      if (file) void this.#read(file);
    };
    return html`<div class="field" part="field">
        <label for="issue-file">${add.fileLabel}</label>
        <input class="file" id="issue-file" type="file" accept=".csv,.txt,text/csv,text/plain" aria-describedby="issue-file-help" @change=${take} />
        <span class="about-file" id="issue-file-help">${add.fileHelp}</span>
      </div>
      ${failureLine(this.#fileFailure, this.#money)}
      <button type="button" class="button quiet" part="button button-quiet" @click=${() => offerTemplate()}>${actionIcons.download}${add.template}</button>`;
  }

  #type(text: string): void {
    if (text === this.#name) return;
    this.#name = text;
    clearTimeout(this.#typing);
    if ([...text].length < 2) {
      this.#found.reset();
      this.#context.update();
      return;
    }
    this.#typing = setTimeout(() => void this.#find(text), TYPING_PAUSE_MILLISECONDS);
  }

  /** First as an id or a number, which is exact; else as a name. */
  async #find(text: string): Promise<void> {
    const { session } = this.#context;
    const from = this.#desk.quota?.reseller ? { indirectPartnerId: this.#desk.quota.reseller.partnerId } : {};
    const page = { page: { size: 20 as const, at: 'first' as const }, ...from };
    await this.#found.run(async (signal) => {
      const isId = /^[\w.:-]{3,128}$/.test(text);
      const exact = isId
        ? await session.call('POST /v1/customers/search', { body: { filter: { customerId: text }, ...page }, signal })
        : null;
      if (exact && (!exact.ok || exact.answer.total > 0)) return exact;
      return session.call('POST /v1/customers/search', { body: { filter: { customerName: text }, ...page }, signal });
    });
  }

  async #read(file: File): Promise<void> {
    this.#fileFailure = null;
    if (file.size > LONGEST_FILE) {
      this.#fileFailure = { code: 'batch-too-large', requestId: null, retryAfterSeconds: null };
      this.#context.update();
      return;
    }
    this.#isReading = true;
    this.#context.update();
    const content = await base64Of(file);
    const outcome = await ask(this.#context.session, 'POST /v1/coupons/recipients-file', { body: { content } });
    this.#isReading = false;
    if (!outcome.ok) {
      this.#fileFailure = outcome.failure;
      this.#context.update();
      return;
    }
    const hasOwnValues = outcome.answer.lines.some(({ faceValue }) => faceValue !== '');
    if (hasOwnValues) this.#desk.setTerms({ isOwnFaceValue: true });
    await this.#desk.addLines(outcome.answer.lines.map(toAsked));
  }
}

function toAsked(line: AnswerOf<'POST /v1/coupons/recipients-file'>['lines'][number]): AskedLine {
  const { customerId, partnerCustomerNo, faceValue, validFrom, validTo, customerNote, memo } = line;
  const ask = customerId !== null ? { customerId } : { partnerCustomerNo: partnerCustomerNo ?? '' };
  return { text: customerId ?? partnerCustomerNo ?? '', ask, own: { faceValue, validFrom, lastDay: validTo, customerNote, memo } };
}

function linesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += 8_192) text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  return btoa(text);
}
