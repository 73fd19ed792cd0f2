import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { recordNameSearch } from '../customers/name-search.ts';
import { whoseCustomers } from '../customers/whose.ts';
import { readOperationFilter } from '../money-operations/query.ts';
import type { PreparedExport } from './create.ts';
import type { AskedOperations } from './request.ts';

/** An export of the operation log: the rows that the search would list now. A name in the filter counts as a search. */
export async function prepareOperations(
  world: World,
  call: CallOf<'POST /v1/exports'>,
  asked: AskedOperations,
): Promise<PreparedExport | Refusal> {
  const { caller } = call;
  const whose = await whoseCustomers(world, caller, asked.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const basis = { books: whose.partnerIds, scope: whose.scope, isOfResellers: whose.isOfResellers };
  const read = await readOperationFilter(world, { callerId: caller.partner.partnerId, books: basis.books }, asked.filter ?? {}, PART);
  if (isRefusal(read)) return read;
  const limited = read.terms.length > 0 ? await recordNameSearch(world, call, read.terms) : null;
  if (limited) return limited;
  const total = await world.store.reads.operationLog.count({ partnerIds: basis.books, scope: basis.scope, filter: read.filter });
  return total === 0 ? refuse('export-empty') : { request: { locale: caller.session.locale, asked, basis }, total };
}

/** Where in the request the filter stands. */
const PART = '/body/export/filter';
