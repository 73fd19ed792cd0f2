import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { ItemChange } from '../../../shared/values/lists.ts';
import type { Minor } from '../../../shared/values/minor.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { checkUseLimits } from '../../domain/restriction-rules.ts';
import type { PickedRow } from '../../ports/customers.ts';
import type { World } from '../../ports/index.ts';
import type { CouponRestrictions, StoredCoupon } from '../../ports/quotas.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { answerBatch, auditedBatch, type Outcome } from '../batch.ts';
import { newItem, newOperation } from '../money/new-operation.ts';

type Save = CallOf<'PUT /v1/coupons'>;
type Answer = AnswerOf<'PUT /v1/coupons'>;
type Stated = Omit<StoredCoupon, 'operationId' | 'issuedAt'>;

/**
 * Takes in coupons that the upstream issued to customers: listed and redeemed here, never recalled or returned (R-DIS-1). A coupon is fixed
 * once it was stated, so that the same call can be sent again; one that says something else is refused.
 */
export async function saveUpstreamCoupons(world: World, call: Save): Promise<Answer | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const made = { at: instantOf(now), action: 'coupons.save' as const };
  const ids = call.body.coupons.map(({ couponId }) => couponId);
  const outcomes = await world.store.write(partnerId, async (unit) => {
    const stated = (await refuseOutdated(unit, call.caller, null, now)) ?? readCoupons(partnerId, call.body.coupons);
    if (isRefusal(stated)) {
      await unit.audit.append(partnerId, auditEntry(call, { ...made, targets: [...new Set(ids)] }, stated));
      return stated;
    }
    const decided = await decideAll(world, unit, stated);
    await addNew(world, unit, call, stated, decided);
    const { targets, details, refused } = auditedBatch(decided);
    await unit.audit.append(partnerId, auditEntry(call, { ...made, targets, details }, refused));
    return decided;
  });
  if (isRefusal(outcomes)) return outcomes;
  const idOf = ({ couponId }: { couponId: string }) => couponId;
  return answerBatch(call.body.coupons, idOf, outcomes, ({ couponId }, outcome) => ({
    couponId,
    change: isRefusal(outcome) ? null : outcome,
  }));
}

/** What is malformed refuses the call whole, and names where. */
function readCoupons(partnerId: string, items: Save['body']['coupons']): Stated[] | Refusal {
  const seen = new Set<string>();
  const stated: Stated[] = [];
  for (const [index, item] of items.entries()) {
    const place = `/body/coupons/${index}`;
    if (seen.has(item.couponId)) return refuse('item-repeated', { errors: [{ pointer: `${place}/couponId`, detail: 'Named twice.' }] });
    seen.add(item.couponId);
    const face = readAsked(item.faceValue, LARGEST.faceValue, `${place}/faceValue`);
    const refused = isRefusal(face) ? face : checkUseLimits(item.restrictions ?? {}, `${place}/restrictions`);
    if (refused) return refused;
    stated.push(toStated(partnerId, item, face as Minor));
  }
  return stated;
}

function toStated(partnerId: string, item: Save['body']['coupons'][number], face: Minor): Stated {
  const { couponId, customerId, asset, currency, validFrom, expiresAt, restrictions = {} } = item;
  return {
    ...{ partnerId, couponId, asset, currency, issuer: 'upstream', quotaId: null, customerId, face, state: 'usable', endedAt: null },
    validFrom: instantOf(Date.parse(validFrom)),
    expiresAt: instantOf(Date.parse(expiresAt)),
    restrictions,
    customerNote: null,
    memo: null,
  };
}

async function decideAll(world: World, unit: Unit, stated: readonly Stated[]): Promise<Map<string, Outcome<ItemChange>>> {
  const [{ partnerId }] = stated as [Stated];
  const at = instantOf(world.clock.businessNow());
  const couponIds = stated.map(({ couponId }) => couponId);
  const customerIds = stated.map(({ customerId }) => customerId);
  const known = new Map((await unit.coupons.find(partnerId, { kind: 'all' }, couponIds)).map((coupon) => [coupon.couponId, coupon]));
  const customers = new Map((await unit.customers.picked([partnerId], { kind: 'all' }, customerIds)).map((row) => [row.customerId, row]));
  return new Map(stated.map((one) => [one.couponId, decide(one, known.get(one.couponId), customers.get(one.customerId), at)]));
}

function decide(stated: Stated, known: StoredCoupon | undefined, customer: PickedRow | undefined, at: string): Outcome<ItemChange> {
  if (known) return isSame(stated, known) ? 'unchanged' : refuse('coupon-fixed');
  if (!customer) return refuse('not-found');
  if (customer.dissociatedAt !== null) return refuse('customer-dissociated');
  return stated.expiresAt <= stated.validFrom || stated.expiresAt <= at ? refuse('validity-inverted') : 'added';
}

const FIXED = ['issuer', 'customerId', 'asset', 'currency', 'face', 'validFrom', 'expiresAt'] as const;
const LIMITS = ['services', 'products', 'orderTypes', 'minimumOrder', 'maximumShare'] as const;

function isSame(stated: Stated, known: StoredCoupon): boolean {
  const limitsOf = (restrictions: CouponRestrictions) => JSON.stringify(LIMITS.map((limit) => restrictions[limit] ?? null));
  return FIXED.every((part) => stated[part] === known[part]) && limitsOf(stated.restrictions) === limitsOf(known.restrictions);
}

/** One operation for each asset and currency, because each has a book of its own. */
async function addNew(
  world: World,
  unit: Unit,
  call: Save,
  stated: readonly Stated[],
  decided: ReadonlyMap<string, Outcome<ItemChange>>,
): Promise<void> {
  const at = instantOf(world.clock.businessNow());
  const added = stated.filter(({ couponId }) => decided.get(couponId) === 'added');
  for (const coupons of Map.groupBy(added, ({ asset, currency }) => `${asset} ${currency}`).values()) {
    const [{ partnerId, asset, currency }] = coupons as [Stated];
    const total = coupons.reduce((sum, { face }) => sum + face, 0n);
    const counts = { items: coupons.length, done: coupons.length };
    const operation = newOperation(world, call, { kind: 'coupon-statement', asset, currency, at, asked: total, moved: total, ...counts });
    const { operationId } = operation;
    await unit.moneyOperations.add(operation);
    const moves = coupons.map(({ couponId, face }, index) => ({
      from: { kind: 'upstream' } as const,
      to: { kind: 'coupon', couponId, quotaId: null } as const,
      amount: face,
      item: index + 1,
    }));
    await unit.ledger.move({ partnerId, asset, currency }, operationId, at, moves);
    await unit.coupons.add(coupons.map((coupon) => ({ ...coupon, operationId, issuedAt: at })));
    const items = coupons.map(({ couponId, customerId, face }, index) =>
      newItem({ item: index + 1, at, state: 'done', couponId, customerId, asked: face, moved: face, balanceBefore: 0n }),
    );
    await unit.moneyOperations.saveItems(operationId, items);
  }
}
