import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { type GrantTerms, readGrant } from '../../domain/quota-request.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { auditOf } from '../money/audited.ts';
import { approvalFor } from '../money/limits.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { toSummary } from '../money/summary.ts';
import { addReserved } from '../money-operations/reserve.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { type DecidedGrant, decideGrant } from './grant-decide.ts';
import { type Granted, grantedItem, grantQuota } from './grant-move.ts';
import { resellerNames } from './whose-quotas.ts';

const KEY = 'POST /v1/quotas/grants';
type Grant = CallOf<typeof KEY>;
type Answer = AnswerOf<typeof KEY>;

/** What was decided, at a business instant. */
interface Decided {
  decided: DecidedGrant;
  terms: GrantTerms;
  at: string;
}

/**
 * Grants quota to at most 100 resellers. Grants on one quota are serial: the command holds the lock of the distributor, and those of the
 * resellers whose books it moves. Above a limit of the distributor it waits for a second person, with the amount held.
 */
export async function grant(world: World, call: Grant): Promise<Answer | Refusal | Replayed<Answer>> {
  const { caller, body } = call;
  const command = { action: 'quotas.grant', permission: 'quota.grant', targets: [body.quotaId, ...body.resellerIds] } as const;
  // Nobody holds up a partner by its id: only resellers in scope are locked.
  const inScope = await resellerNames(world.store.reads, caller);
  const also = body.resellerIds.filter((id) => inScope.has(id));
  return onceCommand<typeof KEY>(world, call, { ...command, also }, async (unit) => {
    const made = await decideWithin(world, unit, call);
    if (isRefusal(made)) return made;
    const { quota, total } = made.decided;
    const moving = { kind: 'quota-grant', currency: quota.currency, amount: total } as const;
    const approval = total > 0n ? await approvalFor(unit, caller, world.clock, moving) : null;
    return approval ? reserve(world, unit, call, { ...made, approval }) : grantNow(world, unit, call, made);
  });
}

async function decideWithin(world: World, unit: Unit, { caller, body }: Grant): Promise<Decided | Refusal> {
  const terms = readGrant(body);
  if (isRefusal(terms)) return terms;
  const { partnerId } = caller.partner;
  const at = instantOf(world.clock.businessNow());
  const decided = await decideGrant(unit, partnerId, await resellerNames(unit, caller), { terms, at });
  if (isRefusal(decided)) return decided;
  return decided.refusal ?? { decided, terms, at };
}

async function grantNow(world: World, unit: Unit, call: Grant, made: Decided): Promise<OnceDone<Answer>> {
  const { decided, terms, at } = made;
  const { quota, refusals, total } = decided;
  const done = terms.resellerIds.length - refusals.size;
  // As of every operation: kept where something was refused, so that it can be tried again.
  const request = refusals.size > 0 ? '{}' : null;
  const operation = operationOf(world, call, made, { moved: total, done, request });
  await unit.moneyOperations.add(operation);
  const items = goingItems(made);
  const granted = await grantQuota(world, unit, operation, { quota, from: { kind: 'quota', quotaId: quota.quotaId }, items, at });
  const kept = [...granted.map((one) => grantedItem(quota, one, at)), ...refusedItems(made)];
  await unit.moneyOperations.saveItems(operation.operationId, kept);
  return toDone(world, unit, call, { ...made, operation, granted });
}

/** Keeps the grant for whoever approves it: its total leaves the quota at once, in the same transaction. */
async function reserve(world: World, unit: Unit, call: Grant, made: Decided & Pick<MoneyOperation, 'approval'>): Promise<OnceDone<Answer>> {
  const { decided, at, approval } = made;
  const { quotaId } = decided.quota;
  const operation = operationOf(world, call, made, { state: 'awaiting-approval', approval, request: '{}' });
  await addReserved(world, unit, operation);
  const waiting = goingItems(made).map(({ item, resellerId, amount }) =>
    newItem({ item, at, state: 'waiting', quotaId, resellerId, asked: amount }),
  );
  await unit.moneyOperations.saveItems(operation.operationId, [...waiting, ...refusedItems(made)]);
  return toDone(world, unit, call, { ...made, operation, granted: [] });
}

function operationOf(world: World, call: Grant, { decided, terms, at }: Decided, stated: Partial<MoneyOperation>): MoneyOperation {
  const { quotaId, asset, currency } = decided.quota;
  const counts = { asked: decided.total, items: terms.resellerIds.length, refused: decided.refusals.size };
  return newOperation(world, call, { kind: 'quota-grant', quotaId, asset, currency, at, memo: terms.memo, ...counts, ...stated });
}

function goingItems({ decided: { refusals }, terms }: Decided): { item: number; resellerId: string; amount: Minor }[] {
  const all = terms.resellerIds.map((resellerId, index) => ({ item: index + 1, resellerId, amount: terms.amount }));
  return all.filter(({ resellerId }) => !refusals.has(resellerId));
}

/** The id of a partner that is not the caller's reseller stays with the terms alone. */
function refusedItems({ decided: { quota, refusals }, terms, at }: Decided): MoneyItem[] {
  const { quotaId } = quota;
  return terms.resellerIds.flatMap((resellerId, index) => {
    const refusal = refusals.get(resellerId)?.refusal;
    if (!refusal) return [];
    const named = refusal === 'not-found' ? { terms: JSON.stringify({ resellerId }) } : { resellerId };
    return [newItem({ item: index + 1, at, state: 'refused', refusal, quotaId, asked: terms.amount, ...named })];
  });
}

async function toDone(
  world: World,
  unit: Unit,
  { caller }: Grant,
  { decided, terms, operation, granted }: Decided & { operation: MoneyOperation; granted: readonly Granted[] },
): Promise<OnceDone<Answer>> {
  const { quota, refusals, total } = decided;
  const isWaiting = operation.state === 'awaiting-approval';
  const results = isWaiting ? [] : terms.resellerIds.map((id) => resultOf(id, granted, refusals.get(id) ?? null));
  const { done, refused, operationId } = operation;
  const children = granted.flatMap(({ resellerId, quotaId }) => [resellerId, quotaId]);
  return {
    answer: {
      operation: await toSummary(unit, caller, operation, world.clock.businessNow()),
      results,
      available: minorToText(quota.available - total),
      done,
      refused,
    },
    targets: [operationId, quota.quotaId, ...children],
    details: { ...auditOf(operation), refusals: [...refusals].map(([id, { refusal }]) => `${id} ${refusal}`) },
  };
}

function resultOf(resellerId: string, granted: readonly Granted[], refused: Refusal | null): Answer['results'][number] {
  const child = granted.find((one) => one.resellerId === resellerId);
  if (!child) return { resellerId, quotaId: null, amount: null, state: 'refused', refusal: refused?.refusal ?? null };
  return { resellerId, quotaId: child.quotaId, amount: minorToText(child.amount), state: 'done', refusal: null };
}
