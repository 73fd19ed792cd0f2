import type { BillLineRecord } from '../../ports/records.ts';

interface Delivery {
  /** Lines written to it; null before it is begun. */
  lines: number | null;
  /** Lines it took the place of; null before it is in force. */
  replaced: number | null;
}

/** Shares the parts of a bill (billing account and cycle) out over deliveries, so that no switch has to bring too many at once; a part stands in one of them whole. */
export class BillDeliveries {
  readonly #makeId: () => string;
  readonly #partsAtMost: number;
  readonly #deliveries = new Map<string, Delivery>();
  readonly #deliveryOf = new Map<string, string>();
  #current: { deliveryId: string; parts: number } | null = null;

  constructor(makeId: () => string, partsAtMost: number) {
    this.#makeId = makeId;
    this.#partsAtMost = partsAtMost;
  }

  /** Which delivery each line goes to, and which of these are yet to be begun. */
  share(lines: readonly BillLineRecord[]): { fresh: string[]; shares: Map<string, BillLineRecord[]> } {
    const shares = Map.groupBy(lines, (line) => this.#deliveryFor(`${line.cycle} ${line.billingAccountId}`));
    return { fresh: [...shares.keys()].filter((deliveryId) => this.#deliveries.get(deliveryId)?.lines === null), shares };
  }

  /** Lines are committed. */
  written(shares: ReadonlyMap<string, readonly BillLineRecord[]>): void {
    for (const [deliveryId, lines] of shares) {
      const delivery = this.#deliveries.get(deliveryId);
      if (delivery) delivery.lines = (delivery.lines ?? 0) + lines.length;
    }
  }

  switched(deliveryId: string, replaced: number): void {
    const delivery = this.#deliveries.get(deliveryId);
    if (delivery) delivery.replaced = replaced;
  }

  ids(): string[] {
    return [...this.#deliveries.keys()];
  }

  /** Begun, and not yet in force. */
  open(): string[] {
    return [...this.#deliveries].filter(([, { lines, replaced }]) => lines !== null && replaced === null).map(([deliveryId]) => deliveryId);
  }

  get linesInForce(): number {
    return [...this.#deliveries.values()].reduce((sum, { lines, replaced }) => sum + (replaced === null ? 0 : (lines ?? 0)), 0);
  }

  get linesReplaced(): number {
    return [...this.#deliveries.values()].reduce((sum, { replaced }) => sum + (replaced ?? 0), 0);
  }

  #deliveryFor(part: string): string {
    const known = this.#deliveryOf.get(part);
    if (known !== undefined) return known;
    if (!this.#current || this.#current.parts >= this.#partsAtMost) {
      this.#current = { deliveryId: this.#makeId(), parts: 0 };
      this.#deliveries.set(this.#current.deliveryId, { lines: null, replaced: null });
    }
    this.#current.parts += 1;
    this.#deliveryOf.set(part, this.#current.deliveryId);
    return this.#current.deliveryId;
  }
}
