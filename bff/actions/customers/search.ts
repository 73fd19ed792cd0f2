import { billCycleAt } from '../../../shared/values/bill-cycle.ts';
import { isCycleRunning } from '../../domain/list-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, ReadyAnswer } from '../action.ts';
import { readNameTerms, toStoreFilter } from './filter.ts';
import { recordNameSearch } from './name-search.ts';
import { loadPage } from './page.ts';

type Answer = ReadyAnswer<'POST /v1/customers/search'>;

const FIRST_PAGE = { size: 20, at: 'first' } as const;
const NEWEST_FIRST = { by: 'associatedAt', direction: 'descending' } as const;

/** A page of the customers in scope, masked. Without a name term it is a plain read; with one it is limited and audited. */
export async function searchCustomers(world: World, call: CallOf<'POST /v1/customers/search'>): Promise<Answer | Refusal> {
  const { filter = {}, sort = NEWEST_FIRST, page = FIRST_PAGE } = call.body;
  const { partner, session } = call.caller;
  const terms = readNameTerms(filter);
  if (isRefusal(terms)) return terms;
  const refused = terms.length > 0 ? await recordNameSearch(world, call, terms) : null;
  if (refused) return refused;

  const businessNow = world.clock.businessNow();
  const cycle = billCycleAt(businessNow);
  const currency = call.body.currency ?? partner.currency;
  const { partnerId } = partner;
  const list = {
    partnerIds: [partnerId],
    isOfResellers: false,
    scope: scopeOf(session.actor),
    filter: toStoreFilter(filter, terms),
    sort,
    cycle,
    currency,
  };
  const [loaded, asOf] = await Promise.all([
    loadPage(world.store.reads.customers, list, page),
    world.store.reads.consumption.asOf(partnerId, cycle),
  ]);
  if (isRefusal(loaded)) return loaded;
  return {
    customers: loaded.customers,
    total: loaded.total,
    page: { size: page.size, position: loaded.position, next: loaded.next, previous: loaded.previous },
    consumption: { cycle, currency, asOf, isEstimate: isCycleRunning(cycle, businessNow) },
  };
}
