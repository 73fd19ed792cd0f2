import { billCycleAt } from '../../../shared/values/bill-cycle.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { recordNameSearch } from '../customers/name-search.ts';
import { whoseCustomers } from '../customers/whose.ts';
import type { PreparedExport } from './create.ts';
import { customerListOf } from './customer-query.ts';
import type { AskedCustomers } from './request.ts';

/** An export of customers: those the search would list now, in its order. A name in the filter counts as a search. */
export async function prepareCustomers(
  world: World,
  call: CallOf<'POST /v1/exports'>,
  asked: AskedCustomers,
): Promise<PreparedExport | Refusal> {
  const { partner, session } = call.caller;
  const whose = await whoseCustomers(world, call.caller, asked.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const basis = { ...whose, cycle: billCycleAt(world.clock.businessNow()), currency: asked.currency ?? partner.currency };
  const read = await customerListOf(world, asked, basis);
  if (isRefusal(read)) return read;
  const { list, terms } = read;
  const limited = terms.length > 0 ? await recordNameSearch(world, call, terms) : null;
  if (limited) return limited;
  const total = await world.store.reads.customers.count(list);
  return total === 0 ? refuse('export-empty') : { request: { locale: session.locale, asked, basis }, total };
}
