import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../core/language.ts';
import { Later } from '../core/later.ts';
import { icons } from '../kit/icons.ts';
import type { ActsHost, CustomerActs } from './later/index.ts';
import type { Strings } from './strings/index.ts';

/** The way to what an administrator can do with a customer. What stands behind it comes with the first press. */
export class More {
  readonly #host: ActsHost;
  readonly #acts: Later<CustomerActs>;

  constructor(host: ActsHost) {
    this.#host = host;
    this.#acts = new Later(async () => new (await import('./later/index.ts')).CustomerActs(host), host.update);
  }

  /** Nothing where there is nothing to do: a reseller's customers are dissociated by the reseller alone (DOMAIN.md §2.1). */
  button(customerId: string, isOwn: boolean, language: Language, strings: Strings): unknown {
    const isOffered = isOwn && this.#host.session()?.allows('POST /v1/customers/:customerId/dissociation');
    if (!isOffered) return nothing;
    const label = strings.moreOf(customerId);
    const press = (event: Event): void => {
      const anchor = event.currentTarget as HTMLElement;
      void this.#acts.with((acts) => void acts.use(language).then(() => acts.toggle(anchor, label, customerId)));
    };
    return html`<button type="button" class="button quiet more" part="button button-quiet" aria-haspopup="menu" aria-expanded="false" aria-label=${label} @click=${press}>
        ${strings.more}${icons.more}
      </button>
      ${this.#acts.hasFailed ? html`<span class="quiet" role="alert">${strings.states.offline[0]}</span>` : nothing}`;
  }

  draw(): TemplateResult | typeof nothing {
    return this.#acts.part?.draw() ?? nothing;
  }

  /** Another customer is shown, or nobody. */
  leave(): void {
    this.#acts.part?.leave();
  }
}
