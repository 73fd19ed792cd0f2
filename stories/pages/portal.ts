import '../../widgets/index.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { SANDBOX_BASE_URL, type Sandbox } from '../../bff/sandbox/index.ts';
import type { Say } from '../foundations/say.ts';
import { type Look, sheetOf } from './looks.ts';

export const OPERATOR_PAGES = ['customers', 'coupons', 'consumption', 'agreements'] as const;
export const CUSTOMER_PAGES = ['partner', 'signatures', 'usage'] as const;
export type PageName = (typeof OPERATOR_PAGES | typeof CUSTOMER_PAGES)[number];

/** A portal as a partner builds one: a frame with navigation, one session, and a page of widgets; links between pages work. */
export class DemoPortal extends LitElement {
  static override properties = {
    sandbox: { attribute: false },
    look: {},
    page: {},
    say: { attribute: false },
    locale: {},
    density: {},
    overlays: {},
    scheme: {},
    isCustomers: { type: Boolean },
    customerId: { state: true },
  };

  declare sandbox: Sandbox;
  declare look: Look;
  declare page: PageName;
  declare say: Say;
  declare locale: string;
  declare density: string;
  declare overlays: string;
  declare scheme: string;
  /** A portal for end customers, in place of one for the partner's operators. */
  declare isCustomers: boolean;
  /** Whose page is open; null: the list. */
  declare customerId: string | null;
  /** What the dashboard is narrowed to. */
  #usageOf: { customerIds?: readonly string[] } = {};
  #sheet: CSSStyleSheet | null = null;

  constructor() {
    super();
    this.look = 'plain';
    this.page = 'customers';
    this.isCustomers = false;
    this.customerId = null;
  }

  /** A page of the host: its styles and its widgets stand in the document. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#wear(null);
  }

  #wear(sheet: CSSStyleSheet | null): void {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((one) => one !== this.#sheet), ...(sheet ? [sheet] : [])];
    this.#sheet = sheet;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('look') || !this.#sheet) this.#wear(sheetOf(this.look));
  }

  protected override render(): TemplateResult {
    const { say, sandbox, isCustomers } = this;
    const titles: Record<PageName, string> = {
      customers: say('客户', 'Customers'),
      coupons: say('代金券', 'Coupons'),
      consumption: say('消费', 'Consumption'),
      agreements: say('协议记录', 'Agreement records'),
      partner: say('我的伙伴', 'My partner'),
      signatures: say('协议管理', 'Agreements'),
      usage: say('消费', 'Consumption'),
    };
    const pages: readonly PageName[] = isCustomers ? CUSTOMER_PAGES : OPERATOR_PAGES;
    const go = (event: Event, page: PageName): void => {
      event.preventDefault();
      this.#usageOf = {};
      this.#open(page);
    };
    return html`<div class="portal ${this.look}">
      <header><h1>${isCustomers ? say('云控制台', 'Cloud console') : say('伙伴门户', 'Partner portal')}</h1><span>${isCustomers ? say('客户', 'Customer') : say('华东总经销', 'East China distributor')}</span></header>
      <nav aria-label=${say('主导航', 'Main')}>
        ${pages.map((page) => html`<a href="#/${page}" aria-current=${page === this.page ? 'page' : nothing} @click=${(event: Event) => go(event, page)}>${titles[page]}</a>`)}
      </nav>
      <main tabindex="-1">
        <h2>${titles[this.page]}</h2>
        <partner-session
          base-url=${SANDBOX_BASE_URL}
          locale=${this.locale}
          density=${this.density}
          overlays=${this.overlays}
          appearance=${this.scheme}
          .transport=${sandbox.transport}
          .fetchSession=${sandbox.fetchSession}
        >
          ${this.#widgets()}
        </partner-session>
      </main>
    </div>`;
  }

  #open(page: PageName, customerId: string | null = null): void {
    this.page = page;
    this.customerId = customerId;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('main')?.focus());
  }

  #widgets(): TemplateResult {
    const openCustomer = (event: CustomEvent<{ customerId: string }>): void => {
      event.preventDefault();
      this.#open('customers', event.detail.customerId);
    };
    const back = (event: Event): void => {
      event.preventDefault();
      this.#open('customers');
    };
    const openUsage = (event: CustomEvent<{ customerId: string }>): void => {
      event.preventDefault();
      this.#usageOf = { customerIds: [event.detail.customerId] };
      this.#open('consumption');
    };
    switch (this.page) {
      case 'customers':
        return this.customerId === null
          ? html`<partner-customer-list customer-href="#/customers/{customerId}" @partner-customer-open=${openCustomer}></partner-customer-list>`
          : html`<partner-customer
              back-href="#/customers"
              consumption-href="#/consumption"
              .customerId=${this.customerId}
              @partner-back=${back}
              @partner-consumption-open=${openUsage}
            ></partner-customer>`;
      case 'coupons':
        return html`<partner-coupon-quota></partner-coupon-quota>`;
      case 'consumption':
      case 'usage':
        return html`<partner-consumption-dashboard .state=${this.#usageOf}></partner-consumption-dashboard>`;
      case 'agreements':
        return html`<partner-agreement-records></partner-agreement-records>`;
      case 'partner':
        return html`<div class="together"><partner-agreement-dialog></partner-agreement-dialog><partner-my-partner></partner-my-partner></div>`;
      case 'signatures':
        return html`<div class="together"><partner-agreement-dialog></partner-agreement-dialog><partner-agreement-list></partner-agreement-list></div>`;
    }
  }
}

customElements.define('demo-portal', DemoPortal);
