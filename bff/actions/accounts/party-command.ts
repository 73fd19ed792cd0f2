import type { AnswerOf } from '../../../shared/contract/index.ts';
import { CUSTOMER_ID_PATTERN } from '../../../shared/values/ids.ts';
import type { AuditAction } from '../../../shared/values/lists.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { newItem, newOperation } from '../money/new-operation.ts';
import { toSummary } from '../money/summary.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { type DecidedCall, type DecidedItem, decideParties, type Way } from './decide-parties.ts';
import { ownReseller, type PartyRequest } from './load-parties.ts';

export type PartyCommandKey = 'POST /v1/accounts/allocations' | 'POST /v1/accounts/recalls';
type Moved = AnswerOf<PartyCommandKey>;

interface PartyCommand {
  way: Way;
  action: AuditAction;
  /** The approval that it waits for; null where it needs none. */
  approvalOf(unit: Unit, decided: DecidedCall): Promise<MoneyOperation['approval']>;
  /** Moves what is decided, or reserves it where it waits for an approval. Answers what is left with each party that is done. */
  move(unit: Unit, decided: DecidedCall, operation: MoneyOperation): Promise<ReadonlyMap<string, bigint>>;
}

/** Carries out a call that moves money between a partner and its customers or resellers: decided, moved, recorded and told in one transaction. */
export async function partyCommand(
  world: World,
  call: CallOf<PartyCommandKey>,
  { way, action, approvalOf, move }: PartyCommand,
): Promise<Moved | Refusal | Replayed<Moved>> {
  const { caller, body } = call;
  const also = await partnersMoved(world, call);
  const targets = idsOf(body.items.map(({ id }) => id));
  const details = { currency: body.currency, to: body.to, ...(body.indirectPartnerId && { indirectPartnerId: body.indirectPartnerId }) };
  return onceCommand<PartyCommandKey>(world, call, { action, permission: 'account.write', targets, details, also }, async (unit) => {
    const decided = await decideParties(unit, caller, body, way);
    if (isRefusal(decided)) return decided;
    if (decided.refusal) return decided.refusal;
    const operation = operationOf(world, call, decided, { way, approval: await approvalOf(unit, decided) });
    await unit.moneyOperations.add(operation);
    const left = await move(unit, decided, operation);
    await unit.moneyOperations.saveItems(operation.operationId, itemsOf(decided, operation, body));
    return doneOf(world, unit, call, { decided, operation, left, way });
  });
}

/** Partners whose books it moves besides the caller's; what is not theirs is refused inside. */
async function partnersMoved(world: World, { caller, body }: CallOf<PartyCommandKey>): Promise<string[]> {
  const ids =
    body.to === 'reseller' ? body.items.map(({ id }) => id) : body.indirectPartnerId === undefined ? [] : [body.indirectPartnerId];
  const own = await Promise.all(idsOf(ids).map((id) => ownReseller(world.store.reads, caller.partner.partnerId, id)));
  return own.flatMap((reseller) => (reseller ? [reseller.partnerId] : []));
}

/** What could be an id: anything can be written where one is asked for, and nothing of a person may get into the trail. */
function idsOf(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => CUSTOMER_ID_PATTERN.test(id));
}

function operationOf(
  world: World,
  call: CallOf<PartyCommandKey>,
  { partnerId, items, total }: DecidedCall,
  { way, approval }: { way: Way; approval: MoneyOperation['approval'] },
): MoneyOperation {
  const refused = items.filter(({ refusal }) => refusal !== null).length;
  const waits = { state: 'awaiting-approval', approval } as const;
  return newOperation(world, call, {
    kind: way === 'allocation' ? 'allocation' : 'allocation-recall',
    asset: 'money',
    currency: call.body.currency,
    at: instantOf(world.clock.businessNow()),
    partnerId,
    memo: call.body.memo || null,
    asked: total,
    items: items.length,
    refused,
    ...(approval ? waits : { moved: total, done: items.length - refused }),
  });
}

function itemsOf({ items }: DecidedCall, { at, approval }: MoneyOperation, { to }: PartyRequest): MoneyItem[] {
  const going = approval ? 'waiting' : 'done';
  return items.map(({ id, amount, left, refusal, party }, index) =>
    newItem({
      item: index + 1,
      at,
      state: refusal ? 'refused' : going,
      refusal: refusal?.refusal ?? null,
      customerId: party && to === 'customer' ? id : null,
      resellerId: party && to === 'reseller' ? id : null,
      asked: amount,
      moved: refusal || approval ? null : amount,
      balanceBefore: party ? (left ?? 0n) : null,
    }),
  );
}

interface Made {
  decided: DecidedCall;
  operation: MoneyOperation;
  left: ReadonlyMap<string, bigint>;
  way: Way;
}

async function doneOf(world: World, unit: Unit, { caller }: CallOf<PartyCommandKey>, made: Made): Promise<OnceDone<Moved>> {
  const { decided, operation, left, way } = made;
  const { items, total } = decided;
  const free = (decided.free ?? 0n) + (way === 'allocation' ? -total : total);
  const refused = items.flatMap(({ id, refusal }) => (refusal && idsOf([id]).length > 0 ? [`${id} ${refusal.refusal}`] : []));
  return {
    answer: {
      operation: await toSummary(unit, caller, operation, world.clock.businessNow()),
      results: operation.approval ? [] : items.map((item) => resultOf(item, left)),
      available: minorToText(free),
      done: operation.done,
      refused: operation.refused,
    },
    details: {
      operationId: operation.operationId,
      state: operation.state,
      total: minorToText(total),
      done: operation.done,
      refused: operation.refused,
      refusals: refused,
    },
  };
}

function resultOf({ id, amount, refusal, party, left }: DecidedItem, after: Made['left']): Moved['results'][number] {
  const balance = party === null ? null : minorToText(after.get(id) ?? left ?? 0n);
  if (refusal) return { id, amount: null, balance, state: 'refused', refusal: refusal.refusal };
  return { id, amount: minorToText(amount), balance, state: 'done', refusal: null };
}
