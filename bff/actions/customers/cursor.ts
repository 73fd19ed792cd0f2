import { CUSTOMER_ID_PATTERN, MADE_ID_PATTERN } from '../../../shared/values/ids.ts';
import type { CustomerSort } from '../../../shared/values/lists.ts';
import type { CustomerPlace } from '../../ports/store.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';

/** A place in one list: the row at the border of a page, and that row's position from 1. */
export interface Cursor {
  place: CustomerPlace;
  position: number;
}

const MAXIMUM_POSITION = 1_000_000_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
/** A whole number within 64 bits. */
const NUMBER = /^-?\d{1,18}$/;
/** An amount as it is kept: two whole numbers. */
const AMOUNT = /^-?\d{1,18} -?\d{1,18}$/;
const VALUE_PATTERNS: Readonly<Record<CustomerSort, RegExp>> = {
  associatedAt: INSTANT,
  resourceExpiry: INSTANT,
  consumption: AMOUNT,
  credit: NUMBER,
};

/** Opaque to its reader; `list` names the filter and sort it belongs to. */
export function writeCursor({ place, position }: Cursor, list: string): string {
  const whose = place.partnerId === undefined ? [] : [place.partnerId];
  return writeOpaque([place.value, place.customerId, position, ...whose], list);
}

/** Null where the text is no cursor, or one of another filter or sort. */
export function readCursor(text: string, list: string, sort: CustomerSort): Cursor | null {
  const parts = readOpaque(text, list);
  if (parts === null || parts.length < 3 || parts.length > 4) return null;
  const [value, customerId, position, partnerId] = parts;
  if (!isPlaceValue(value, sort)) return null;
  if (typeof customerId !== 'string' || !CUSTOMER_ID_PATTERN.test(customerId)) return null;
  if (!Number.isInteger(position) || (position as number) < 1 || (position as number) > MAXIMUM_POSITION) return null;
  if (partnerId === undefined) return { place: { value, customerId }, position: position as number };
  if (typeof partnerId !== 'string' || !MADE_ID_PATTERN.test(partnerId)) return null;
  return { place: { value, customerId, partnerId }, position: position as number };
}

/** Every customer has an association time; all else it is sorted by can be missing. */
function isPlaceValue(value: unknown, sort: CustomerSort): value is string | null {
  if (value === null) return sort !== 'associatedAt';
  return typeof value === 'string' && VALUE_PATTERNS[sort].test(value);
}
