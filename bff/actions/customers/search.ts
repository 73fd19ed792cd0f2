import { billCycleAt } from '../../../shared/values/bill-cycle.ts';
import { isCycleRunning } from '../../domain/list-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, ReadyAnswer } from '../action.ts';
import { readFilter } from './filter.ts';
import { recordNameSearch } from './name-search.ts';
import { loadPage } from './page.ts';
import { whoseCustomers } from './whose.ts';

type Search = CallOf<'POST /v1/customers/search'>;
type Answer = ReadyAnswer<'POST /v1/customers/search'>;

const FIRST_PAGE = { size: 20, at: 'first' } as const;
const NEWEST_FIRST = { by: 'associatedAt', direction: 'descending' } as const;

/** A page of the customers in scope, masked. Without a name or mobile it is a plain read; with one it is limited and audited. */
export async function searchCustomers(world: World, call: Search): Promise<Answer | Refusal> {
  const { filter = {}, sort = NEWEST_FIRST, page = FIRST_PAGE, indirectPartnerId } = call.body;
  const whose = await whoseCustomers(world, call.caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const read = await readFilter(world, whose.partnerIds, filter);
  if (isRefusal(read)) return read;
  const refused = read.terms.length > 0 ? await recordNameSearch(world, call, read.terms) : null;
  if (refused) return refused;

  const businessNow = world.clock.businessNow();
  const cycle = billCycleAt(businessNow);
  const currency = call.body.currency ?? call.caller.partner.currency;
  const list = { ...whose, filter: read.filter, sort, cycle, currency };
  const [loaded, asOf] = await Promise.all([
    loadPage(world.store.reads.customers, list, page, indirectPartnerId),
    newestDelivery(world, whose.partnerIds, cycle),
  ]);
  if (isRefusal(loaded)) return loaded;
  return {
    customers: loaded.customers,
    total: loaded.total,
    page: { size: page.size, position: loaded.position, next: loaded.next, previous: loaded.previous },
    consumption: { cycle, currency, asOf, isEstimate: isCycleRunning(cycle, businessNow) },
  };
}

async function newestDelivery({ store }: World, partnerIds: readonly string[], cycle: string): Promise<string | null> {
  const instants = await Promise.all(partnerIds.map((partnerId) => store.reads.consumption.asOf(partnerId, cycle)));
  return instants.reduce((newest, at) => (newest === null || (at !== null && at > newest) ? at : newest), null);
}
