import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { stepAlong } from '../core/direction.ts';
import { soon } from '../core/soon.ts';

/** Rows that a key goes down. */
const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/**
 * The keys of the ARIA grid pattern: one tab stop for the whole table, arrows from cell to cell, Home and End within a row,
 * with Control within the table. A cell's buttons, links and boxes take the focus where the cell has some, one after the other.
 */
export class GridNavigation implements ReactiveController {
  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  #stop: HTMLElement | null = null;
  #isAsking = false;

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    host.addController(this);
  }

  /** What is visible is known once the rows are laid out: in a task of its own, once for several drawings. */
  hostUpdated(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    soon(() => {
      this.#isAsking = false;
      this.#ensureStop();
    });
  }

  #ensureStop(): void {
    if (this.#stop?.isConnected && isInSight(this.#stop)) return;
    const first = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('th, td')].find(isInSight);
    if (first) this.#setStop(stopsOf(first)[0]);
  }

  readonly focus = (event: FocusEvent): void => {
    const target = event.target as HTMLElement;
    const cell = cellOf(target);
    if (cell) this.#setStop(target === cell ? stopsOf(cell)[0] : target);
  };

  readonly key = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const stop = this.#target(event);
    if (!stop) return;
    event.preventDefault();
    this.#setStop(stop);
    stop.focus();
    cellOf(stop)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  #target(event: KeyboardEvent): HTMLElement | undefined {
    const rows = this.#rows();
    const cell = cellOf(event.target as Element);
    const row = rows.findIndex((cells) => cell && cells.includes(cell));
    const cells = rows[row];
    if (!cell || !cells) return undefined;
    if (event.key === 'Home') return stopIn(event.ctrlKey ? rows[0]?.[0] : cells[0], 0);
    if (event.key === 'End') return stopIn((event.ctrlKey ? rows.at(-1) : cells)?.at(-1), 0);
    const down = STEPS[event.key] ?? 0;
    const along = stepAlong(event.key, cell);
    const place = stopsOf(cell).indexOf(event.target as HTMLElement);
    const beside = along && stopsOf(cell)[place + along];
    if (beside) return beside;
    const to = rows[within(rows, row + down)];
    const target = to?.[within(to, cells.indexOf(cell) + along)];
    if (target === cell) return undefined;
    return stopIn(target, down ? Math.max(0, place) : along < 0 ? Infinity : 0);
  }

  /** Rows of visible cells; cards hide some. */
  #rows(): HTMLElement[][] {
    const rows = [...this.#host.renderRoot.querySelectorAll('tr')];
    return rows.map((row) => [...row.children].filter(isInSight) as HTMLElement[]).filter((cells) => cells.length > 0);
  }

  #setStop(stop: HTMLElement): void {
    if (this.#stop === stop) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    stop.tabIndex = 0;
    this.#stop = stop;
  }
}

function cellOf(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>('th, td');
}

function within(list: readonly unknown[], place: number): number {
  return Math.min(Math.max(0, place), list.length - 1);
}

/** Where the focus can stand in a cell: its buttons, links and boxes, or the cell itself. */
function stopsOf(cell: HTMLElement): [HTMLElement, ...HTMLElement[]] {
  const [first, ...others] = cell.querySelectorAll<HTMLElement>('button, a[href], input');
  return first ? [first, ...others] : [cell];
}

function stopIn(cell: HTMLElement | undefined, place: number): HTMLElement | undefined {
  const stops = cell && stopsOf(cell);
  return stops?.[within(stops, place)];
}

/** Takes part in the page, as `checkVisibility` would say, which Safari has since 17.4. */
function isInSight(cell: Element): boolean {
  return cell.getClientRects().length > 0;
}
