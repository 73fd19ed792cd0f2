import type { CustomerRecord } from '../../ports/records.ts';
import type { Reads, Store, StoredCustomer, Unit } from '../../ports/store.ts';
import { partnersAbove } from '../money/returns.ts';

/** An item whose record was made from what was stored when it was read. */
export interface Merged<Item> {
  item: Item;
  record: CustomerRecord;
  stored: StoredCustomer | null;
}

export type MergeReads = Pick<Reads, 'operators'>;

/** Whether the tie of a customer who belongs to the partner becomes one of another type, with which coupons and money come back. */
export function changesAssociation({ record, stored }: Pick<Merged<unknown>, 'record' | 'stored'>): boolean {
  return stored !== null && stored.dissociatedAt === null && stored.customer.associationType !== record.associationType;
}

interface Steps<Item> {
  /**
   * Makes the record to save, outside of any command where that is possible, since encryption must not hold the store; null leaves the
   * item out. What else it needs to know it asks `reads`.
   */
  merge(item: Item, stored: StoredCustomer | null, reads: MergeReads): Promise<CustomerRecord | null>;
  /** Saves, within one command; may be called again with items that had changed in between. */
  save(unit: Unit, merged: readonly Merged<Item>[]): Promise<void>;
}

/** Attempts outside of the command that saves. */
const ATTEMPTS_MAXIMUM = 4;

/**
 * Merges what a source states over what is stored, and saves it. A customer that somebody changes in between (tags it, erases it, assigns
 * it) is read and merged anew, so that nothing of theirs is lost; one that keeps changing is merged within the command, where nobody
 * else can change it. Ids must not repeat.
 */
export async function mergeSaved<Item extends { customerId: string }>(
  store: Store,
  partnerId: string,
  items: readonly Item[],
  steps: Steps<Item>,
): Promise<void> {
  let waiting = items;
  for (let attempt = 0; attempt < ATTEMPTS_MAXIMUM; attempt += 1) {
    waiting = await mergeAndSave(store, partnerId, waiting, steps);
    if (waiting.length === 0) return;
  }
  const also = await partnersAbove(store.reads, partnerId);
  await store.write(
    partnerId,
    async (unit) => {
      const known = await storedOf(unit, partnerId, waiting);
      await steps.save(unit, await mergeAll(known, waiting, steps, unit));
    },
    { also },
  );
}

/** Answers the items that had changed in between. */
async function mergeAndSave<Item extends { customerId: string }>(
  store: Store,
  partnerId: string,
  items: readonly Item[],
  steps: Steps<Item>,
): Promise<readonly Item[]> {
  const known = await store.write(partnerId, (unit) => storedOf(unit, partnerId, items));
  const merged = await mergeAll(known, items, steps, store.reads);
  // What comes back with a change of association may go up into a distributor's book.
  const also = merged.some(changesAssociation) ? await partnersAbove(store.reads, partnerId) : [];
  const command = async (unit: Unit) => {
    const now = await storedOf(
      unit,
      partnerId,
      merged.map(({ item }) => item),
    );
    const isAsRead = (one: Merged<Item>) => textOf(one.stored) === textOf(now.get(one.item.customerId) ?? null);
    await steps.save(unit, merged.filter(isAsRead));
    return merged.filter((one) => !isAsRead(one)).map(({ item }) => item);
  };
  return await store.write(partnerId, command, { also });
}

async function mergeAll<Item extends { customerId: string }>(
  known: ReadonlyMap<string, StoredCustomer>,
  items: readonly Item[],
  { merge }: Steps<Item>,
  reads: MergeReads,
): Promise<Merged<Item>[]> {
  const all = await Promise.all(
    items.map(async (item) => {
      const stored = known.get(item.customerId) ?? null;
      const record = await merge(item, stored, reads);
      return record && { item, record, stored };
    }),
  );
  return all.filter((one) => one !== null);
}

async function storedOf(unit: Unit, partnerId: string, items: readonly { customerId: string }[]) {
  const ids = items.map(({ customerId }) => customerId);
  return new Map((await unit.customers.known(partnerId, ids)).map((one) => [one.customer.customerId, one]));
}

function textOf(stored: StoredCustomer | null): string {
  return JSON.stringify(stored, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
