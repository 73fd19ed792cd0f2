import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { SIGN_WANTED, SIGNATURE_WITHDRAWN, type SignatureDetail, type SignWantedDetail } from '../core/agreement-events.ts';
import { type Failure, failureOf } from '../core/failure.ts';
import { Later } from '../core/later.ts';
import type { Session } from '../core/session.ts';
import { adopt } from '../kit/adopt.ts';
import { Menu, menuStyles } from '../kit/menu.ts';
import { notice } from '../kit/notice.ts';
import { StageElement } from '../kit/stage-element.ts';
import { resultNotice, resultStyles } from '../kit/toast.ts';
import { AgreementListController, type Known, type Pending, type Signature } from './controller.ts';
import type { PartnerAgreementListEventMap } from './events.ts';
import type { LaterParts } from './later/index.ts';
import { pendingPart } from './pending.ts';
import { Receipts } from './receipts.ts';
import { signaturesPart } from './signatures.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

/**
 * What an end customer is asked to sign and what it has signed (协议管理): name, version, signing time, text as signed, receipt. Stands inside
 * a `<partner-session>` of an end customer. Signing itself is done by a `<partner-agreement-dialog>` on the same page: both find each other
 * by events, and the list asks anew when something was signed, here or in another tab.
 *
 * @tag partner-agreement-list
 * @see DOMAIN.md §5.1
 * @prop dialog - Which dialog signs, where a page has several: the element, or as an attribute its id. Default: the one that answers.
 * @fires partner-load - How many agreements are to be signed and how many signatures there are.
 * @fires partner-error - They could not be loaded.
 * @fires partner-sign-wanted - Sign was pressed. Cancelable, and prevented by whoever opens a dialog for it.
 * @fires partner-signature-withdrawn - A signature was withdrawn.
 * @csspart pending - What is to be signed, the most urgent first.
 * @csspart signatures - What was signed.
 * @csspart dialog - The dialog in which a signature is read or withdrawn.
 * @csspart document - The text as it was signed.
 * @csspart notice - Why there is nothing to show.
 */
export class PartnerAgreementList extends StageElement<Strings, PartnerAgreementListEventMap> {
  static override styles: CSSResultGroup = [StageElement.styles, menuStyles, resultStyles, styles];
  static override properties: PropertyDeclarations = { dialog: { attribute: 'dialog', noAccessor: true } };

  #dialog: Element | string | null = null;
  #hasNoDialog = false;
  readonly #menu: Menu;
  readonly #receipts: Receipts;
  readonly #later: Later<LaterParts>;
  readonly #controller: AgreementListController;

