import { html, nothing, type TemplateResult } from 'lit';
import type { MaskedField } from '../../../shared/values/lists.ts';
import { decidingWindow } from '../../core/allowance.ts';
import { formatCount } from '../../core/formats.ts';
import type { Language } from '../../core/language.ts';
import type { Localisation } from '../../core/localisation.ts';
import { RevealVoice } from '../../core/reveal-voice.ts';
import { Reveals } from '../../core/reveals.ts';
import { notice } from '../../kit/notice.ts';
import { revealBar } from '../../kit/reveal-bar.ts';
import { actionBar } from '../actions/action-bar.ts';
import { ListActions } from '../actions/list-actions.ts';
import type { Verb } from '../actions/verbs.ts';
import { chips } from '../chips.ts';
import { Choices } from '../choices.ts';
import type { FirstContext, ListContext, ListHost } from '../context.ts';
import type { CustomerListController } from '../controller.ts';
import { pages } from '../pages.ts';
import { panel, type StandIn } from '../panel.ts';
import { ListPanels } from '../panels.ts';
import type { CustomerRow, SearchAnswer } from '../query.ts';
import { listTabs } from '../tabs.ts';
import { type ReadElement, Reading } from './reading.ts';
import type { AroundStrings } from './strings/zh-CN.ts';

/** The list that this stands around. */
export interface AroundParts {
  element: ReadElement;
  host: ListHost;
  controller: CustomerListController;
}

/**
 * What stands around the rows and has something to do only once they are there: eyes that open, what is picked, filters in force,
 * panels, hints, and what stands in place of rows.
 */
export class Around {
  readonly #controller: CustomerListController;
  readonly #host: ListHost;
  readonly #localisation: Localisation<AroundStrings>;
  readonly #voice: RevealVoice;
  readonly #reading: Reading;
  readonly reveals: Reveals;
  readonly actions: ListActions;
  readonly panels: ListPanels;

  constructor({ element, host, controller }: AroundParts, localisation: Localisation<AroundStrings>) {
    this.#controller = controller;
    this.#host = host;
    this.#localisation = localisation;
    this.#reading = new Reading(element, controller);
    this.#voice = new RevealVoice(host.announce, () => this.#words.reveal);
    this.reveals = new Reveals(host.update, (report) => {
      this.#voice.tell(this.reveals, report);
      host.tell('partner-reveal', report);
    });
    this.actions = new ListActions(host.update);
    this.panels = new ListPanels(host.update, host.find);
    controller.take(this.reveals, new Choices(host.update));
  }

  get #words(): AroundStrings {
    const { strings } = this.#localisation;
    if (!strings) throw new Error('This is made once its words are there.');
    return strings;
  }

  /** Before every drawing: a value that is hidden again is taken back from who has heard it. */
  takeBack(): void {
    this.#voice.takeBack();
  }

  /** Follows the list from one drawing to the next. */
  follow(context: FirstContext, language: Language): void {
    void this.#localisation.use(language);
    this.actions.follow(this.#whole(context));
  }

  /** Opens a dialog. */
  open(context: FirstContext, verb: Verb): void {
    void this.actions.open(this.#whole(context), verb);
  }

  /** Opens the menu of a row. */
  menu(context: FirstContext, anchor: HTMLElement, row: CustomerRow): void {
    void this.actions.menu(this.#whole(context), anchor, row);
  }

  /** What the eye of a column says: how many it would reveal and how many are left. Null while that is not known. */
  columnWords(field: MaskedField, hidden: number): string | null {
    const words = this.#words.reveal;
    const { allowance } = this.reveals;
    if (hidden === 0) return words.hideColumn(field);
    if (!allowance) return null;
    const say = hidden > allowance.remaining ? words.columnTooMany : words.column;
    return say(field, formatCount(hidden), formatCount(allowance.remaining), decidingWindow(allowance));
  }

  /** Own customers and those of resellers, where there are both. */
  tabs(context: FirstContext): unknown {
    return this.#controller.hasTabs ? listTabs(context) : nothing;
  }

  /** The filters in force, and how much may still be revealed. */
  bar(context: FirstContext): TemplateResult {
    const { chips: words, reveal } = this.#words;
    return html`${chips(this.#whole(context), words)}
      <div class="notes">${revealBar(this.reveals, reveal)}</div>`;
  }

  /** Below the rows: where they stand in the whole list, and the way to others. */
  below(context: FirstContext, answer: SearchAnswer): TemplateResult {
    return pages(context.controller, answer, this.#words.pager, (move) => this.#reading.turn(move));
  }

  /** New rows are there; a menu of the old ones has lost its place. */
  noteRows(): void {
    this.#reading.noteRows();
    this.actions.forget();
  }

  /** What floats over the list. */
  layers(context: FirstContext): TemplateResult {
    const whole = this.#whole(context);
    const { language } = this.#localisation;
    return html`${actionBar(whole, this.#words)}${this.panels.draw(whole, language)}${this.actions.draw(whole)}`;
  }

  /** What stands in place of the rows. The button that is pressed goes away with it; the focus stays where the rows will be. */
  standIn(view: StandIn): unknown {
    const leave = (act: () => void) => (): void => {
      this.#host.find('.stage')?.focus();
      act();
    };
    const parts = panel(view, this.#words, {
      isOfResellers: this.#controller.isOfResellers,
      isExpired: this.#controller.session?.snapshot.status === 'expired',
      onClear: leave(() => this.#controller.clearFilters()),
      onRetry: leave(() => this.#controller.load()),
      onResume: leave(() => this.#controller.resume()),
      onCopy: (requestId) => void this.#copy(requestId),
    });
    return notice(view.kind === 'empty' ? { ...parts, slot: 'empty' } : parts);
  }

  #whole(context: FirstContext): ListContext {
    return { ...context, actions: this.actions };
  }

  async #copy(requestId: string): Promise<void> {
    await navigator.clipboard?.writeText(requestId);
    this.#host.announce(this.#words.actions.copied);
  }
}
