import type { AnswerOf } from '../../../shared/contract/index.ts';
import { amountToText } from '../../../shared/values/amount.ts';
import { billCycleAt, shiftBillCycle } from '../../../shared/values/bill-cycle.ts';
import type { CustomerScope } from '../../domain/actor.ts';
import { summariseCycle } from '../../domain/consumption-rules.ts';
import { isCycleRunning } from '../../domain/list-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { HeldPeriod } from '../../ports/records.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { toCustomerForm } from './list-forms.ts';
import { whoseCustomers } from './whose.ts';

type Show = CallOf<'GET /v1/customers/:customerId'>;
type Detail = AnswerOf<'GET /v1/customers/:customerId'>;

/** Whose customer the page is about, and in which scope it is shown. */
interface Subject {
  partnerId: string;
  customerId: string;
  scope: CustomerScope;
}

/** The running cycle and the two before it. */
const CYCLES_BACK = [0, -1, -2];
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const EXPIRY_DAYS = 30;
const RESOURCES_SHOWN = 50;
const PERIODS_SHOWN = 50;
/** More than anybody was ever assigned; read before an account manager's own are picked. */
const PERIODS_READ = 1_000;

/** One customer's page, masked. A customer out of scope answers as one that is not there. */
export async function showCustomer(world: World, { caller, params, query }: Show): Promise<Detail | Refusal> {
  const whose = await whoseCustomers(world, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const [partnerId = caller.partner.partnerId] = whose.partnerIds;
  const subject: Subject = { partnerId, customerId: params.customerId, scope: whose.scope };
  const { reads } = world.store;
  const found = await reads.customers.find(partnerId, whose.scope, params.customerId);
  if (!found) return refuse('not-found');
  const [reseller, cycles, expiringResources, managers] = await Promise.all([
    whose.isOfResellers ? resellerOf(world, partnerId) : null,
    cyclesOf(world, subject),
    expiringResourcesOf(world, subject),
    managersOf(world, subject),
  ]);
  const { customer, accountManager, isErased } = found;
  return {
    customer: { ...toCustomerForm(customer), reseller, accountManager: accountManager && toManager(accountManager) },
    cycles,
    expiringResources,
    managers,
    isErased,
  };
}

async function resellerOf({ store }: World, partnerId: string): Promise<Detail['customer']['reseller']> {
  const partner = await store.reads.partners.find(partnerId);
  return partner && { partnerId, name: partner.name };
}

/** An account manager sees what was consumed while they held the customer (R-AM-2, R-CON-9). */
async function cyclesOf({ store, clock }: World, { partnerId, customerId, scope }: Subject): Promise<Detail['cycles']> {
  const now = clock.businessNow();
  const cycles = CYCLES_BACK.map((months) => shiftBillCycle(billCycleAt(now), months));
  const ownedBy = scope.kind === 'account-manager' ? scope.operatorId : null;
  const { consumption } = store.reads;
  const [sums, ...asOf] = await Promise.all([
    consumption.byService(partnerId, customerId, cycles, ownedBy),
    ...cycles.map((cycle) => consumption.asOf(partnerId, cycle)),
  ]);
  return cycles.map((cycle, index) => {
    const { due, services } = summariseCycle(sums.filter((sum) => sum.cycle === cycle));
    return {
      cycle,
      asOf: asOf[index] ?? null,
      isEstimate: isCycleRunning(cycle, now),
      due: due.map(({ amount, currency }) => ({ amount: amountToText(amount), currency })),
      services: services.map(({ service, isOthers, amount, currency }) => ({ service, isOthers, amount: amountToText(amount), currency })),
    };
  });
}

async function expiringResourcesOf({ store, clock }: World, { partnerId, customerId }: Subject): Promise<Detail['expiringResources']> {
  const now = clock.businessNow();
  const until = instantOf(now + EXPIRY_DAYS * DAY_MILLISECONDS);
  const found = await store.reads.customers.expiringResources(partnerId, customerId, { from: instantOf(now), until }, RESOURCES_SHOWN);
  return { until, ...found };
}

/** Who held a customer is the partner's own business: an account manager sees their own periods, the customer itself none. */
async function managersOf({ store }: World, { partnerId, customerId, scope }: Subject): Promise<Detail['managers']> {
  if (scope.kind === 'customer') return [];
  const periods = await store.reads.customers.managers(partnerId, customerId, PERIODS_READ);
  const visible = scope.kind === 'account-manager' ? periods.filter(({ operatorId }) => operatorId === scope.operatorId) : periods;
  return visible.slice(0, PERIODS_SHOWN).map((period) => ({ ...toManager(period), endedAt: period.endedAt }));
}

function toManager({ operatorId, userId, nameMasked, assignedAt }: Omit<HeldPeriod, 'endedAt'>) {
  return { operatorId, userId, name: nameMasked, assignedAt };
}