  constructor() {
    super(loadStrings);
    const update = (): void => this.requestUpdate();
    this.#menu = new Menu(update);
    this.#receipts = new Receipts(update);
    this.#later = new Later(() => this.#makeLater(), update);
    this.#controller = new AgreementListController(this, {
      onLoad: (known) => this.#noteLoad(known),
      onFailure: (failure) => this.tell('partner-error', failure),
    });
  }

  get dialog(): Element | string | null {
    return this.#dialog;
  }

  set dialog(dialog: Element | string | null) {
    this.#dialog = dialog;
  }

  /** Asks again for what is to be signed and what was. */
  reload(): void {
    void this.#controller.load();
  }

  protected override follow(session: Session | null): void {
    if (!session) this.#leave();
    this.#controller.following.follow(session);
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="cards"><span class="bones"></span></div>`;
  }

  protected override body(strings: Strings): TemplateResult {
    const failure = this.around.isMissing ? failureOf('session-element-missing') : this.#controller.failure;
    if (failure) return html`<div class="stage" tabindex="-1">${this.#failed(failure, strings)}</div>`;
    const known = this.#controller.known.value;
    if (!known) return this.#waiting(strings);
    if (known.pending.length === 0 && known.signatures.length === 0) return this.#empty(strings);
    return html`${this.#hasNoDialog ? resultNotice({ kind: 'refused', text: strings.pending.noDialog }) : nothing}
      ${pendingPart(known.pending, strings, (one) => this.#sign(one))}
      ${signaturesPart(
        known.signatures,
        strings,
        {
          view: (one) => this.#open('reading', one),
          saveReceipt: (one) => void this.#save(one, 'html'),
          more: (one, anchor) => this.#more(one, anchor, strings),
        },
        this.#receipts.said,
      )}`;
  }

  protected override layers(): TemplateResult {
    return html`${this.#menu.draw()}${this.#later.part?.draw() ?? nothing}`;
  }

  #waiting({ pending, signatures }: Strings): TemplateResult {
    const bones = html`<div class="cards" aria-hidden="true"><span class="bones"><span class="bone"></span><span class="bone"></span></span></div>`;
    return html`${[pending, signatures].map(({ heading }) => html`<section class="part"><h3>${heading}</h3>${bones}</section>`)}`;
  }

  #empty({ states, actions }: Strings): TemplateResult {
    const [title, advice] = states.empty;
    const again = { label: actions.retry, onAct: this.leaving(() => this.reload()) };
    return html`<div class="stage" tabindex="-1">${notice({ icon: 'people', title, advice, slot: 'empty', actions: [again] })}</div>`;
  }

  #failed(failure: Failure, strings: Strings): TemplateResult {
    const { following } = this.#controller;
    return notice(this.failure({ failure, words: strings, onRetry: () => this.reload(), onResume: () => following.resume() }));
  }

  /** The dialog that was named, else whichever on the page takes it. */
  #sign({ code }: Pending): void {
    const named =
      typeof this.#dialog === 'string' ? (this.getRootNode() as Document | ShadowRoot).getElementById(this.#dialog) : this.#dialog;
    const detail: SignWantedDetail = { code };
    const isTaken = named
      ? !named.dispatchEvent(new CustomEvent(SIGN_WANTED, { detail, cancelable: true }))
      : !this.tell(SIGN_WANTED, detail, true);
    this.#hasNoDialog = !isTaken;
    this.requestUpdate();
  }

  #more(one: Signature, anchor: HTMLElement, { signatures: words, version }: Strings): void {
    const withdraw = { key: 'withdraw', label: words.withdraw, onPick: () => this.#open('withdrawal', one) };
    this.#menu.toggle(anchor, words.more(one.title, version(one.version)), [
      { key: 'json', label: words.receiptData, onPick: () => void this.#save(one, 'json') },
      ...(one.withdrawal ? [] : [withdraw]),
    ]);
  }

  #open(what: 'reading' | 'withdrawal', one: Signature): void {
    void this.#later.with((parts) => void parts.open(what, one));
  }

  async #save(one: Signature, format: 'html' | 'json'): Promise<void> {
    const { strings } = this.localisation;
    if (strings) await this.#receipts.save(this.#controller.following.session, one, format, strings);
  }

  async #makeLater(): Promise<LaterParts> {
    const { LaterParts, laterStyles } = await import('./later/index.ts');
    adopt(this.renderRoot, laterStyles);
    return new LaterParts({
      element: this,
      session: () => this.#controller.following.session,
      renew: () => this.#controller.renew(),
      language: () => this.localisation.language,
      update: () => this.requestUpdate(),
      save: (one, format) => void this.#save(one, format),
      onWithdrawn: ({ recordId, code, version }) => {
        this.tell(SIGNATURE_WITHDRAWN, { recordId, code, version } satisfies SignatureDetail);
      },
    });
  }

  #leave(): void {
    this.#hasNoDialog = false;
    this.#receipts.forget();
    this.#later.part?.leave();
    this.#menu.close(false);
  }

  #noteLoad({ pending, signatures }: Known): void {
    this.announcer.say(this.localisation.strings?.announce(pending.length, signatures.length) ?? '');
    this.tell('partner-load', { pending: pending.length, signed: signatures.length });
  }
}
