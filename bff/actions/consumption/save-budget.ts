import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { whoseCustomers } from '../customers/whose.ts';

type Save = CallOf<'PUT /v1/consumption/budget'>;
type Answer = AnswerOf<'PUT /v1/consumption/budget'>;

/** Draws the budget line of the partner or of a customer anew, or takes it away. On record with what it was set to. */
export async function saveBudget(world: World, call: Save): Promise<Answer | Refusal> {
  const { partnerId } = call.caller.partner;
  const { customerId, indirectPartnerId, currency, monthly: text } = call.body;
  const now = world.clock.now();
  const at = instantOf(now);
  const monthly = text === null ? null : readAsked(text, LARGEST.total, '/body/monthly');
  const named = customerId ?? indirectPartnerId;
  const details = { currency, ...(typeof monthly === 'bigint' && { monthly: minorToText(monthly) }) };
  const entry = { at, action: 'consumption.budget' as const, targets: named === undefined ? [] : [named], details };
  const whose = await whoseCustomers(world, call.caller, indirectPartnerId);
  const also = isRefusal(whose) ? [] : whose.partnerIds.filter((id) => id !== partnerId);
  return world.store.write(
    partnerId,
    async (unit) => {
      const outdated = await refuseOutdated(unit, call.caller, 'consumption.read', world.clock.now());
      const done = outdated ?? (isRefusal(monthly) ? monthly : await save(unit, call, monthly, at));
      await unit.audit.append(partnerId, auditEntry(call, entry, isRefusal(done) ? done : undefined));
      return done;
    },
    { also },
  );
}

async function save(unit: Unit, { caller, body }: Save, monthly: Minor | null, at: string): Promise<Answer | Refusal> {
  const { customerId = null, currency } = body;
  const whose = await whoseCustomers({ store: { reads: unit } }, caller, body.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const { partnerIds, scope } = whose;
  const [partnerId = caller.partner.partnerId] = partnerIds;
  if (customerId !== null && (await unit.customers.picked(partnerIds, scope, [customerId])).length === 0) return refuse('not-found');
  if (customerId === null && scope.kind !== 'all') return refuse('permission-missing');
  const budget = monthly === null ? null : { monthly, setAt: at, setBy: caller.session.actor.operatorId };
  await unit.figures.saveBudget(partnerId, customerId, currency, budget);
  return { customerId, currency, monthly: monthly === null ? null : minorToText(monthly), setAt: budget?.setAt ?? null };
}
