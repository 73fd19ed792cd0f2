import type { AnswerOf } from '../../../shared/contract/index.ts';
import { APPROVED_KINDS, permissionToDecide } from '../../domain/approval-rules.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { CallOf } from '../action.ts';
import { toSummaries } from '../money/summary.ts';

const MAXIMUM_LISTED = 100;

/** Operations as a whole, newest first: the caller's own, and those of others that wait for an approval that the caller may give. */
export async function listOperations(
  world: World,
  { caller, body }: CallOf<'POST /v1/operations/list'>,
): Promise<AnswerOf<'POST /v1/operations/list'>> {
  const { states, isOwn } = body;
  const { operationLog: log } = world.store.reads;
  const { partnerId } = caller.partner;
  const { operatorId } = caller.session.actor;
  const isNothing = states?.length === 0;
  const areAwaitingAsked = states === undefined || states.includes('awaiting-approval');
  const mayDecide = APPROVED_KINDS.filter((kind) => caller.permissions.some((one) => one === permissionToDecide(kind)));
  const [own, awaiting] = await Promise.all([
    isNothing || isOwn === false ? [] : log.own(partnerId, operatorId, states ?? [], MAXIMUM_LISTED),
    isOwn === true || !areAwaitingAsked ? [] : log.awaiting(partnerId, mayDecide, operatorId, MAXIMUM_LISTED),
  ]);
  const newest = [...own, ...awaiting].sort(newestFirst).slice(0, MAXIMUM_LISTED);
  return { operations: await toSummaries(world.store.reads, caller, newest, world.clock.businessNow()) };
}

function newestFirst(one: MoneyOperation, other: MoneyOperation): number {
  return one.at === other.at ? 0 : one.at < other.at ? 1 : -1;
}
