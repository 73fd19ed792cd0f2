import { html, nothing, type TemplateResult } from 'lit';
import { RevealVoice } from '../core/reveal-voice.ts';
import { type RevealReport, Reveals } from '../core/reveals.ts';
import type { Session } from '../core/session.ts';
import type { RevealWords } from '../core/strings/zh-CN.ts';
import { customerFace, type FacedCustomer, type FaceWords } from './customer-face.ts';
import { type EyeParts, eye } from './eye.ts';
import { revealBar } from './reveal-bar.ts';

const FIELD = 'customerName';

/** What names are shown on. */
export interface NamesHost {
  readonly session: Session;
  update(): void;
  announce(text: string): void;
  tell(name: 'partner-reveal', detail: RevealReport): void;
}

export interface NamesWords {
  reveal: RevealWords;
  face: FaceWords;
  /** Of the eye of all names that are listed. */
  items: { revealAll: string; hideAll: string };
}

/** Names of customers, masked, with the eye: of one, or of all that are listed. What is revealed hides with the view that shows it. */
export class Names {
  readonly #host: NamesHost;
  readonly #words: () => NamesWords;
  readonly #voice: RevealVoice;
  readonly reveals: Reveals;
  #stopFollowing: (() => void) | null = null;

  /** Words are asked for each time: they follow the widget's language. */
  constructor(host: NamesHost, words: () => NamesWords) {
    this.#host = host;
    this.#words = words;
    this.reveals = new Reveals(
      () => host.update(),
      (report) => {
        this.#voice.tell(this.reveals, report);
        host.tell('partner-reveal', report);
      },
    );
    this.#voice = new RevealVoice(
      (text) => host.announce(text),
      () => words().reveal,
    );
  }

  /** Shown from now on. `indirectPartnerId`: the reseller whose customers they are. */
  enter(indirectPartnerId: string | null): void {
    this.reveals.session = this.#host.session;
    this.reveals.indirectPartnerId = indirectPartnerId;
    this.reveals.connect();
    this.#followSession();
    void this.reveals.refreshAllowance();
  }

  leave(): void {
    this.reveals.hideAll();
    this.#voice.takeBack();
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    this.reveals.disconnect();
  }

  /** Another session, or the end of this one, hides what was revealed in it. */
  #followSession(): void {
    this.#stopFollowing?.();
    const { session } = this.#host;
    let sessionId = session.snapshot.view?.sessionId;
    this.#stopFollowing = session.subscribe(() => {
      const { view, status } = session.snapshot;
      if (status === 'expired' || view?.sessionId !== sessionId) this.reveals.hideAll();
      sessionId = view?.sessionId;
    });
  }

  get canReveal(): boolean {
    return this.#host.session.allows('POST /v1/customers/reveal');
  }

  /** How much may still be revealed, or why something was not. */
  bar(): TemplateResult | typeof nothing {
    this.#voice.takeBack();
    return this.canReveal ? revealBar(this.reveals, this.#words().reveal) : nothing;
  }

  /** The customer with the clear name in the place of the masked one while it is revealed. */
  shown(customer: FacedCustomer): FacedCustomer {
    const shown = this.reveals.shown(FIELD, customer.customerId);
    return shown ? { ...customer, customerName: shown.value ?? this.#words().reveal.empty } : customer;
  }

  face(customer: FacedCustomer): TemplateResult {
    return customerFace(this.shown(customer), this.#words().face, this.eye(customer, true));
  }

  /** The eye of one name; nothing where there is no name, or nothing may be revealed. */
  eye({ customerId, customerName }: FacedCustomer, isTabStop = false): TemplateResult | typeof nothing {
    if (customerName === null || !this.canReveal) return nothing;
    const { reveals } = this;
    const shown = reveals.shown(FIELD, customerId);
    const words = this.#words().reveal;
    return eye({
      label: shown ? words.hideCell(FIELD, customerId) : words.cell(FIELD, customerId),
      isOpen: shown !== null,
      isBusy: reveals.isPending(FIELD, customerId),
      span: shown,
      isTabStop,
      onPress: () => (shown ? reveals.hide(FIELD, [customerId]) : void reveals.reveal(FIELD, [customerId])),
    });
  }

  /** The eye of all names that are listed; null where there are none to reveal. */
  allEye(customers: readonly (FacedCustomer | null)[], isTabStop = false): EyeParts | null {
    const ids = [...new Set(customers.flatMap((customer) => (customer?.customerName ? [customer.customerId] : [])))];
    if (ids.length === 0 || !this.canReveal) return null;
    const { reveals } = this;
    const spans = ids.map((id) => reveals.shown(FIELD, id));
    const isOpen = spans.every((span) => span !== null);
    return {
      label: isOpen ? this.#words().items.hideAll : this.#words().items.revealAll,
      isOpen,
      isBusy: reveals.isPending(FIELD, '*'),
      span: isOpen ? (spans[0] ?? null) : null,
      isTabStop,
      onPress: () => (isOpen ? reveals.hide(FIELD, ids) : void reveals.reveal(FIELD, ids)),
    };
  }

  /** What a row's drawing depends on besides the row itself. */
  state(customer: FacedCustomer | null): readonly unknown[] {
    if (customer === null) return [];
    const { customerId } = customer;
    return [this.canReveal, this.reveals.shown(FIELD, customerId), this.reveals.isPending(FIELD, customerId)];
  }

  allEyeDrawn(customers: readonly (FacedCustomer | null)[]): TemplateResult | typeof nothing {
    const parts = this.allEye(customers, true);
    return parts ? html`${eye(parts)}` : nothing;
  }
}
