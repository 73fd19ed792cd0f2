import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ASSET_ID_PATTERN } from '../../../shared/values/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { CouponPlace } from '../../ports/coupon-list.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { whoseBook } from '../money/whose-book.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { readCouponFilter } from './filter.ts';
import { listedCoupons } from './listed.ts';

type Search = CallOf<'POST /v1/coupons/search'>;
type Answer = AnswerOf<'POST /v1/coupons/search'>;

const NEWEST_FIRST = { by: 'issuedAt', direction: 'descending' } as const;
const DEFAULT_SIZE = 20;

/** A page of the coupons of customers in scope, masked. Without a name it is a plain read; with one it is limited and audited. */
export async function searchCoupons(world: World, call: Search): Promise<Answer | Refusal> {
  const { sort = NEWEST_FIRST, indirectPartnerId, after, size = DEFAULT_SIZE } = call.body;
  const { reads } = world.store;
  const whose = await whoseBook(reads, call.caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const filter = await readCouponFilter(world, call, call.body.filter ?? {});
  if (isRefusal(filter)) return filter;
  const list = JSON.stringify([filter, sort, indirectPartnerId ?? null]);
  const place = after === undefined ? null : readPlace(after, list);
  if (after !== undefined && place === null) return refuse('cursor-invalid');

  const at = instantOf(world.clock.businessNow());
  const query = { ...whose, filter, at };
  // One more than is shown tells whether the list goes on.
  const { coupons, total } = await reads.coupons.page({ ...query, sort, after: place, limit: size + 1 });
  const shown = coupons.slice(0, size);
  const last = coupons.length > size ? shown.at(-1) : undefined;
  const listing = { ...whose, isOfReseller: indirectPartnerId !== undefined, at };
  return {
    coupons: await listedCoupons(reads, listing, shown),
    total,
    next: last ? writeOpaque([last[sort.by], last.couponId], list) : null,
    asOf: at,
  };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Null where the text is no cursor, or one of another list. */
function readPlace(text: string, list: string): CouponPlace | null {
  const [value, couponId, ...more] = readOpaque(text, list) ?? [];
  if (typeof value !== 'string' || !INSTANT.test(value) || more.length > 0) return null;
  return typeof couponId === 'string' && ASSET_ID_PATTERN.test(couponId) ? { value, couponId } : null;
}
