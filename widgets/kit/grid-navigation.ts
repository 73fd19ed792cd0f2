import type { ReactiveController, ReactiveControllerHost } from 'lit';

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * The keys of the ARIA grid pattern: one tab stop for the whole table, arrows from cell to cell, Home and End within a row,
 * with Control within the table. A cell's button takes the focus where the cell has one.
 */
export class GridNavigation implements ReactiveController {
  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  #stop: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#stop?.isConnected && this.#stop.checkVisibility()) return;
    const first = this.#rows()[0]?.[0];
    if (first) this.#setStop(stopOf(first));
  }

  readonly focus = (event: FocusEvent): void => {
    const cell = (event.target as Element).closest<HTMLElement>('th, td');
    if (cell) this.#setStop(stopOf(cell));
  };

  readonly key = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const target = this.#target(event);
    if (!target) return;
    event.preventDefault();
    const stop = stopOf(target);
    this.#setStop(stop);
    stop.focus();
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  #target(event: KeyboardEvent): HTMLElement | undefined {
    const rows = this.#rows();
    const cell = (event.target as Element).closest<HTMLElement>('th, td');
    const row = rows.findIndex((cells) => cell !== null && cells.includes(cell));
    const column = cell ? (rows[row]?.indexOf(cell) ?? -1) : -1;
    if (row < 0 || column < 0) return undefined;
    if (event.key === 'Home') return rows[event.ctrlKey ? 0 : row]?.[0];
    if (event.key === 'End') return rows[event.ctrlKey ? rows.length - 1 : row]?.at(-1);
    const step = STEPS[event.key];
    if (!step) return undefined;
    const to = rows[Math.min(Math.max(0, row + step[0]), rows.length - 1)];
    return to?.[Math.min(Math.max(0, column + step[1]), to.length - 1)];
  }

  /** Rows of visible cells; cards hide some. */
  #rows(): HTMLElement[][] {
    const rows = [...this.#host.renderRoot.querySelectorAll('tr')];
    return rows
      .map((row) => [...row.children].filter((cell) => cell.checkVisibility()) as HTMLElement[])
      .filter((cells) => cells.length > 0);
  }

  #setStop(stop: HTMLElement): void {
    if (this.#stop === stop) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    stop.tabIndex = 0;
    this.#stop = stop;
  }
}

function stopOf(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>('button') ?? cell;
}
