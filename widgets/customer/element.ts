import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { DetailOf } from '../core/event-map.ts';
import { type Failure, failureOf } from '../core/failure.ts';
import { formatInstant } from '../core/formats.ts';
import { RevealVoice } from '../core/reveal-voice.ts';
import type { Session } from '../core/session.ts';
import { wayTo } from '../core/way.ts';
import { eyeStyles } from '../kit/eye.ts';
import { failureNotice } from '../kit/failure-notice.ts';
import { Hint, hintStyles } from '../kit/hint.ts';
import { notice, noticeStyles } from '../kit/notice.ts';
import { WidgetElement } from '../kit/widget-element.ts';
import type { PageContext } from './context.ts';
import { CustomerController, type PageView } from './controller.ts';
import { Countdown } from './countdown.ts';
import { type ConsumptionOpen, type CustomerDetail, type CustomerSection, SECTIONS } from './detail.ts';
import type { CustomerLoad, PartnerCustomerEventMap } from './events.ts';
import { LateSections, whoseOf } from './late-sections.ts';
import { More } from './more.ts';
import { page, skeleton } from './page.ts';
import { printStyles } from './print-styles.ts';
import { sectionStyles } from './section-styles.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';
import { type ToolParts, tools } from './tools.ts';
import { WaysOut } from './ways-out.ts';

/**
 * One customer's page, masked, with the eye: contact, credit or arrears, three bill cycles, resources that expire, account managers; for
 * who may see consumption, a board of it. Made for a phone first; prints as one masked page. Stands inside a `<partner-session>`. No event
 * carries personal data.
 *
 * @tag partner-customer
 * @see DESIGN.md §4, masking
 * @prop customerId - Whose page; without one nothing is shown or asked.
 * @prop indirectPartnerId - For distributors, the reseller whose customer it is.
 * @prop section - What is brought into sight, and gets the focus, once the page is there.
 * @prop backHref - Where the page's own way back leads; without one there is none.
 * @prop consumptionHref - Where your consumption dashboard is, such as `/consumption`; without one none is offered.
 * @fires partner-load - The page is there.
 * @fires partner-error - The page could not be loaded; code, request id, when to try again.
 * @fires partner-reveal - A field was revealed, for how many seconds.
 * @fires partner-disclose - A revealed value is being called, written to or copied; recorded before.
 * @fires partner-consumption-open - The dashboard is about to be opened in this tab. Cancelable. A customer stands in no address, so that
 *   the link itself leads to the whole dashboard: prevent it and hand the dashboard's `state` the customer.
 * @fires partner-back - The way back was pressed; cancel it to go back in a way of the host's own.
 * @slot tools - Beside the way back, once the page is there.
 * @slot coupons - At the end, for more sections of the same page. The customer's coupons and allocated money stand there by themselves for
 *   who may see them.
 * @slot agreements - At the end, for more sections of the same page. The customer's agreements stand there by themselves for who may see
 *   them.
 * @csspart section - A section of the page.
 * @csspart eye - A button that reveals a field.
 * @csspart chart - A chart of the board, with its summary and its table.
 * @csspart table - Rows of a section.
 * @csspart dialog - A dialog.
 * @csspart notice - What stands in place of the page or of a section.
 */
export class PartnerCustomer extends WidgetElement<Strings, PartnerCustomerEventMap> {
  static override styles: CSSResultGroup = [WidgetElement.styles, eyeStyles, hintStyles, noticeStyles, sectionStyles, styles, printStyles];

  static override properties: PropertyDeclarations = {
    customerId: { attribute: 'customer-id', reflect: true },
    indirectPartnerId: { attribute: 'indirect-partner-id', reflect: true },
    section: { reflect: true },
    backHref: { attribute: 'back-href', reflect: true },
    consumptionHref: { attribute: 'consumption-href', reflect: true },
  };

  declare customerId: string | null | undefined;
  declare indirectPartnerId: string | null | undefined;
  declare section: CustomerSection | null | undefined;
  declare backHref: string | null | undefined;
  declare consumptionHref: string | null | undefined;

