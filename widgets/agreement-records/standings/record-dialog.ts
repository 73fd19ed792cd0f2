import { html, nothing, type TemplateResult } from 'lit';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import { formatInstant } from '../../core/formats.ts';
import { actionIcons } from '../../kit/action-icons.ts';
import type { FacedCustomer } from '../../kit/customer-face.ts';
import { dialog } from '../../kit/dialog.ts';
import type { Names } from '../../kit/names.ts';
import type { RecordsContext } from '../context.ts';
import { fact } from '../fact.ts';
import { Files } from '../files.ts';
import { Reading } from './reading.ts';
import { type ReceiptFormat, type SignatureOf, saveReceipt } from './receipts.ts';
import type { StandingsStrings } from './strings/index.ts';

type Signature = AnswerOf<'GET /v1/agreements/signatures/:recordId'>['signature'];

/** Whose signature it is, as the row says it; the rest comes with the text. */
export interface Signed extends SignatureOf {
  face: FacedCustomer;
  title: string;
}

/** One signature: who, in what capacity, when, its place in the chain, and the text exactly as it was signed; with the receipt to download. */
export class RecordDialog {
  readonly #context: RecordsContext;
  readonly #words: StandingsStrings;
  readonly #names: Names;
  readonly #files: Files;
  readonly #reading: Reading<AnswerOf<'GET /v1/agreements/signatures/:recordId'>>;
  #signed: Signed | null = null;

  constructor(context: RecordsContext, words: StandingsStrings, names: Names) {
    this.#context = context;
    this.#words = words;
    this.#names = names;
    this.#files = new Files(context);
    this.#reading = new Reading(context, () => words.document);
  }

  open(signed: Signed): void {
    this.#signed = signed;
    this.#files.forget();
    const { recordId, indirectPartnerId } = signed;
    const request = { params: { recordId }, query: indirectPartnerId ? { indirectPartnerId } : {} };
    this.#reading.open((signal) => this.#context.session.call('GET /v1/agreements/signatures/:recordId', { ...request, signal }));
  }

  draw(): TemplateResult | typeof nothing {
    const signed = this.#signed;
    if (!signed) return nothing;
    const { strings } = this.#context;
    const signature = this.#reading.answer?.signature ?? null;
    return dialog({
      id: 'record',
      heading: this.#words.record.heading(this.#words.named(signature?.title ?? signed.title)),
      closeLabel: strings.close,
      isWide: true,
      isText: true,
      mayClose: () => true,
      onClosed: () => {
        this.#signed = null;
        this.#reading.close();
        this.#context.update();
      },
      body: html`${this.#files.line(strings.act)}
        <dl class="facts signature-facts">
          ${fact(this.#words.record.customer, html`<span class="record-face">${this.#names.face(signed.face)}</span>${this.#names.bar()}`)}
          ${fact(this.#words.record.receipt, html`<span class="code">${signed.receiptNumber}</span>`)}
          ${signature ? this.#facts(signature) : nothing}
        </dl>
        ${signature ? html`<p class="about">${this.#words.record.about}</p>` : nothing}
        ${this.#reading.draw(signature?.locale ?? this.#context.locale, this.#words.record.text)}`,
      footer: html`${this.#receipt(signed, 'json')}${this.#receipt(signed, 'html')}`,
    });
  }

  #facts(signature: Signature): TemplateResult {
    const { record, capacities, reasons, version } = this.#words;
    const { withdrawal } = signature;
    const { zone } = this.#context.strings;
    return html`${fact(record.version, html`${version(String(signature.version))} · ${this.#words.locales[signature.locale]}`)}
      ${fact(record.signedAt, html`<bdi>${formatInstant(signature.signedAt)} (${zone})</bdi>`)}
      ${fact(record.capacity, html`${capacities[signature.capacity]}<span class="faint">${record.stated}</span>`)}
      ${fact(record.person, signature.personId ?? html`<span class="faint">${record.noPerson}</span>`)}
      ${fact(record.chain, html`${record.place(String(signature.sequence))}<br /><span class="code">${signature.hash}</span>`)}
      ${withdrawal ? fact(record.withdrawal, html`<span class="chip warning" part="badge">${record.withdrawn(formatInstant(withdrawal.at), reasons[withdrawal.reason])}</span>`) : nothing}`;
  }

  #receipt(signed: Signed, format: ReceiptFormat): TemplateResult {
    return html`<button type="button" class="button ${format === 'html' ? 'primary' : ''}" part="button ${format === 'html' ? 'button-primary' : ''}" @click=${() => void saveReceipt(this.#context, this.#files, signed, format)}>
      ${actionIcons.download}${this.#words.menu[format]}
    </button>`;
  }
}
