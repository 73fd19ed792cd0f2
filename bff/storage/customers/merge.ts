import type { CustomerPlace, CustomerQuery } from '../../ports/store.ts';

type Key = string | bigint | [bigint, bigint];

/** The order in which several partners' walks become one: by sort value and id, as each of them walks, then by partner. */
export interface WalkOrder {
  by: CustomerQuery['sort']['by'];
  walk: 'asc' | 'desc';
  /** Rows without a value come last in the list, so a walk from its end meets them first. */
  isBackward: boolean;
}

/** The first rows of all walks together, each of which is in order already and no longer than `most`. */
export function mergeWalks<Row>(walks: readonly Row[][], placeOf: (row: Row) => CustomerPlace, order: WalkOrder, most: number): Row[] {
  const [only, ...others] = walks;
  if (only && others.length === 0) return only;
  const keyed = walks.flat().map((row) => {
    const place = placeOf(row);
    return { row, place, key: keyOf(place.value, order.by) };
  });
  const sign = order.walk === 'asc' ? 1 : -1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      if (a.key !== b.key) return (a.key === null) === order.isBackward ? -1 : 1;
      return sign * comparePlaces(a.place, b.place);
    }
    return sign * (compareKeys(a.key, b.key) || comparePlaces(a.place, b.place));
  });
  return keyed.slice(0, most).map(({ row }) => row);
}

function keyOf(value: string | null, by: WalkOrder['by']): Key | null {
  if (value === null) return null;
  if (by === 'associatedAt' || by === 'resourceExpiry') return value;
  if (by === 'credit') return BigInt(value);
  const [micro = '0', rest = '0'] = value.split(' ');
  return [BigInt(micro), BigInt(rest)];
}

function compareKeys(a: Key, b: Key): number {
  if (Array.isArray(a) && Array.isArray(b)) return compare(a[0], b[0]) || compare(a[1], b[1]);
  return compare(a, b);
}

function comparePlaces(a: CustomerPlace, b: CustomerPlace): number {
  return compare(a.customerId, b.customerId) || compare(a.partnerId ?? '', b.partnerId ?? '');
}

function compare<Value>(a: Value, b: Value): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
