import { html, nothing, type TemplateResult } from 'lit';
import { noticeIcons } from '../../kit/notice-icons.ts';
import { passOnAddress } from '../address.ts';
import type { SigningStrings } from './strings/index.ts';

export interface PassOnParts {
  code: string;
  title: string;
  words: SigningStrings;
  announce: (text: string) => void;
}

/** Somebody else signs: a link to give to them, which names the agreement and nobody. */
export class PassOn {
  readonly #template: () => string | null;
  readonly #update: () => void;
  isOpen = false;
  #said = '';

  constructor(template: () => string | null, update: () => void) {
    this.#template = template;
    this.#update = update;
  }

  toggle(isOpen = !this.isOpen): void {
    this.isOpen = isOpen;
    this.#said = '';
    this.#update();
  }

  draw({ code, title, words, announce }: PassOnParts): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    const { passOn: own } = words;
    const address = passOnAddress(this.#template(), code, location.href);
    const mail = `mailto:?subject=${encodeURIComponent(own.subject(title))}&body=${encodeURIComponent(own.body(title, address))}`;
    const copy = (event: Event): void => void this.#copy(address, event.currentTarget as Element, words, announce);
    const share = (): void => void navigator.share({ title: own.subject(title), url: address }).catch(() => {});
    return html`<section class="pass-on" id="pass-on" aria-label=${own.heading}>
      <p>${own.about}</p>
      <div class="field" part="field">
        <label for="pass-on-link">${own.link}</label>
        <input class="input" part="input" id="pass-on-link" type="text" readonly .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
      </div>
      <div class="pass-on-acts">
        <button type="button" class="button" part="button" @click=${copy}>${noticeIcons.copy}${own.copy}</button>
        <a class="button" part="button" href=${mail}>${own.mail}</a>
        ${'share' in navigator ? html`<button type="button" class="button" part="button" @click=${share}>${own.share}</button>` : nothing}
        <span class="said">${this.#said}</span>
      </div>
    </section>`;
  }

  async #copy(address: string, button: Element, words: SigningStrings, announce: (text: string) => void): Promise<void> {
    const isCopied = await Promise.resolve(navigator.clipboard?.writeText(address).then(() => true)).catch(() => false);
    this.#said = isCopied ? words.passOn.copied : words.passOn.notCopied;
    if (!isCopied) button.closest('.pass-on')?.querySelector<HTMLInputElement>('input')?.focus();
    announce(this.#said);
    this.#update();
  }
}
