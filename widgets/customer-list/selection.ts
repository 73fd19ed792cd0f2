import { html, nothing } from 'lit';
import { checkbox } from '../kit/checkbox.ts';
import { icons } from '../kit/icons.ts';
import type { TableColumn } from '../kit/table.ts';
import type { Desk } from './actions/desk.ts';
import { Picks } from './actions/picks.ts';
import { allows, HEAD_VERBS, ROW_VERBS, type RowVerb, type Verb } from './actions/verbs.ts';
import type { ListContext } from './context.ts';
import type { CustomerRow, SearchAnswer } from './query.ts';

/**
 * The way from the list to all that can be done with customers. What is picked is here from the start; menu, dialogs and their words
 * are loaded on first use.
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

  /** What a row's cells show of this. */
  stateOf(customerId: string): readonly unknown[] {
    return [this.picks.has(customerId)];
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
      this.#coming ??= import('./actions/desk.ts').then(({ openDesk }) => openDesk(context.host, this, context));
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

function isAllowed({ controller }: ListContext, verb: Verb): boolean {
  return allows(controller.session, verb, controller.inForce.indirectPartnerId !== undefined);
}

function rowVerbs(context: ListContext): readonly RowVerb[] {
  return ROW_VERBS.filter((verb) => isAllowed(context, verb));
}

/** Space on a cell that has no button of its own picks the row. */
export function selectionKey(event: KeyboardEvent): void {
  const cell = event.target as Element;
  if (event.key !== ' ' || !cell.matches('tbody th, tbody td')) return;
  const box = cell.parentElement?.querySelector<HTMLInputElement>('.check input');
  if (!box) return;
  event.preventDefault();
  box.click();
}

/** The boxes to pick customers with; none where nothing can be done to those picked. */
export function selectionColumn(context: ListContext): TableColumn<CustomerRow> | null {
  const { actions, answer, strings } = context;
  actions.follow(context);
  if (rowVerbs(context).length === 0) return null;
  const rows = answer?.customers ?? [];
  const picked = rows.filter((row) => actions.picks.has(row.customerId)).length;
  return {
    key: 'select',
    facts: [],
    place: 'lead',
    width: 44,
    head: checkbox({
      label: strings.selection.page,
      isLabelUnseen: true,
      isChecked: picked > 0 && picked === rows.length,
      isMixed: picked > 0 && picked < rows.length,
      isInGrid: true,
      onChange: (isChecked) => actions.picks.setAll(rows, isChecked),
    }),
    cell: (row) =>
      checkbox({
        label: strings.selection.row(row.customerId),
        isLabelUnseen: true,
        isChecked: actions.picks.has(row.customerId),
        isInGrid: true,
        onChange: (isChecked, isRange) => actions.picks.set(row, isChecked, rows, isRange),
      }),
  };
}

/** One quiet button a row, with all that can be done to it. */
export function rowMenuColumn(context: ListContext): TableColumn<CustomerRow> | null {
  if (rowVerbs(context).length === 0) return null;
  const { actions, strings } = context;
  return {
    key: 'menu',
    facts: [],
    place: 'trail',
    width: 44,
    head: html`<span class="unseen">${strings.selection.menu}</span>`,
    cell: (row) => html`<button
      type="button"
      class="button quiet icon row-menu"
      tabindex="-1"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${strings.selection.more(row.customerId)}
      @click=${(event: Event) => void actions.menu(context, event.currentTarget as HTMLElement, row)}
    >
      ${icons.dots}
    </button>`,
  };
}

/** What can be done from above the list, whoever is picked. */
export function listTools(context: ListContext): unknown {
  const { actions, strings } = context;
  const verbs = HEAD_VERBS.filter((verb) => isAllowed(context, verb));
  if (verbs.length === 0) return nothing;
  return verbs.map(
    (
      verb,
    ) => html`<button type="button" class="button tool tool-${verb}" aria-haspopup="dialog" @click=${() => void actions.open(context, verb)}>
      ${strings.selection.verbs[verb]}
    </button>`,
  );
}

/** How many are picked and what can be done to them; it lies over the row above the table, which therefore stays where it is. */
export function actionBar(context: ListContext): unknown {
  const { actions, strings } = context;
  const { picks } = actions;
  const words = strings.selection;
  if (actions.hasFailed) return html`<p class="action-failure" role="alert">${words.unloadable}</p>`;
  if (picks.count === 0) return nothing;
  return html`<div class="action-bar" role="group" aria-label=${words.bar}>
    <span class="picked-count" role="status">${words.count(picks.count)}${picks.isRefusing ? html` <span class="picked-full">${words.full}</span>` : nothing}</span>
    ${rowVerbs(context).map(
      (verb) =>
        html`<button type="button" class="button" aria-haspopup="dialog" @click=${() => void actions.open(context, verb, picks.rows)}>${words.verbs[verb]}</button>`,
    )}
    <button type="button" class="button quiet clear-picks" @click=${() => actions.picks.clear()}>${words.clear}</button>
  </div>`;
}

/** Above everything: the menu, the dialog, the toast. */
export function actionLayer(context: ListContext): unknown {
  return context.actions.draw(context);
}
