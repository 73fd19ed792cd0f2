import type { ConsumptionFilter } from '../../../shared/contract/consumption-fields.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ConsumptionScope } from '../../../shared/values/consumption-lists.ts';
import type { Currency } from '../../../shared/values/money.ts';
import { billTypeCode, chargeModeCode } from '../../domain/consumption-codes.ts';
import { chooseCurrency, readCurrency } from '../../domain/consumption-currency.ts';
import { holdersIn } from '../../domain/consumption-scope.ts';
import { type CycleRange, readSpan, type Span } from '../../domain/consumption-window.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { ConsumptionQuery } from '../../ports/consumption.ts';
import type { World } from '../../ports/index.ts';
import type { Reads } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { managersOf, type WhoseCustomers, whoseCustomers } from '../customers/whose.ts';
import { namedOperators } from './names.ts';

export type OverviewAnswer = AnswerOf<'POST /v1/consumption/overview'>;
type Basis = Pick<OverviewAnswer, 'currency' | 'asOf' | 'isEstimate' | 'basis'>;
type Caller = CallOf<'POST /v1/consumption/overview'>['caller'];

/** ISO 4217 for no currency: nothing is ever charged in it. */
const NO_CURRENCY = 'XXX';
/** Lines of an older release are added up within moments of a start. */
const RETRY_SECONDS = 5;

/** A question, read: whose consumption it is about, what the store is asked, and what the answer says of itself. */
export interface Asked {
  whose: WhoseCustomers;
  filter: ConsumptionFilter;
  span: Span;
  query: ConsumptionQuery;
  basis: Basis;
}

/** Reads what is asked. What one may not see and what is not there are refused alike. */
export async function readAsked(
  world: World,
  caller: Caller,
  { filter = {}, indirectPartnerId }: { filter?: ConsumptionFilter | undefined; indirectPartnerId?: string | undefined },
  part = '/body',
): Promise<Asked | Refusal> {
  const { reads } = world.store;
  const whose = await whoseCustomers(world, caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const span = readSpan(filter, world.clock.businessNow(), `${part}/filter`);
  if (isRefusal(span)) return span;
  const currency = readCurrency(filter.currency, `${part}/filter`);
  if (isRefusal(currency)) return currency;
  const narrowed = await narrow(reads, caller.partner.partnerId, whose, filter);
  if (isRefusal(narrowed)) return narrowed;
  const state = await reads.figures.state(whose.partnerIds, span.cycles);
  if (!state.isCounted) return notReady();
  const chosen = chooseCurrency(currency, { partner: caller.partner.currency, present: state.currencies });
  return {
    whose,
    filter,
    span,
    query: queryOf(narrowed, span, chosen),
    basis: basisOf(span, narrowed.scope, { ...state, currency: chosen }),
  };
}

/** What the filter and the scope leave, whatever the cycles and the currency. */
export interface Narrowed {
  scope: ConsumptionScope;
  query: Omit<ConsumptionQuery, 'currency' | 'cycles' | 'dates'>;
}

type NarrowReads = Pick<Reads, 'operators' | 'customers'>;

/** The part of the scope that a filter names. `ownId`: the partner that asks, whose account managers make a team. */
export async function narrow(
  reads: NarrowReads,
  ownId: string,
  { partnerIds, scope }: Pick<WhoseCustomers, 'partnerIds' | 'scope'>,
  filter: ConsumptionFilter,
): Promise<Narrowed | Refusal> {
  const { accountManagerId, chargeMode, billType } = filter;
  const team = scope.kind === 'supervisor' ? await managersOf(reads, ownId, scope) : [];
  const below = filter.supervisorId === undefined ? undefined : await teamOf(reads, partnerIds, filter.supervisorId);
  if (isRefusal(below)) return below;
  const holders = holdersIn(scope, team, accountManagerId, below);
  if (isRefusal(holders)) return holders;
  if (typeof accountManagerId === 'string' && (await namedOperators(reads, partnerIds, [accountManagerId])).size === 0)
    return refuse('not-found');
  const customerId = filter.customerId ?? (scope.kind === 'customer' ? scope.customerId : undefined);
  if (customerId !== undefined && (await reads.customers.picked(partnerIds, scope, [customerId])).length === 0) return refuse('not-found');
  const { associationType, service, region, resourceType, enterpriseProject, billClass } = filter;
  const codes = { associationType, service, region, resourceType, enterpriseProject, billClass };
  return {
    scope: holders.scope,
    query: {
      partnerIds,
      heldBy: holders.heldBy,
      customerId,
      ...codes,
      chargeMode: chargeModeCode(chargeMode),
      billType: billTypeCode(billType),
    },
  };
}

/** The account managers under a supervisor of these partners. */
async function teamOf(reads: NarrowReads, partnerIds: readonly string[], supervisorId: string): Promise<string[] | Refusal> {
  if ((await namedOperators(reads, partnerIds, [supervisorId])).size === 0) return refuse('not-found');
  const teams = await Promise.all(
    partnerIds.map((partnerId) => managersOf(reads, partnerId, { kind: 'supervisor', operatorId: supervisorId })),
  );
  return teams.flat();
}

export function queryOf(
  { query }: Narrowed,
  { cycles, dates }: Pick<Span, 'cycles' | 'dates'>,
  currency: Currency | null,
): ConsumptionQuery {
  return { ...query, cycles, ...(dates && { dates }), currency: currency ?? NO_CURRENCY };
}

/** Lines are still being added up. */
export function notReady(): Refusal {
  return refuse('figures-not-ready', { retryAfterSeconds: RETRY_SECONDS });
}

/** Whether all lines are added up of what something is compared with. */
export async function checkCounted(
  { store }: World,
  partnerIds: readonly string[],
  spans: readonly ({ cycles: CycleRange } | null)[],
): Promise<Refusal | null> {
  for (const span of spans) if (span && !(await store.reads.figures.state(partnerIds, span.cycles)).isCounted) return notReady();
  return null;
}

function basisOf(
  { cycles, dates, areDatesIgnored, isEstimate }: Span,
  scope: ConsumptionScope,
  { asOf, currency, currencies }: { asOf: string | null; currency: Currency | null; currencies: Currency[] },
): Basis {
  return { currency, asOf, isEstimate, basis: { cycles, dates, areDatesIgnored, scope, isBill: false, currencies: [...currencies] } };
}
