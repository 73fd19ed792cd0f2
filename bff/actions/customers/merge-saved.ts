import type { CustomerRecord } from '../../ports/records.ts';
import { type Store, type StoredCustomer, StoreOverloaded, type Unit } from '../../ports/store.ts';

/** An item whose record was made from what was stored when it was read. */
export interface Merged<Item> {
  item: Item;
  record: CustomerRecord;
  stored: StoredCustomer | null;
}

interface Steps<Item> {
  /** Makes the record to save, outside of any command, since encryption must not hold the store; null leaves the item out. */
  merge(item: Item, stored: StoredCustomer | null): Promise<CustomerRecord | null>;
  /** Saves, within one command; may be called again with items that had changed in between. */
  save(unit: Unit, merged: readonly Merged<Item>[]): Promise<void>;
}

const ATTEMPTS_MAXIMUM = 5;

/**
 * Merges what a source states over what is stored, and saves it. A customer that somebody changes in between (tags it, erases it, assigns
 * it) is read and merged anew, so that nothing of theirs is lost. Ids must not repeat. Throws `StoreOverloaded` where
 * customers keep changing.
 */
export async function mergeSaved<Item extends { customerId: string }>(
  store: Store,
  partnerId: string,
  items: readonly Item[],
  steps: Steps<Item>,
): Promise<void> {
  let waiting = items;
  for (let attempt = 0; attempt < ATTEMPTS_MAXIMUM; attempt += 1) {
    const merged = await mergeAll(store, partnerId, waiting, steps);
    const changed = await store.write(partnerId, async (unit) => {
      const now = await storedOf(unit, partnerId, merged);
      const isAsRead = (one: Merged<Item>) => textOf(one.stored) === textOf(now.get(one.item.customerId) ?? null);
      await steps.save(unit, merged.filter(isAsRead));
      return merged.filter((one) => !isAsRead(one)).map(({ item }) => item);
    });
    if (changed.length === 0) return;
    waiting = changed;
  }
  throw new StoreOverloaded('Customers change faster than they can be saved.');
}

async function mergeAll<Item extends { customerId: string }>(
  store: Store,
  partnerId: string,
  items: readonly Item[],
  { merge }: Steps<Item>,
): Promise<Merged<Item>[]> {
  const known = await store.write(partnerId, (unit) =>
    storedOf(
      unit,
      partnerId,
      items.map((item) => ({ item })),
    ),
  );
  const all = await Promise.all(
    items.map(async (item) => {
      const stored = known.get(item.customerId) ?? null;
      const record = await merge(item, stored);
      return record && { item, record, stored };
    }),
  );
  return all.filter((one) => one !== null);
}

async function storedOf(unit: Unit, partnerId: string, items: readonly { item: { customerId: string } }[]) {
  const ids = items.map(({ item }) => item.customerId);
  return new Map((await unit.customers.stored(partnerId, ids)).map((one) => [one.customer.customerId, one]));
}

function textOf(stored: StoredCustomer | null): string {
  return JSON.stringify(stored, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
