import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AGREEMENT_SIGNED, type SignatureDetail } from '../core/agreement-events.ts';
import { AgreementNews } from '../core/agreement-news.ts';
import { failureOf } from '../core/failure.ts';
import { Later } from '../core/later.ts';
import type { Session } from '../core/session.ts';
import { wayTo } from '../core/way.ts';
import { adopt } from '../kit/adopt.ts';
import { failureNotice } from '../kit/failure-notice.ts';
import { WidgetElement } from '../kit/widget-element.ts';
import { askedByHash } from './address.ts';
import { type Pending, PendingController } from './controller.ts';
import type { AgreementDialogLoad, PartnerAgreementDialogEventMap } from './events.ts';
import { Page } from './page.ts';
import { prompt, sentenceOf, trouble } from './prompt.ts';
import type { Signing, SigningHost } from './signing/index.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

/**
 * Says what an end customer is asked to sign, and signs it: a prompt in the page, and behind it the text in a dialog. Draws nothing while
 * nothing is to be signed. Stands inside a `<partner-session>` of an end customer. Opens by itself where the page's address ends in
 * `#agreement=CODE`, or when a `<partner-agreement-list>` of the same session asks.
 *
 * @tag partner-agreement-dialog
 * @see DOMAIN.md §5.1
 * @prop agreement - Only this one is asked for, by its code. Default: all.
 * @prop autoOpen - Opens once by itself for each version that is to be signed. Default: off.
 * @prop passOnHref - Where somebody else signs; `{agreement}` stands for the code, else `#agreement=CODE` is added. Default: this page,
 *   without its query.
 * @prop listHref - Where what was signed is listed, linked after signing.
 * @fires partner-load - It is known what is to be signed, and how much of it is overdue.
 * @fires partner-error - What is to be signed could not be asked.
 * @fires partner-before-sign - Sign was pressed in the dialog. Cancelable; prevented, nothing is sent.
 * @fires partner-agreement-signed - A signature is on record.
 * @fires partner-agreement-later - Put off until the page is loaded again, a newer version comes or the deadline passes.
 * @csspart prompt - What says that something is to be signed.
 * @csspart dialog - The dialog with the text.
 * @csspart document - The text of the agreement.
 * @csspart contents - Headings of a long text, to go to.
 * @csspart notice - Why nothing could be asked, in place of the prompt or the text.
 */
export class PartnerAgreementDialog extends WidgetElement<Strings, PartnerAgreementDialogEventMap> {
  static override styles: CSSResultGroup = [WidgetElement.styles, styles];
  static override properties: PropertyDeclarations = {
    agreement: {},
    autoOpen: { type: Boolean, attribute: 'auto-open' },
    passOnHref: { attribute: 'pass-on-href' },
    listHref: { attribute: 'list-href' },
  };

  declare agreement: string | null | undefined;
  declare autoOpen: boolean | undefined;
  declare passOnHref: string | null | undefined;
  declare listHref: string | null | undefined;

  protected override readonly hasPageSlots: boolean = false;
  readonly #controller: PendingController;
  readonly #signing: Later<Signing>;
  /** Asked for before it was known what is to be signed; `''`: whatever comes first. */
  #wanted: string | null = null;
  #isOpening = false;

