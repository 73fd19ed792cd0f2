import type { AnswerOf } from '../../../shared/contract/index.ts';
import { JOB_ITEMS_MAXIMUM } from '../../../shared/values/ids.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import { checkRecallable } from '../../domain/coupon-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { CouponSelection } from '../../ports/coupon-selections.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { whoseBook } from '../money/whose-book.ts';
import { readCouponFilter } from './filter.ts';
import { sumsOf } from './recall-request.ts';

type Select = CallOf<'POST /v1/coupons/selections'>;
type Selected = AnswerOf<'POST /v1/coupons/selections'>;
type Coupon = StoredCoupon & { balance: bigint };

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/**
 * Freezes all coupons that match, with what is left of each, for an hour: what is confirmed is what a job will recall, whatever else
 * happens to match by then. At most 10,000.
 */
export async function selectCoupons(world: World, call: Select): Promise<Selected | Refusal> {
  const { partnerId } = call.caller.partner;
  const made = await prepare(world, call);
  return world.store.write(partnerId, async (unit) => {
    const outdated = await refuseOutdated(unit, call.caller, 'coupon.recall', world.clock.now());
    const refused = outdated ?? (isRefusal(made) ? made : null);
    const done = refused || isRefusal(made) ? null : made;
    if (done) await unit.selections.add(done.selection, done.coupons);
    const entry = {
      at: instantOf(world.clock.now()),
      action: 'coupons.select' as const,
      targets: done ? [done.selection.selectionId] : [],
      details: { filters: Object.keys(call.body.filter), ...(done && { coupons: done.coupons.length }) },
    };
    await unit.audit.append(partnerId, auditEntry(call, entry, refused ?? undefined));
    return refused ?? answerOf(done as Made, call, world.clock.businessNow());
  });
}

interface Made {
  selection: CouponSelection;
  coupons: readonly Coupon[];
}

async function prepare(world: World, call: Select): Promise<Made | Refusal> {
  const { caller, body } = call;
  const book = await whoseBook(world.store.reads, caller, body.indirectPartnerId);
  if (isRefusal(book)) return book;
  const filter = await readCouponFilter(world, call, body.filter);
  if (isRefusal(filter)) return filter;
  const businessNow = world.clock.businessNow();
  const at = instantOf(businessNow);
  const coupons = await world.store.reads.coupons.matching({ ...book, filter, at }, JOB_ITEMS_MAXIMUM + 1);
  if (coupons.length === 0) return refuse('selection-empty');
  if (coupons.length > JOB_ITEMS_MAXIMUM) return refuse('selection-too-large');
  const selection = {
    selectionId: world.security.makeId('sel'),
    partnerId: book.partnerId,
    byPartnerId: caller.partner.partnerId,
    operatorId: caller.session.actor.operatorId,
    at,
    expiresAt: instantOf(businessNow + HOUR_MILLISECONDS),
  };
  return { selection, coupons };
}

function answerOf({ selection, coupons }: Made, { caller }: Select, businessNow: number): Selected {
  const decided = coupons.map((coupon) => ({ coupon, refusal: checkRecallable(coupon, coupon.balance, selection.at)?.refusal ?? null }));
  const recallable = decided.flatMap(({ coupon, refusal }) => (refusal === null ? [{ ...coupon, amount: coupon.balance }] : []));
  const skipped = new Map<ProblemCode, number>();
  for (const { refusal } of decided) if (refusal !== null) skipped.set(refusal, (skipped.get(refusal) ?? 0) + 1);
  return {
    selectionId: selection.selectionId,
    coupons: coupons.length,
    recallable: recallable.length,
    amounts: sumsOf(recallable).map((sum) => ({ ...sum, amount: minorToText(sum.amount) })),
    skipped: [...skipped].map(([refusal, count]) => ({ refusal, coupons: count })),
    needsCode: caller.partner.stepUp,
    expiresInSeconds: Math.max(0, Math.ceil((Date.parse(selection.expiresAt) - businessNow) / 1000)),
  };
}
