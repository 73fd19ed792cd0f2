import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { AuditEntry } from '../../ports/records.ts';
import type { Reads } from '../../ports/store.ts';

/** Who did something, as the contract shows one. */
export type Doer = AnswerOf<'GET /v1/operations/:operationId'>['by'];
type ActorOf = AuditEntry['actor'];

/**
 * Operators behind operations, masked; each is read once. An operator of another partner (the distributor that acted for its reseller) is
 * shown by its id alone.
 */
export class Doers {
  readonly #operators: Pick<Reads['operators'], 'named'>;
  readonly #partnerId: string;
  readonly #known = new Map<string, { userId: string; nameMasked: string | null }>();

  constructor(operators: Pick<Reads['operators'], 'named'>, partnerId: string) {
    this.#operators = operators;
    this.#partnerId = partnerId;
  }

  /** Reads those that are not known yet, all at once. */
  async load(actors: readonly ActorOf[]): Promise<void> {
    const ids = actors.filter(({ kind, id }) => kind === 'operator' && !this.#known.has(id)).map(({ id }) => id);
    if (ids.length === 0) return;
    const named = await this.#operators.named(this.#partnerId, [...new Set(ids)]);
    for (const { operatorId, userId, nameMasked } of named) this.#known.set(operatorId, { userId, nameMasked });
  }

  of({ kind, id }: ActorOf): Doer {
    const known = kind === 'operator' ? this.#known.get(id) : undefined;
    return { kind, id, userId: known?.userId ?? null, name: known?.nameMasked ?? null };
  }
}