  constructor() {
    super(loadStrings);
    this.#controller = new PendingController(this, {
      onLoad: (pending) => this.#noteLoad(pending),
      onFailure: (failure) => this.tell('partner-error', failure),
    });
    this.#signing = new Later(
      () => this.#makeSigning(),
      () => this.requestUpdate(),
    );
    new AgreementNews(this, () => void this.#controller.refresh());
    new Page(this, {
      onWanted: ({ code }) => (this.agreement && this.agreement !== code ? false : this.#take(code)),
      onHash: () => this.#openByHash(),
    });
  }

  /** Opens an agreement, or the first of those that are to be signed; as soon as the session is there. */
  open(code?: string): void {
    const wanted = code ?? this.agreement ?? this.#controller.pending[0]?.code ?? '';
    if (wanted !== '' && this.#controller.isKnown) void this.#open(wanted);
    else if (!this.#controller.isKnown) this.#wanted = wanted;
  }

  /** Closes the dialog: nothing is signed, and what was ticked is kept. */
  close(): void {
    this.#wanted = null;
    this.#signing.part?.close();
  }

  /** Asks again for what is to be signed. */
  reload(): void {
    void this.#controller.load();
  }

  protected override willUpdate(): void {
    this.#controller.code = this.agreement || null;
  }

  protected override follow(session: Session | null): void {
    this.#controller.follow(session);
    this.#signing.part?.follow(session);
  }

  protected override body(strings: Strings): TemplateResult {
    return html`<div class="place" tabindex="-1">${this.#shown(strings)}</div>`;
  }

  protected override layers(): TemplateResult | typeof nothing {
    return this.#signing.part?.draw() ?? nothing;
  }

  #shown(strings: Strings): TemplateResult | typeof nothing {
    const { following, prompted, failure: unknown } = this.#controller;
    const failure = this.around.isMissing ? failureOf('session-element-missing') : unknown;
    if (!failure) {
      return prompt(prompted, strings, {
        sign: () => this.open(prompted[0]?.code),
        later: () => this.#putOff(),
        isOpening: this.#isOpening,
        hasFailed: this.#signing.hasFailed,
      });
    }
    const parts = failureNotice({
      failure,
      words: strings,
      isExpired: this.around.session?.snapshot.status === 'expired',
      onRetry: () => this.#keepingFocus(() => this.reload()),
      onResume: () => this.#keepingFocus(() => following.resume()),
      onCopy: (requestId) => void this.copy(requestId, strings.actions.copied),
    });
    return trouble(parts);
  }

  /** For buttons that go away with what they stand in. */
  #keepingFocus(act: () => void): void {
    this.#focusPlace();
    act();
  }

  #focusPlace(): void {
    this.renderRoot.querySelector<HTMLElement>('.place')?.focus();
  }

  #putOff(): void {
    this.#focusPlace();
    const agreements = this.#controller.putOff().map(({ code, version }) => ({ code, version }));
    this.tell('partner-agreement-later', { agreements });
  }

  #noteLoad(pending: readonly Pending[]): void {
    const { strings } = this.localisation;
    const [first] = this.#controller.prompted;
    if (first && strings && !this.#signing.part?.isOpen) {
      this.announcer.say(strings.announced(sentenceOf(first, strings), this.#controller.prompted.length));
    }
    this.tell('partner-load', {
      pending: pending.length,
      overdue: pending.filter(({ isOverdue }) => isOverdue).length,
    } satisfies AgreementDialogLoad);
    const wanted = this.#wanted === '' ? pending[0]?.code : this.#wanted;
    this.#wanted = null;
    if (wanted) void this.#open(wanted);
    // Whoever reads, or looks at what was just signed, is not led elsewhere.
    else if (!this.#signing.part?.isOpen && !this.#openByHash() && this.autoOpen) this.#openOnce(first);
  }

  /** The link that somebody passed on leads here. */
  #openByHash(): boolean {
    const code = askedByHash(location.hash);
    const one = this.#controller.pending.find((candidate) => candidate.code === code);
    return this.#openOnce(one);
  }

  #openOnce(one: Pending | undefined): boolean {
    const { memory } = this.#controller;
    const key = one && `${one.code} ${one.version}`;
    if (!key || !memory || memory.opened.has(key)) return false;
    memory.opened.add(key);
    void this.#open(one.code);
    return true;
  }

  #take(code: string): boolean {
    if (this.around.session === null) return false;
    this.open(code);
    return true;
  }

  async #open(code: string): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    this.requestUpdate();
    await this.#signing.with((signing) => void signing.open(code));
    this.#isOpening = false;
    this.requestUpdate();
  }

  async #makeSigning(): Promise<Signing> {
    const { Signing: Part, signingPartStyles } = await import('./signing/index.ts');
    adopt(this.renderRoot, signingPartStyles);
    const part = new Part(this.#hostOfSigning());
    await part.prepare();
    return part;
  }

  #hostOfSigning(): SigningHost {
    return {
      element: this,
      session: () => this.around.session,
      language: () => this.localisation.language,
      update: () => this.requestUpdate(),
      announce: (text) => this.announcer.say(text),
      copy: (text, said) => void this.copy(text, said),
      pending: () => this.#controller.pending,
      passOnHref: () => this.passOnHref || null,
      listHref: () => (this.listHref && wayTo(this.listHref)) || null,
      mayGoOn: (intent) => this.tell('partner-before-sign', intent, true),
      onSigned: ({ signature: { recordId, code, version } }) => {
        this.tell(AGREEMENT_SIGNED, { recordId, code, version } satisfies SignatureDetail);
      },
      later: () => this.#putOff(),
      onClosed: () => this.#closed(),
    };
  }

  /** The focus is back where it came from; where that is gone, it comes to the place of the prompt. */
  #closed(): void {
    this.requestUpdate();
    void this.updateComplete.then(() => {
      if (document.activeElement === document.body || document.activeElement === this) {
        const button = this.renderRoot.querySelector<HTMLElement>('.sign-now');
        if (!(this.renderRoot as ShadowRoot).activeElement) (button ?? this.renderRoot.querySelector<HTMLElement>('.place'))?.focus();
      }
    });
  }
}
