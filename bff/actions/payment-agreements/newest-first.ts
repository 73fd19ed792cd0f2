import { MADE_ID_PATTERN } from '../../../shared/values/ids.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { ListPlace } from '../../ports/payment-agreements.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';

const DEFAULT_SIZE = 20;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

interface AskedPage {
  size?: number | undefined;
  after?: string | undefined;
}

/** A page of a list that goes from the newest on. `list` names what its cursors belong to. */
export async function pageOf<Row>(
  { size = DEFAULT_SIZE, after }: AskedPage,
  list: string,
  read: (after: ListPlace | null, limit: number) => Promise<Row[]>,
  placeOf: (row: Row) => ListPlace,
): Promise<{ rows: Row[]; next: string | null } | Refusal> {
  const place = after === undefined ? null : readPlace(after, list);
  if (after !== undefined && place === null) return refuse('cursor-invalid');
  // One more than is shown tells whether the list goes on.
  const found = await read(place, size + 1);
  const rows = found.slice(0, size);
  const last = found.length > size ? rows.at(-1) : undefined;
  if (last === undefined) return { rows, next: null };
  const { at, id } = placeOf(last);
  return { rows, next: writeOpaque([at, id], list) };
}

/** Null where the text is no cursor, or one of another list. */
function readPlace(text: string, list: string): ListPlace | null {
  const [at, id, ...more] = readOpaque(text, list) ?? [];
  if (typeof at !== 'string' || !INSTANT.test(at) || more.length > 0) return null;
  return typeof id === 'string' && MADE_ID_PATTERN.test(id) ? { at, id } : null;
}
