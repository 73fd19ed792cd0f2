import type { AnswerOf } from '../../../shared/contract/index.ts';
import { standingsOf } from '../../domain/agreement-reading.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { whoseBook } from '../money/whose-book.ts';
import { toStanding } from './standing-view.ts';

type Show = CallOf<'GET /v1/customers/:customerId/agreements'>;

/** Where a customer in scope, or the customer that asks, stands with every agreement. One that was erased shows what it has signed. */
export async function showCustomerStandings(
  { store, clock }: World,
  { caller, params, query }: Show,
): Promise<AnswerOf<'GET /v1/customers/:customerId/agreements'> | Refusal> {
  const { customers, agreements } = store.reads;
  const whose = await whoseBook(store.reads, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const { partnerId, scope } = whose;
  const { customerId } = params;
  if (!(await customers.find(partnerId, scope, customerId))) return refuse('not-found');
  const customer = await agreements.customer(partnerId, customerId);
  if (customer === null) return refuse('not-found');
  const at = instantOf(clock.businessNow());
  const [versions, signatures] = await Promise.all([agreements.versions(partnerId), agreements.standings(partnerId, customerId)]);
  const isAsked = !customer.isDissociated && !customer.isErased;
  const standings = standingsOf(versions, signatures, { ...customer, isAsked }, at);
  const { locale } = caller.session;
  return { standings: standings.map((one) => toStanding(one.version, one, one.newest, locale)), asOf: at };
}
