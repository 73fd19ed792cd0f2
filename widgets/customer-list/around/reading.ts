import type { ReactiveControllerHost } from 'lit';
import { GridNavigation } from '../../kit/grid-navigation.ts';
import { Hint } from '../../kit/hint.ts';
import type { PagerMove } from '../../kit/pager.ts';
import { tickByKey } from '../../kit/tick.ts';
import type { CustomerListController } from '../controller.ts';

/** The list as its reader meets it. */
export type ReadElement = ReactiveControllerHost & HTMLElement & { renderRoot: HTMLElement | DocumentFragment };

/** How somebody goes through the rows: from cell to cell by keys, from hint to hint, from page to page. */
export class Reading {
  readonly #element: ReadElement;
  readonly #controller: CustomerListController;
  readonly #grid: GridNavigation;
  readonly #hint: Hint;
  /** What the rows on the screen were asked by. */
  #question: string;
  /** A page was turned, and its rows are not there yet. */
  #isTurning = false;

  constructor(element: ReadElement, controller: CustomerListController) {
    this.#element = element;
    this.#controller = controller;
    this.#grid = new GridNavigation(element);
    this.#hint = new Hint(element);
    this.#question = this.#asked;
    this.#listen(element.renderRoot);
  }

  turn(move: PagerMove): void {
    this.#isTurning = true;
    this.#controller.move(move);
  }

  /** Other rows are read from the first on; the same rows, loaded again, stay where they are. */
  noteRows(): void {
    const question = this.#asked;
    if (question === this.#question) return;
    this.#question = question;
    const { renderRoot: root } = this.#element;
    root.querySelector('.scroller')?.scrollTo(0, 0);
    const stage = root.querySelector('.stage');
    if (this.#isTurning && stage && stage.getBoundingClientRect().top < 0) stage.scrollIntoView({ block: 'start' });
    this.#isTurning = false;
  }

  get #asked(): string {
    return JSON.stringify([this.#controller.inForce, this.#controller.shown]);
  }

  #listen(root: HTMLElement | DocumentFragment): void {
    const isInRows = ({ target }: Event): boolean => target instanceof Element && target.closest('.scroller') !== null;
    const on = <Kind extends Event>(name: string, act: (event: Kind) => void): void =>
      root.addEventListener(name, (event) => isInRows(event) && act(event as Kind));
    on<KeyboardEvent>('keydown', (event) => this.#key(event));
    on<ClipboardEvent>('copy', copyId);
    on<FocusEvent>('focusin', (event) => this.#grid.focus(event));
    on('focusin', this.#hint.enter);
    on('focusout', this.#hint.leave);
    on('pointerover', this.#hint.enter);
    on<PointerEvent>('pointerout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Element && relatedTarget.closest('.scroller'))) this.#hint.leave();
    });
    root.addEventListener('scroll', this.#hint.follow, true);
  }

  #key(event: KeyboardEvent): void {
    this.#hint.key(event);
    tickByKey(event);
    this.#grid.key(event);
  }
}

/** Copies the id of the cell that has the focus, whole, where nothing is selected. */
function copyId(event: ClipboardEvent): void {
  const id = (event.target as Element).querySelector('.id')?.textContent;
  if (!id || getSelection()?.type === 'Range') return;
  event.clipboardData?.setData('text/plain', id);
  event.preventDefault();
}
