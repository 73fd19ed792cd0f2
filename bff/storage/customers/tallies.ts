import { type Connection, insertMany } from '../connection.ts';

/** Collects changes of the counters that make exact totals cheap, and writes them at the end of a command. */
export class Tallies {
  readonly #partnerKey: number;
  readonly #customers = new Map<string, number>();
  readonly #tags = new Map<string, number>();

  constructor(partnerKey: number) {
    this.#partnerKey = partnerKey;
  }

  /** A customer enters (1) or leaves (-1) a combination of manager, association type and tags. */
  add(amount: 1 | -1, managerKey: number, associationType: number, tags: readonly string[]): void {
    const place = JSON.stringify([managerKey, associationType]);
    this.#customers.set(place, (this.#customers.get(place) ?? 0) + amount);
    for (const tag of tags) {
      const tagPlace = JSON.stringify([tag, managerKey, associationType]);
      this.#tags.set(tagPlace, (this.#tags.get(tagPlace) ?? 0) + amount);
    }
  }

  /** Rows that grow are written first, rows that shrink next; a CHECK refuses to go below zero. */
  async write(connection: Connection): Promise<void> {
    await this.#upsert(connection, 'customer_counts', ['manager_key', 'association_type'], this.#customers);
    await this.#upsert(connection, 'tag_counts', ['tag', 'manager_key', 'association_type'], this.#tags);
  }

  async #upsert(connection: Connection, table: 'customer_counts' | 'tag_counts', place: string[], changes: Map<string, number>) {
    const keys = ['partner_key', ...place];
    const rowsOf = (isWanted: (amount: number) => boolean, sign: 1 | -1) =>
      [...changes]
        .filter(([, amount]) => isWanted(amount))
        .map(([name, amount]) => [this.#partnerKey, ...JSON.parse(name), sign * amount] as unknown[]);
    const grown = rowsOf((amount) => amount > 0, 1);
    const more = `on conflict (${keys}) do update set customers = ${table}.customers + excluded.customers`;
    await insertMany(connection, table, [...keys, 'customers'], grown, more);
    const shrunk = rowsOf((amount) => amount < 0, -1);
    const less = `on conflict (${keys}) do update set customers = ${table}.customers - excluded.customers`;
    await insertMany(connection, table, [...keys, 'customers'], shrunk, less);
  }
}
