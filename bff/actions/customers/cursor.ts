import { CUSTOMER_ID_PATTERN } from '../../../shared/values/ids.ts';
import type { CustomerSort } from '../../../shared/values/lists.ts';
import type { CustomerPlace } from '../../ports/store.ts';

/** A place in one list: the row at the border of a page, and that row's position from 1. */
export interface Cursor {
  place: CustomerPlace;
  position: number;
}

const BASE64URL = /^[A-Za-z0-9_-]+$/;
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
  const text = JSON.stringify([place.value, place.customerId, position, digestOf(list)]);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null where the text is no cursor, or one of another filter or sort. */
export function readCursor(text: string, list: string, sort: CustomerSort): Cursor | null {
  const parts = partsOf(text);
  if (parts === null || parts.length !== 4) return null;
  const [value, customerId, position, digest] = parts;
  if (digest !== digestOf(list)) return null;
  if (!isPlaceValue(value, sort)) return null;
  if (typeof customerId !== 'string' || !CUSTOMER_ID_PATTERN.test(customerId)) return null;
  if (!Number.isInteger(position) || (position as number) < 1 || (position as number) > MAXIMUM_POSITION) return null;
  return { place: { value, customerId }, position: position as number };
}

/** Every customer has an association time; all else it is sorted by can be missing. */
function isPlaceValue(value: unknown, sort: CustomerSort): value is string | null {
  if (value === null) return sort !== 'associatedAt';
  return typeof value === 'string' && VALUE_PATTERNS[sort].test(value);
}

function partsOf(text: string): unknown[] | null {
  if (!BASE64URL.test(text)) return null;
  try {
    const parts: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}

/** FNV-1a in two lanes. Guards against mixing lists up, not against a forger: a cursor grants nothing. */
function digestOf(list: string): string {
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let index = 0; index < list.length; index += 1) {
    const unit = list.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
