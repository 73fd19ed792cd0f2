import type { Minor } from '../../shared/values/minor.ts';
import type { OperationKind } from '../../shared/values/money-lists.ts';
import type { Book, LedgerMove } from '../ports/ledger.ts';
import type { MoneyItem } from '../ports/money-operations.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { Unit } from '../ports/store.ts';
import { worldId } from './generate-partners.ts';

/** An operation of the past: what it moved, item by item. */
export interface PastOperation {
  kind: OperationKind;
  at: number;
  actor: AuditEntry['actor'];
  byPartnerId?: string;
  quotaId: string | null;
  memo?: string | null;
  items: readonly PastItem[];
}

export interface PastItem {
  couponId?: string;
  customerId?: string;
  resellerId?: string;
  quotaId?: string;
  amount: Minor;
  balanceBefore?: Minor;
  /** Without `item`, which follows from the place in the list. */
  moves: readonly Omit<LedgerMove, 'item'>[];
}

const NOTHING = {
  refusal: null,
  quotaId: null,
  couponId: null,
  customerId: null,
  resellerId: null,
  balanceBefore: null,
  terms: null,
  memo: null,
};

/** Books what happened before the demonstration began, as the actions would have. */
export class Bookkeeper {
  readonly #unit: Unit;
  readonly #label: string;
  #count = 0;

  constructor(unit: Unit, label: string) {
    this.#unit = unit;
    this.#label = label;
  }

  /** Ids of things made on the way, the same in every world. */
  makeId(prefix: string): string {
    return worldId(prefix, `${this.#label}/${++this.#count}`);
  }

  async book(book: Book, past: PastOperation): Promise<string> {
    const operationId = this.makeId('opr');
    const at = new Date(past.at).toISOString();
    const total = past.items.reduce((sum, { amount }) => sum + amount, 0n);
    await this.#unit.moneyOperations.add({
      operationId,
      partnerId: book.partnerId,
      byPartnerId: past.byPartnerId ?? book.partnerId,
      kind: past.kind,
      state: 'done',
      asset: book.asset,
      currency: book.currency,
      quotaId: past.quotaId,
      at,
      endedAt: at,
      actor: past.actor,
      sessionId: null,
      requestId: this.makeId('req'),
      memo: past.memo ?? null,
      request: null,
      asked: total,
      moved: total,
      items: past.items.length,
      done: past.items.length,
      refused: 0,
      retryOf: null,
      isStopping: false,
      attempts: 0,
      approval: null,
    });
    const moves = past.items.flatMap((item, index) => item.moves.map((move) => ({ ...move, item: index + 1 })));
    await this.#unit.ledger.move(book, operationId, at, moves);
    return operationId;
  }

  /** Items are saved once what they name is there. */
  async saveItems(operationId: string, past: PastOperation): Promise<void> {
    const at = new Date(past.at).toISOString();
    const items = past.items.map(
      ({ moves: _moves, amount, ...item }, index): MoneyItem => ({
        ...NOTHING,
        quotaId: past.quotaId,
        ...item,
        item: index + 1,
        at,
        state: 'done',
        asked: amount,
        moved: amount,
      }),
    );
    await this.#unit.moneyOperations.saveItems(operationId, items);
  }
}
