import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Currency } from '../../../shared/values/money.ts';
import { billTypeOf, chargeModeOf } from '../../domain/consumption-codes.ts';
import { isManagerNeeded } from '../../domain/consumption-scope.ts';
import { windowAt } from '../../domain/consumption-window.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { ConsumptionQuery, ValueOption } from '../../ports/consumption.ts';
import type { World } from '../../ports/index.ts';
import type { Reads } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { managersOf, type WhoseCustomers, whoseCustomers } from '../customers/whose.ts';
import { narrow, queryOf } from './asked.ts';
import { namedOperators, type ShownManager } from './names.ts';

type Ask = CallOf<'GET /v1/consumption/filter-options'>;
type Answer = AnswerOf<'GET /v1/consumption/filter-options'>;
type Managers = Pick<Answer, 'supervisors' | 'accountManagers'>;
type Stated = Pick<Answer, 'services' | 'resourceTypes' | 'regions' | 'chargeModes' | 'billTypes'>;

const MOST = 500;

/** What consumption in scope can be filtered by: of somebody who sees but some, only what that states. */
export async function listConsumptionOptions(world: World, { caller, query }: Ask): Promise<Answer | Refusal> {
  const { reads } = world.store;
  const whose = await whoseCustomers(world, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const window = windowAt(world.clock.businessNow());
  const cycles = { from: window.earliest, to: window.latest };
  const narrowed = await narrow(reads, caller.partner.partnerId, whose, {});
  if (isRefusal(narrowed)) return narrowed;
  const { currencies } = await reads.figures.state(whose.partnerIds, cycles);
  const queries = currencies.map((currency) => queryOf(narrowed, { cycles, dates: null }, currency));
  const stated = whose.scope.kind === 'all' ? await statedByAll(reads, whose.partnerIds) : await statedIn(reads, queries);
  return {
    cycles: window,
    currencies: whose.scope.kind === 'all' ? currencies : await consumedIn(reads, queries),
    ...stated,
    ...(await managersIn(reads, caller.partner.partnerId, whose)),
    isManagerNeeded: isManagerNeeded(whose.scope),
  };
}

async function statedByAll({ figures }: Reads, partnerIds: readonly string[]): Promise<Stated> {
  const values = (kind: 'service' | 'region' | 'resourceType') => figures.values(partnerIds, kind, MOST);
  const [services, regions, resourceTypes, kinds] = await Promise.all([
    values('service'),
    values('region'),
    values('resourceType'),
    figures.kinds(partnerIds),
  ]);
  return { services, regions, resourceTypes, ...namesOf(kinds) };
}

async function statedIn({ figures }: Reads, queries: readonly ConsumptionQuery[]): Promise<Stated> {
  const by = async (grouping: 'service' | 'region' | 'resourceType' | 'chargeMode' | 'billType'): Promise<ValueOption[]> => {
    const found = await Promise.all(queries.map((query) => figures.groups(query, { by: grouping, rankBy: 'due', top: MOST })));
    const options = found.flatMap(({ groups }) => groups).flatMap(({ key, label }) => (key === null ? [] : [{ code: key, name: label }]));
    return [...new Map(options.map((option) => [option.code, option])).values()].sort(byName);
  };
  const [services, regions, resourceTypes, modes, types] = await Promise.all([
    by('service'),
    by('region'),
    by('resourceType'),
    by('chargeMode'),
    by('billType'),
  ]);
  const codes = (options: readonly ValueOption[]) => options.map(({ code }) => Number(code)).sort((a, b) => a - b);
  return { services, regions, resourceTypes, ...namesOf({ chargeModes: codes(modes), billTypes: codes(types) }) };
}

function byName(a: ValueOption, b: ValueOption): number {
  const [first, second] = [a.name ?? a.code, b.name ?? b.code];
  return first === second ? 0 : first < second ? -1 : 1;
}

function namesOf({ chargeModes, billTypes }: { chargeModes: readonly number[]; billTypes: readonly number[] }) {
  return {
    chargeModes: chargeModes.flatMap((code) => chargeModeOf(code) ?? []),
    billTypes: billTypes.flatMap((code) => billTypeOf(code) ?? []),
  };
}

async function consumedIn({ figures }: Reads, queries: readonly ConsumptionQuery[]): Promise<Currency[]> {
  const totals = await Promise.all(queries.map((query) => figures.total(query)));
  return queries.filter((_, index) => (totals[index]?.lines ?? 0) > 0).map(({ currency }) => currency);
}

/** Those of the partner, or of the resellers; a supervisor's team; oneself. A customer is not told who held it. */
async function managersIn(reads: Reads, ownId: string, { partnerIds, scope }: WhoseCustomers): Promise<Managers> {
  switch (scope.kind) {
    case 'all': {
      const found = await Promise.all(partnerIds.map((partnerId) => reads.operators.accountManagers(partnerId, null, MOST)));
      const listed = found.flat().slice(0, MOST);
      const supervisors = listed.flatMap(({ supervisor }) => (supervisor ? [shown(supervisor)] : []));
      return {
        supervisors: [...new Map(supervisors.map((one) => [one.operatorId, one])).values()].sort((a, b) => (a.userId < b.userId ? -1 : 1)),
        accountManagers: listed.map((one) => ({ ...shown(one), supervisorId: one.supervisor?.operatorId ?? null })),
      };
    }
    case 'account-manager':
    case 'supervisor': {
      const named = [...(await namedOperators(reads, [ownId], await managersOf(reads, ownId, scope))).values()];
      const supervisorId = scope.kind === 'supervisor' ? scope.operatorId : null;
      return { supervisors: [], accountManagers: named.map((one) => ({ ...one, supervisorId })) };
    }
    default:
      return { supervisors: [], accountManagers: [] };
  }
}

function shown({ operatorId, userId, nameMasked }: { operatorId: string; userId: string; nameMasked: string | null }): ShownManager {
  return { operatorId, userId, name: nameMasked };
}
