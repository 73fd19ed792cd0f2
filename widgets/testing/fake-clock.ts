interface Timer {
  due: number;
  run: () => void;
}

/** Time that moves only when a test says so: timers, `performance.now` and `Date.now` of the page. */
export class FakeClock {
  #now = performance.now();
  #nextId = 1_000_000;
  #slept = 0;
  readonly #timers = new Map<number, Timer>();
  readonly #restore: () => void;

  constructor() {
    const { setTimeout: realSet, clearTimeout: realClear } = window;
    const performanceNow = performance.now.bind(performance);
    const dateNow = Date.now.bind(Date);
    const offset = dateNow() - this.#now;
    window.setTimeout = ((run: () => void, milliseconds = 0) => this.#add(run, milliseconds)) as typeof setTimeout;
    window.clearTimeout = ((id?: number) => this.#timers.delete(id ?? 0) || realClear(id)) as typeof clearTimeout;
    performance.now = () => this.#now;
    Date.now = () => offset + this.#now + this.#slept;
    this.#restore = () => {
      window.setTimeout = realSet;
      window.clearTimeout = realClear;
      performance.now = performanceNow;
      Date.now = dateNow;
    };
  }

  /** Moves on, running what falls due in its order and letting promises settle after each. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = [...this.#timers].filter(([, timer]) => timer.due <= until).sort(([, a], [, b]) => a.due - b.due)[0];
      if (!next) break;
      const [id, timer] = next;
      this.#timers.delete(id);
      this.#now = timer.due;
      timer.run();
      await settle();
    }
    this.#now = until;
    await settle();
  }

  /** The machine sleeps: the wall clock goes on, timers and `performance.now` do not. */
  sleep(milliseconds: number): void {
    this.#slept += milliseconds;
  }

  stop(): void {
    this.#restore();
  }

  #add(run: () => void, milliseconds: number): number {
    this.#nextId += 1;
    this.#timers.set(this.#nextId, { due: this.#now + milliseconds, run });
    return this.#nextId;
  }
}

const MOST_FRAMES = 40;

/** Lets answers that are already there arrive and be drawn, long pages to their last row. */
export async function settle(): Promise<void> {
  await turns();
  for (let frame = 0; frame < MOST_FRAMES && isBeingDrawn(); frame += 1) {
    await new Promise(requestAnimationFrame);
    await turns();
    await turns();
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  }
}

/** Rows are there, but not all of them, or not yet what stands around them. */
function isBeingDrawn(): boolean {
  const roots = [...document.querySelectorAll('partner-customer-list')].map((list) => list.shadowRoot);
  return roots.some(
    (root) =>
      root?.querySelector('table[aria-busy="false"] tr:not(.skeleton) > td') &&
      (root.querySelector('.skeleton') || !root.querySelector('[popovertarget]')),
  );
}

/** Says that the page was hidden or seen, as a browser does. */
export function setPageVisible(isVisible: boolean): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (isVisible ? 'visible' : 'hidden') });
  document.dispatchEvent(new Event('visibilitychange'));
}
