import type { AnswerOf } from '../../../shared/contract/index.ts';
import { MADE_ID_PATTERN } from '../../../shared/values/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { LogPlace } from '../../ports/operation-log.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { recordNameSearch } from '../customers/name-search.ts';
import { whoseCustomers } from '../customers/whose.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { readOperationFilter } from './query.ts';
import { logRows } from './rows.ts';

const DEFAULT_SIZE = 20;

/** A page of the operation log, newest first, with the exact total. A search by name is limited and audited. */
export async function searchOperations(
  world: World,
  call: CallOf<'POST /v1/operations/search'>,
): Promise<AnswerOf<'POST /v1/operations/search'> | Refusal> {
  const { filter: asked = {}, indirectPartnerId, after, size = DEFAULT_SIZE } = call.body;
  const { reads } = world.store;
  const whose = await whoseCustomers(world, call.caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const { partnerIds: books, scope } = whose;
  const read = await readOperationFilter(world, { callerId: call.caller.partner.partnerId, books }, asked);
  if (isRefusal(read)) return read;
  const list = JSON.stringify([asked, indirectPartnerId ?? null]);
  const place = after === undefined ? null : readPlace(after, list);
  if (after !== undefined && place === null) return refuse('cursor-invalid');
  const limited = read.terms.length > 0 ? await recordNameSearch(world, call, read.terms) : null;
  if (limited) return limited;
  const query = { partnerIds: books, scope, filter: read.filter };
  // One more than is shown tells whether the log goes on.
  const [found, total] = await Promise.all([reads.operationLog.search(query, place, size + 1), reads.operationLog.count(query)]);
  const shown = found.slice(0, size);
  const last = found.length > size ? shown.at(-1) : undefined;
  return {
    rows: await logRows(reads, { partnerId: call.caller.partner.partnerId, books, scope }, shown),
    total,
    next: last ? writeOpaque([last.at, last.operationId, last.item], list) : null,
    asOf: instantOf(world.clock.businessNow()),
  };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Null where the text is no cursor, or one of another filter. */
function readPlace(text: string, list: string): LogPlace | null {
  const [at, operationId, item, ...more] = readOpaque(text, list) ?? [];
  if (typeof at !== 'string' || !INSTANT.test(at) || more.length > 0) return null;
  if (typeof operationId !== 'string' || !MADE_ID_PATTERN.test(operationId)) return null;
  return Number.isSafeInteger(item) ? { at, operationId, item: item as number } : null;
}
