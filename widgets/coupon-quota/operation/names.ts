import { html, nothing, type TemplateResult } from 'lit';
import { RevealVoice } from '../../core/reveal-voice.ts';
import { Reveals } from '../../core/reveals.ts';
import { type EyeParts, eye } from '../../kit/eye.ts';
import { revealBar } from '../../kit/reveal-bar.ts';
import type { PanelContext } from '../context.ts';
import { customerFace, type FacedCustomer } from '../customer-face.ts';
import type { OperationStrings } from './strings/index.ts';

const FIELD = 'customerName';

/** Names of customers, masked, with the eye: of one, or of all that are listed. What is revealed hides with the view that shows it. */
export class Names {
  readonly #context: PanelContext;
  readonly #around: { readonly operation: OperationStrings };
  readonly #voice: RevealVoice;
  readonly reveals: Reveals;
  #stopFollowing: (() => void) | null = null;

  constructor(context: PanelContext, around: { readonly operation: OperationStrings }) {
    this.#context = context;
    this.#around = around;
    this.reveals = new Reveals(
      () => context.update(),
      (report) => {
        this.#voice.tell(this.reveals, report);
        context.tell('partner-reveal', report);
      },
    );
    this.#voice = new RevealVoice(
      (text) => context.announce(text),
      () => around.operation.reveal,
    );
  }

  /** Shown from now on. `indirectPartnerId`: the reseller whose customers they are. */
  enter(indirectPartnerId: string | null): void {
    this.reveals.session = this.#context.session;
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
    const { session } = this.#context;
    let sessionId = session.snapshot.view?.sessionId;
    this.#stopFollowing = session.subscribe(() => {
      const { view, status } = session.snapshot;
      if (status === 'expired' || view?.sessionId !== sessionId) this.reveals.hideAll();
      sessionId = view?.sessionId;
    });
  }

  get #words(): OperationStrings {
    return this.#around.operation;
  }

  get canReveal(): boolean {
    return this.#context.session.allows('POST /v1/customers/reveal');
  }

  /** How much may still be revealed, or why something was not. */
  bar(): TemplateResult | typeof nothing {
    this.#voice.takeBack();
    return this.canReveal ? revealBar(this.reveals, this.#words.reveal) : nothing;
  }

  /** The customer with the clear name in the place of the masked one while it is revealed. */
  shown(customer: FacedCustomer): FacedCustomer {
    const shown = this.reveals.shown(FIELD, customer.customerId);
    return shown ? { ...customer, customerName: shown.value ?? this.#words.reveal.empty } : customer;
  }

  face(customer: FacedCustomer): TemplateResult {
    return customerFace(this.shown(customer), this.#words.face, this.eye(customer, true));
  }

  /** The eye of one name; nothing where there is no name, or nothing may be revealed. */
  eye({ customerId, customerName }: FacedCustomer, isTabStop = false): TemplateResult | typeof nothing {
    if (customerName === null || !this.canReveal) return nothing;
    const { reveals } = this;
    const shown = reveals.shown(FIELD, customerId);
    const words = this.#words.reveal;
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
      label: isOpen ? this.#words.items.hideAll : this.#words.items.revealAll,
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