  readonly #hint = new Hint(this);
  readonly #countdown = new Countdown(this);
  readonly #waysOut = new WaysOut(this, {
    onDisclose: (report) => this.tell('partner-disclose', report),
    onCopied: () => this.announcer.say(this.localisation.strings?.copied ?? ''),
  });
  readonly #controller: CustomerController;
  readonly #voice = new RevealVoice(
    (text) => this.announcer.say(text),
    () => this.localisation.strings?.reveal ?? null,
  );
  readonly #more = new More({
    root: () => this.renderRoot as ShadowRoot,
    session: () => this.around.session,
    update: () => this.requestUpdate(),
    announce: (text) => this.announcer.say(text),
  });
  readonly #late: LateSections;
  #isSectionWanted = false;
  #isFocusWanted = false;

  constructor() {
    super(loadStrings);
    this.#late = new LateSections({
      root: () => this.renderRoot as ShadowRoot,
      session: () => this.around.session,
      update: () => this.requestUpdate(),
      element: this,
      dashboardHref: () => (this.consumptionHref && wayTo(this.consumptionHref)) || null,
      openDashboard: ({ customerId, indirectPartnerId }, event) =>
        this.#follow(event, 'partner-consumption-open', { customerId, indirectPartnerId } satisfies ConsumptionOpen),
    });
    this.#controller = new CustomerController(this, {
      onLoad: (detail) => this.#noteLoad(detail),
      onFailure: (failure) => this.tell('partner-error', failure),
      onReveal: (report) => {
        this.#voice.tell(this.#controller.reveals, report);
        this.tell('partner-reveal', report);
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#printNow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#printNow);
    this.#more.leave();
    this.#late.leave();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#hint.listen(root);
    return root;
  }

  /** Asks for the customer again. */
  reload(): void {
    this.#controller.load();
  }

  /** Moves the focus to the customer's name, or to what stands in place of the page; waits for it where it is still on its way. */
  override focus(options?: FocusOptions): void {
    const target = this.renderRoot.querySelector<HTMLElement>('.name, .notice-stage');
    this.#isFocusWanted = !target;
    target?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('customerId') || changed.has('indirectPartnerId')) {
      this.#controller.show(this.customerId || null, this.indirectPartnerId || null);
      this.#more.leave();
      this.#late.leave();
      this.#isSectionWanted = true;
      this.announcer.say('');
    }
    if (changed.has('section')) this.#isSectionWanted = true;
    this.#voice.takeBack();
  }

  protected override follow(session: Session | null): void {
    if (!session) {
      this.#more.leave();
      this.#late.leave();
    }
    this.#controller.follow(session);
  }

  protected override layers(): unknown {
    return this.#more.draw();
  }

  protected override updated(): void {
    const { view } = this.#controller;
    if (view.kind === 'ready' && this.#isSectionWanted && this.renderRoot.querySelector('.sections')) {
      this.#isSectionWanted = false;
      this.#showSection();
    }
    if (this.#isFocusWanted && view.kind !== 'loading') this.focus();
  }

  protected override body(strings: Strings): TemplateResult {
    const { language } = this.localisation;
    const view: PageView = this.around.isMissing
      ? { kind: 'failed', failure: failureOf('session-element-missing') }
      : this.#controller.view;
    const parts: ToolParts = {
      backHref: (this.backHref && wayTo(this.backHref)) || null,
      loadedAt: view.kind === 'ready' ? this.#controller.loadedAt : null,
      onBack: this.#goBack,
      onRefresh: () => this.reload(),
      more:
        view.kind === 'ready' ? this.#more.button(view.detail.customer.customerId, !this.indirectPartnerId, language, strings) : nothing,
    };
    return html`${tools(parts, strings)}
      <div class="content" aria-busy=${view.kind === 'loading' || (view.kind === 'ready' && view.isBusy)}>${this.#content(view, strings)}</div>`;
  }

  #content(view: PageView, strings: Strings): unknown {
    if (view.kind === 'none') return nothing;
    if (view.kind === 'loading') return skeleton(strings);
    if (view.kind === 'failed') return html`<div class="notice-stage" tabindex="-1">${this.#failure(view.failure, strings)}</div>`;
    const { language } = this.localisation;
    const context: PageContext = {
      controller: this.#controller,
      strings,
      detail: view.detail,
      customer: view.detail.customer,
      copied: this.#waysOut.copied,
      onCopy: (what, text) => void this.#waysOut.copy(what, text),
      onHandOver: (field, act) => {
        const report = { customerId: view.detail.customer.customerId, field, act };
        void this.#waysOut.handOver(this.#controller.reveals, report, this.indirectPartnerId || null);
      },
      secondsUntil: (endsAt) => this.#countdown.secondsUntil(endsAt),
      ...this.#late.draw(language, strings),
    };
    return html`${page(context)}<p class="quiet print-only">${strings.printedAt(formatInstant(new Date().toISOString()))}</p>`;
  }

  #failure(failure: Failure, strings: Strings): TemplateResult {
    const notThere = { words: strings.states.notThere, icon: 'search', isFinal: true } as const;
    return notice(
      failureNotice({
        failure,
        words: strings,
        special: { 'not-found': notThere, 'request-invalid': notThere, 'partner-kind-wrong': notThere },
        isExpired: this.around.session?.snapshot.status === 'expired',
        onRetry: () => this.#leaveNotice(() => this.#controller.load()),
        onResume: () => this.#leaveNotice(() => this.#controller.resume()),
        onCopy: (requestId) => void this.#waysOut.copy('requestId', requestId),
      }),
    );
  }

  /** The button that was pressed goes away with the notice; the focus goes to what comes in its place. */
  #leaveNotice(act: () => void): void {
    this.#isFocusWanted = true;
    act();
  }

  #showSection(): void {
    const section = SECTIONS.find((known) => known === this.section);
    if (!section) return;
    const arrears = section === 'arrears' ? this.renderRoot.querySelector<HTMLElement>('.arrears') : null;
    const name = section === 'arrears' ? 'credit' : section;
    this.#isFocusWanted = false;
    this.renderRoot.querySelector(`.s-${name}`)?.scrollIntoView({ block: 'start' });
    (arrears ?? this.renderRoot.querySelector<HTMLElement>(`#h-${name}`))?.focus({ preventScroll: true });
  }

  readonly #goBack = (event: MouseEvent): void => this.#follow(event, 'partner-back', null);

  /** A press on a link that the host may take over; another tab or window is the browser's own business. */
  #follow<Name extends 'partner-back' | 'partner-consumption-open'>(
    event: MouseEvent,
    name: Name,
    detail: DetailOf<PartnerCustomerEventMap[Name]>,
  ): void {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (isPlain && !this.tell(name, detail, true)) event.preventDefault();
  }

  /** Paper is drawn in the same moment: what `beforeprint` hid must be gone before it. */
  readonly #printNow = (): void => {
    this.#controller.reveals.hideAll();
    this.requestUpdate();
    this.performUpdate();
  };

  #noteLoad(detail: CustomerDetail): void {
    const { customerId } = detail.customer;
    this.announcer.say(this.localisation.strings?.announce.loaded(customerId) ?? '');
    this.tell('partner-load', { customerId } satisfies CustomerLoad);
    this.#late.load(whoseOf(detail, this.indirectPartnerId || null));
  }
}
