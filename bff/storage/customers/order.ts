import { type RawBuilder, sql } from 'kysely';
import type { CustomerSort } from '../../../shared/values/lists.ts';
import type { CustomerPlace } from '../../ports/store.ts';
import type { Values } from './selection.ts';

/** Columns a sort compares, before the customer id that breaks ties in the same direction. */
export const SORT_COLUMNS = {
  associatedAt: ['c.associated_at'],
  resourceExpiry: ['c.resource_expiry_at'],
  credit: ['c.credit_sort'],
} as const satisfies Partial<Record<CustomerSort, readonly string[]>>;

/** Rows with a value come first, rows without one last, in both directions: a page is cut from one part, then from the next. */
export type Part = 'with-value' | 'without-value';

/** How a page is cut from a part: in which direction it is walked, and whether from a place or from the end. */
export interface Cut {
  part: Part;
  columns: readonly string[];
  idColumn: string;
  walk: 'asc' | 'desc';
  hasPlace: boolean;
  /** True where the row at the place belongs to the page: it is another partner's that comes before. */
  isPlaceIncluded: boolean;
}

export function placeValues(by: CustomerSort, place: CustomerPlace | null): Values {
  if (place === null) return {};
  const { value, customerId } = place;
  if (value === null) return { placeId: customerId };
  if (by === 'consumption') {
    const [micro = '0', rest = '0'] = value.split(' ');
    return { placeId: customerId, place0: BigInt(micro), place1: BigInt(rest) };
  }
  return { placeId: customerId, place0: by === 'credit' ? BigInt(value) : value };
}

/** The condition that keeps a part of the list, beyond the place the page starts from. */
export function cutCondition(cut: Cut, slot: Values): RawBuilder<unknown> {
  if (cut.columns.length === 0) return cutByIdAlone(cut, slot);
  const isThere = sql.join(
    cut.columns.map((column) => sql`${sql.ref(column)} is ${cut.part === 'with-value' ? sql`not null` : sql`null`}`),
    sql` and `,
  );
  if (!cut.hasPlace) return isThere;
  const beyond = beyondOf(cut);
  if (cut.part === 'without-value') return sql`${isThere} and ${sql.ref(cut.idColumn)} ${beyond} ${slot.placeId}`;
  const compared = sql.join([...cut.columns, cut.idColumn].map((column) => sql.ref(column)));
  const places = sql.join([...cut.columns.map((_, index) => slot[`place${index}`]), slot.placeId]);
  return sql`${isThere} and (${compared}) ${beyond} (${places})`;
}

/** Where no customer has a value, none is in the part of those who have. */
function cutByIdAlone(cut: Cut, slot: Values): RawBuilder<unknown> {
  if (cut.part === 'with-value') return sql`1 = 0`;
  return cut.hasPlace ? sql`${sql.ref(cut.idColumn)} ${beyondOf(cut)} ${slot.placeId}` : sql`1 = 1`;
}

function beyondOf({ walk, isPlaceIncluded }: Cut): RawBuilder<unknown> {
  return sql.raw(`${walk === 'asc' ? '>' : '<'}${isPlaceIncluded ? '=' : ''}`);
}

export function cutOrder(cut: Cut, columns: readonly string[] = [...cut.columns, cut.idColumn]): RawBuilder<unknown> {
  return sql`order by ${sql.join(columns.map((column) => sql`${sql.ref(column)} ${sql.raw(cut.walk)}`))}`;
}
