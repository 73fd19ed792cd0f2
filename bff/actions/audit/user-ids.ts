import type { AuditRow } from '../../ports/records.ts';
import type { Reads } from '../../ports/store.ts';

/** The partner's own ids of the operators in audit rows; each is read once. */
export class UserIds {
  readonly #operators: Pick<Reads['operators'], 'find'>;
  readonly #partnerId: string;
  readonly #known = new Map<string, string | null>();

  constructor(operators: Pick<Reads['operators'], 'find'>, partnerId: string) {
    this.#operators = operators;
    this.#partnerId = partnerId;
  }

  async load(rows: readonly Pick<AuditRow, 'actor'>[]): Promise<void> {
    const ids = rows.filter(({ actor }) => actor.kind === 'operator').map(({ actor }) => actor.id);
    for (const id of new Set(ids)) {
      if (!this.#known.has(id)) this.#known.set(id, (await this.#operators.find(this.#partnerId, id))?.userId ?? null);
    }
  }

  of(actor: AuditRow['actor']): string | null {
    return this.#known.get(actor.id) ?? null;
  }
}
