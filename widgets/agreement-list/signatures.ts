import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../core/formats.ts';
import { icons } from '../kit/icons.ts';
import { type Signature, stateOf } from './controller.ts';
import type { Strings } from './strings/index.ts';

export interface SignatureActs {
  view: (one: Signature) => void;
  saveReceipt: (one: Signature) => void;
  more: (one: Signature, anchor: HTMLElement) => void;
}

/** What came of a download, said where it was asked for. */
export interface Said {
  recordId: string;
  text: string;
  isBusy: boolean;
}

/** What was signed, newest first: rows where there is room, cards where there is not, by the same words. */
export function signaturesPart(signatures: readonly Signature[], strings: Strings, acts: SignatureActs, said: Said | null): TemplateResult {
  const { signatures: words } = strings;
  return html`<section class="part s-signatures" part="signatures" aria-labelledby="h-signatures">
    <h3 id="h-signatures" tabindex="-1">${words.heading}</h3>
    ${
      signatures.length === 0
        ? html`<p class="none">${words.none}</p>`
        : html`<ul class="cards">${signatures.map((one) => row(one, signatures, { strings, acts, said }))}</ul>`
    }
  </section>`;
}

interface RowParts {
  strings: Strings;
  acts: SignatureActs;
  said: Said | null;
}

function row(one: Signature, all: readonly Signature[], { strings, acts, said }: RowParts): TemplateResult {
  const { signatures: words } = strings;
  const state = stateOf(one, all);
  const version = strings.version(one.version);
  const own = said?.recordId === one.recordId ? said : null;
  return html`<li class="signature ${state}" data-record=${one.recordId}>
    <div class="name">
      <h4 lang=${one.locale}>${strings.named(one.title)}</h4>
      <p class="facts"><span>${version}</span><span class="chip" part="badge">${words.states[state]}</span></p>
    </div>
    <dl>
      ${fact('signed-at', words.signedAt, formatInstant(one.signedAt))} ${fact('receipt-number', words.receiptNumber, one.receiptNumber)}
    </dl>
    <div class="verbs">
      <button type="button" class="button" part="button" aria-label=${words.viewOf(one.title, version)} @click=${() => acts.view(one)}>${words.view}</button>
      <button
        type="button"
        class="button" part="button"
        aria-label=${words.receiptOf(one.title, version)}
        aria-disabled=${own?.isBusy ? 'true' : nothing}
        @click=${() => acts.saveReceipt(one)}
      >
        ${words.receipt}
      </button>
      <button
        type="button"
        class="button quiet icon" part="button button-quiet"
        aria-label=${words.more(one.title, version)}
        aria-haspopup="menu"
        aria-expanded="false"
        @click=${({ currentTarget }: Event) => acts.more(one, currentTarget as HTMLElement)}
      >
        ${icons.dots}
      </button>
    </div>
    ${one.withdrawal ? html`<p class="said">${words.withdrawnAt(formatInstant(one.withdrawal.at))} · ${strings.withdrawalReasons[one.withdrawal.reason]}</p>` : nothing}
    ${own ? html`<p class="said" role=${own.isBusy ? 'status' : 'alert'}>${own.text}</p>` : nothing}
  </li>`;
}

function fact(key: string, term: string, text: string): TemplateResult {
  return html`<div class="fact ${key}"><dt>${term}</dt><dd>${text}</dd></div>`;
}
