import type { Minor } from '../../../shared/values/minor.ts';
import { APPROVED_KINDS, type ApprovedKind, approvalEnd, isAboveLimit, operatorDayStart } from '../../domain/approval-rules.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Reads } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import { actorIdOf, instantOf } from '../audit-entry.ts';

/** What is to move: the whole of an operation, of the items that are not refused. */
interface Moving {
  kind: ApprovedKind;
  currency: string;
  amount: Minor;
}

/**
 * Whether an operation of this amount needs a second person, by the limits of the partner that acts (of a distributor that acts for its
 * reseller: the distributor's). Limits are read anew, so ask inside the command; a check asks the same of `world.store.reads`.
 *
 *     const approval = await approvalFor(unit, call.caller, world.clock, { kind: 'coupon-issue', currency, amount: total });
 *     await unit.moneyOperations.add({ …, state: approval ? 'awaiting-approval' : 'queued', approval });
 */
export async function needsApproval(
  reads: Pick<Reads, 'partners' | 'moneyOperations'>,
  caller: SessionCaller,
  clock: Clock,
  { currency, amount }: Moving,
): Promise<boolean> {
  const { partnerId } = caller.partner;
  const { limits } = (await reads.partners.find(partnerId)) ?? caller.partner;
  const limit = limits.find((one) => one.currency === currency);
  if (!limit) return false;
  if (limit.operatorDayMaximum === null) return isAboveLimit(limit, { amount, movedInDay: 0n });
  const since = instantOf(operatorDayStart(clock.businessNow()));
  const movedInDay = await reads.moneyOperations.movedSince(partnerId, actorIdOf(caller), APPROVED_KINDS, currency, since);
  return isAboveLimit(limit, { amount, movedInDay });
}

/** The approval that an operation is added with: null where it needs none, otherwise one that lapses in seven days. */
export async function approvalFor(
  ...[reads, caller, clock, moving]: Parameters<typeof needsApproval>
): Promise<MoneyOperation['approval']> {
  if (!(await needsApproval(reads, caller, clock, moving))) return null;
  return { until: instantOf(approvalEnd(clock.businessNow())), decidedAt: null, decidedBy: null };
}
