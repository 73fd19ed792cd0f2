import { nothing } from 'lit';
import type { ListContext } from '../context.ts';
import type { CustomerRow, SearchAnswer } from '../query.ts';
import { rowVerbs } from '../selection.ts';
import type { Desk } from './desk.ts';
import { Picks } from './picks.ts';
import type { Verb } from './verbs.ts';

/**
 * The way from the list to all that can be done with customers. Menu, dialogs and their words are loaded on
 * first use.
 */
export class ListActions {
  readonly #update: () => void;
  readonly picks: Picks;
  #coming: Promise<Desk> | null = null;
  #desk: Desk | null = null;
  #answer: SearchAnswer | null = null;
  #asked = '';
  #whose = '';
  /** True after the dialogs could not be loaded. */
  hasFailed = false;

  constructor(update: () => void) {
    this.#update = update;
    this.picks = new Picks(update);
  }

  /** New rows are there; a menu of the old ones has lost its place. */
  forget(): void {
    this.#desk?.closeMenu();
  }

  /**
   * What is picked is dropped with another question or another person. The same person who goes on after an ended session finds it
   * as it was.
   */
  follow({ controller, answer }: ListContext): void {
    const view = controller.session?.snapshot.view;
    const whose = view ? JSON.stringify([view.partner.partnerId, view.actor]) : controller.session ? this.#whose : '';
    if (whose !== this.#whose) {
      if (this.#whose) this.picks.forget();
      if (this.#whose) this.#desk?.leave();
      this.#whose = whose;
    }
    if (!answer || answer === this.#answer) return;
    const { filter, indirectPartnerId } = controller.inForce;
    const asked = JSON.stringify([filter, indirectPartnerId]);
    if (asked === this.#asked) this.picks.renew(answer.customers);
    else this.picks.forget();
    this.#answer = answer;
    this.#asked = asked;
  }

  open(context: ListContext, verb: Verb, rows: readonly CustomerRow[] = []): Promise<void> {
    return this.#enter(context, (desk) => desk.open(context, verb, rows));
  }

  menu(context: ListContext, anchor: HTMLElement, row: CustomerRow): Promise<void> {
    return this.#enter(context, (desk) => desk.menu(context, anchor, row, rowVerbs(context)));
  }

  /** The menu, the dialog and the toast, once they have been needed. */
  draw(context: ListContext): unknown {
    return this.#desk?.draw(context) ?? nothing;
  }

  async #enter(context: ListContext, act: (desk: Desk) => void | Promise<void>): Promise<void> {
    try {
      this.#coming ??= import('./desk.ts').then(({ openDesk }) => openDesk(context.host, this, context));
      this.#desk = await this.#coming;
      this.hasFailed = false;
      await act(this.#desk);
    } catch (error) {
      this.#coming = null;
      this.hasFailed = true;
      if (!this.#desk) console.error('partner-customer-list: a part could not be loaded', error);
    }
    this.#update();
  }
}
