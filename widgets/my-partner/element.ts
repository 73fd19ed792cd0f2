import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { SIGN_WANTED, type SignWantedDetail } from '../core/agreement-events.ts';
import { type Failure, failureOf } from '../core/failure.ts';
import { formatInstant } from '../core/formats.ts';
import type { Session } from '../core/session.ts';
import { notice } from '../kit/notice.ts';
import { StageElement } from '../kit/stage-element.ts';
import { resultStyles } from '../kit/toast.ts';
import { contact } from './contact.ts';
import { type Association, MyPartnerController } from './controller.ts';
import type { PartnerMyPartnerEventMap } from './events.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { styles } from './styles.ts';

/**
 * Who an end customer’s partner is, how and since when they are associated, and a way to ask to be contacted (我的合作伙伴). Stands inside a
 * `<partner-session>` of an end customer. Where an agreement must be signed first, it says which, and a `<partner-agreement-dialog>` on the
 * same page opens for it.
 *
 * @tag partner-my-partner
 * @see DOMAIN.md §5.1
 * @fires partner-error - It could not be loaded.
 * @fires partner-contact-request - The partner was told that the customer wants to be contacted, and about what.
 * @fires partner-sign-wanted - Sign was pressed. Cancelable, and prevented by whoever opens a dialog for it.
 * @csspart notice - Why there is nothing to show.
 */
export class PartnerMyPartner extends StageElement<Strings, PartnerMyPartnerEventMap> {
  static override styles: CSSResultGroup = [StageElement.styles, resultStyles, styles];

  readonly #controller: MyPartnerController;

  constructor() {
    super(loadStrings);
    this.#controller = new MyPartnerController(this, (failure) => this.tell('partner-error', failure));
  }

  /** Asks again who the partner is. */
  reload(): void {
    void this.#controller.load();
  }

  protected override follow(session: Session | null): void {
    this.#controller.following.follow(session);
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="card"><span class="bone"></span></div>`;
  }

  protected override body(strings: Strings): TemplateResult {
    const failure = this.around.isMissing ? failureOf('session-element-missing') : this.#controller.failure;
    if (failure) return html`<div class="stage" tabindex="-1">${this.#failed(failure, strings)}</div>`;
    const known = this.#controller.association.value;
    const partner = this.#controller.following.session?.snapshot.view?.partner;
    if (!known || !partner) return this.skeleton();
    return html`<div class="card">
      <div class="who">
        <h3>${partner.name}</h3>
        <span class="chip" part="badge">${strings.kinds[partner.kind]}</span>
      </div>
      ${this.#facts(known, strings)}
      ${contact({
        controller: this.#controller,
        strings,
        partnerName: partner.name,
        ask: () => void this.#ask(),
        sign: (code) => void this.tell(SIGN_WANTED, { code } satisfies SignWantedDetail, true),
      })}
    </div>`;
  }

  #facts({ associationType, associatedAt }: Association, { facts, associationTypes }: Strings): TemplateResult {
    const fact = (term: string, text: string): TemplateResult => html`<div><dt>${term}</dt><dd>${text}</dd></div>`;
    return html`<dl>${fact(facts.type, associationTypes[associationType])}${fact(facts.since, formatInstant(associatedAt))}</dl>`;
  }

  #failed(failure: Failure, strings: Strings): TemplateResult {
    const { following } = this.#controller;
    return notice(this.failure({ failure, words: strings, onRetry: () => this.reload(), onResume: () => following.resume() }));
  }

  async #ask(): Promise<void> {
    if (await this.#controller.askForContact()) this.tell('partner-contact-request', { topic: this.#controller.topic });
  }
}
