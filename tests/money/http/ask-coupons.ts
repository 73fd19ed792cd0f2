import { PARTNER } from '../../http/fixture.ts';
import { type Answer, type Ask, type Asking, expectText, first, instant, minor, newId, text } from './ask.ts';
import type { Books } from './books.ts';
import { begun, needsApproval } from './operations.ts';
import { ofKept, ofQuota, ofRecall, ofRecipient, ofRoom, ofValidity } from './rules.ts';
import type { Quota } from './things.ts';
import { pick, type Wish } from './wishes.ts';
import { CUSTOMERS_EACH, operatorOf, PARTNERS } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Whose book, and who asks: its own operator, or the distributor's for it. */
export function book(wish: Wish, partnerId: string) {
  const acts = wish.isForReseller && partnerId !== PARTNER;
  return {
    who: operatorOf(acts ? PARTNER : partnerId),
    byPartnerId: acts ? PARTNER : partnerId,
    more: acts ? { indirectPartnerId: partnerId } : {},
  };
}

export const stateQuota: Asking = (wish, books): Ask => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const own = [...books.quotas.values()].filter((quota) => quota.partnerId === partnerId);
  const known = own.length < 3 ? undefined : pick(own, wish.which);
  const total = minor(wish.amount) * (known ? 5n : 20n);
  const asset = known?.asset ?? (['coupon', 'coupon', 'pick-up-coupon', 'cash-coupon'] as const)[wish.turn % 4] ?? 'coupon';
  const currency = known?.currency ?? (wish.turn % 6 === 5 ? 'USD' : 'CNY');
  const expiresAt = books.now + (wish.turn % 5 === 0 ? 2 * HOUR : wish.turn % 5 === 1 ? 5 * DAY : 200 * DAY);
  const effectiveAt = wish.turn === 7 ? books.now + HOUR : (known?.effectiveAt ?? books.now);
  const limits = {
    smallest: wish.which % 6 === 1 ? 50n : null,
    largest: wish.which % 6 === 2 ? 3_000n : null,
    count: wish.which % 6 === 3 ? (known?.issuedCount ?? 0) + 3 : null,
    total: wish.which % 6 === 4 ? total : null,
  };
  const everybody = [...books.customers.keys()];
  const designated =
    asset === 'cash-coupon' || wish.which % 7 === 0
      ? everybody.filter((_, index) => wish.many.includes(index % 6))
      : (known?.designated ?? null);
  const state = wish.turn % 4 === 3 && known ? 'frozen' : 'normal';
  const out = known ? known.total - known.available : 0n;
  const no = first(
    known?.state === 'recalled' ? 'quota-recalled' : null,
    known && known.parentId !== null ? 'quota-fixed' : null,
    expiresAt <= effectiveAt ? 'validity-inverted' : null,
    total < out ? 'quota-total-too-low' : null,
  );
  const quotaId = known?.quotaId ?? newId('q');
  const body = {
    quotas: [
      {
        ...{ quotaId, asset, currency, total: text(total), state },
        ...{ effectiveAt: instant(effectiveAt), expiresAt: instant(expiresAt), designatedCustomerIds: designated },
        restrictions: {
          ...(limits.smallest !== null && { minimumFaceValue: text(limits.smallest) }),
          ...(limits.largest !== null && { maximumFaceValue: text(limits.largest) }),
          ...(limits.count !== null && { maximumCount: limits.count }),
          ...(limits.total !== null && { maximumTotal: text(limits.total) }),
        },
      },
    ],
  };
  const counts = known ?? { granted: 0n, spent: 0n, issuedCount: 0, issuedTotal: 0n };
  const { granted, spent, issuedCount, issuedTotal } = counts;
  const apply = () => {
    if (no !== null) return;
    const stated = {
      quotaId,
      partnerId,
      asset,
      currency,
      state,
      effectiveAt,
      expiresAt,
      limits,
      designated,
      parentId: null,
      total,
    } as const;
    books.quotas.set(quotaId, { ...stated, available: total - out, granted, spent, issuedCount, issuedTotal });
  };
  return { who: { server: partnerId }, method: 'PUT', path: '/v1/quotas', body, isCommand: false, no: null, items: [no], apply };
};

interface Issuing {
  quota: Quota;
  items: { customerId: string; face: bigint; no: string | null }[];
  total: bigint;
  expiresAt: number | null;
  no: string | null;
}

function issuing(wish: Wish, books: Books, quota: Quota): Issuing {
  const partnerIndex = PARTNERS.indexOf(quota.partnerId);
  const customerIds = wish.many.map((each) =>
    each < CUSTOMERS_EACH ? `m${partnerIndex}-${each}` : each === CUSTOMERS_EACH ? `m${(partnerIndex + 1) % 3}-0` : 'nobody',
  );
  const face = (index: number) => (wish.turn % 3 === 0 ? minor(wish.amount) + minor(index) : minor(wish.amount));
  // At times all that there is, to the last cent.
  const isAll = wish.turn === 11 || (quota.asset === 'cash-coupon' && wish.turn % 2 === 1);
  const one = isAll && wish.many.length === 1 && quota.available > 0n ? quota.available : null;
  const items = customerIds.map((customerId, index) => {
    const amount = one ?? face(index);
    return { customerId, face: amount, no: ofRecipient(quota, books.customerOf(quota.partnerId, customerId), amount) };
  });
  const going = items.filter(({ no }) => no === null);
  const total = going.reduce((sum, item) => sum + item.face, 0n);
  const expiresAt = wish.which % 3 === 0 ? Math.min(books.now + (wish.which % 2 === 0 ? HOUR : 3 * DAY), quota.expiresAt) : null;
  const no = first(
    ofQuota(books, quota),
    ofValidity(books, quota, expiresAt),
    total > quota.available ? 'quota-insufficient' : null,
    ofKept(
      books,
      quota,
      going.map(({ customerId, face: amount }) => ({ customerId, amount })),
    ),
    ofRoom(quota, going.length, total),
  );
  return { quota, items, total, expiresAt, no };
}

const asIssue =
  (isJob: boolean): Asking =>
  (wish, books) => {
    const quota = pick([...books.quotas.values()], wish.which);
    if (!quota) return null;
    const { items, total, expiresAt, no } = issuing(wish, books, quota);
    const { who, byPartnerId, more } = book(wish, quota.partnerId);
    const isCommon = wish.turn % 3 !== 0 && wish.turn !== 11;
    const common = isCommon && items[0] ? { faceValue: text(items[0].face) } : {};
    const own = items.map(({ customerId, face }) => ({ customerId, ...(isCommon ? {} : { faceValue: text(face) }) }));
    const body = { quotaId: quota.quotaId, ...more, ...common, ...(expiresAt !== null && { expiresAt: instant(expiresAt) }), items: own };
    const waits = needsApproval(books, byPartnerId, quota.currency, total);
    const how = waits ? 'waits' : isJob ? 'later' : 'now';
    const apply = ({ operation: { operationId }, results, available }: Answer) => {
      quota.available -= total;
      expectText(available, quota.available);
      const { partnerId, quotaId, currency } = quota;
      const named = { operationId, partnerId, byPartnerId, quotaId, currency, expiresAt, kind: 'issue', to: 'customer' } as const;
      const operation = begun(books, named, how, items);
      books.operations.set(operationId, operation);
      if (how !== 'now') return;
      const { order } = operation;
      for (const [index, { customerId, face, no: refused }] of items.entries())
        if (refused === null) books.addCoupon(quota, { couponId: results[index]?.couponId ?? '', customerId, face, expiresAt, order });
    };
    const path = isJob ? '/v1/coupons/issue-jobs' : '/v1/coupons/issues';
    const told = how === 'now' ? { items: items.map((item) => item.no) } : {};
    return { who, method: 'POST', path, body, isCommand: true, no, ...told, apply };
  };
export const issue = asIssue(false);
export const issueJob = asIssue(true);

export const RECALL = { kind: 'recall', to: 'customer', quotaId: null, currency: null, expiresAt: null } as const;

/** Coupons of one partner's, and at times one that is not. */
function couponsOf(wish: Wish, books: Books, partnerId: string): string[] {
  const own = [...books.coupons.values()].filter((coupon) => coupon.partnerId === partnerId);
  const ids = wish.many.map((each) => pick(own, wish.which + each)?.couponId ?? 'cp-none');
  return [...new Set(wish.turn === 0 ? [...ids, 'cp-none'] : ids)];
}

export const recall: Asking = (wish, books) => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const { who, byPartnerId, more } = book(wish, partnerId);
  const couponIds = couponsOf(wish, books, partnerId);
  const coupons = couponIds.map((couponId) => books.coupons.get(couponId) ?? null);
  const items = coupons.map((coupon) => ofRecall(books, coupon));
  const apply = ({ operation: { operationId }, results }: Answer) => {
    const called = couponIds.map((couponId, index) => ({
      customerId: couponId,
      face: coupons[index]?.left ?? 0n,
      no: items[index] ?? null,
    }));
    const named = { ...RECALL, operationId, partnerId, byPartnerId };
    const operation = begun(books, named, 'now', called);
    books.operations.set(operationId, operation);
    const { order } = operation;
    for (const [index, coupon] of coupons.entries()) {
      if (!coupon || items[index] !== null) continue;
      expectText(results[index]?.amount ?? '', coupon.left);
      books.recall(coupon, order);
    }
  };
  return { who, method: 'POST', path: '/v1/coupons/recalls', body: { couponIds, ...more }, isCommand: true, no: null, items, apply };
};

export const select: Asking = (wish, books) => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const { who, more } = book(wish, partnerId);
  const own = [...books.coupons.values()].filter((coupon) => coupon.partnerId === partnerId);
  const quotaId = pick(own, wish.which)?.quotaId;
  const matching = wish.turn % 2 === 0 && quotaId ? own.filter((coupon) => coupon.quotaId === quotaId) : own;
  const filter = wish.turn % 2 === 0 && quotaId ? { quotaId } : {};
  const no = matching.length === 0 ? 'selection-empty' : null;
  const apply = ({ selectionId }: Answer) => {
    const coupons = matching.map((coupon) => ({ couponId: coupon.couponId, left: coupon.left, refusal: ofRecall(books, coupon) }));
    books.selections.set(selectionId, { partnerId, byPartnerId: 'server' in who ? '' : who.partnerId, at: books.now, coupons });
  };
  return { who, method: 'POST', path: '/v1/coupons/selections', body: { filter, ...more }, isCommand: false, no, apply };
};

export const recallJob: Asking = (wish, books) => {
  const selected = pick([...books.selections], wish.which);
  if (!selected) return null;
  const [selectionId, { partnerId, byPartnerId, at, coupons }] = selected;
  // A sweep may have forgotten it since.
  if (at + HOUR <= books.now) books.selections.delete(selectionId);
  const no = at + HOUR <= books.now ? 'selection-expired' : null;
  const apply = ({ operation: { operationId } }: Answer) => {
    const items = coupons.map(({ couponId, left, refusal }) => {
      // What the selection skipped stays skipped; what ended since is skipped as well.
      const ended = books.coupons.get(couponId)?.ended;
      return { customerId: couponId, face: left, no: refusal ?? (ended ? `coupon-${ended}` : null) };
    });
    books.operations.set(operationId, begun(books, { ...RECALL, operationId, partnerId, byPartnerId }, 'later', items));
  };
  const path = '/v1/coupons/recall-jobs';
  return { who: operatorOf(byPartnerId), method: 'POST', path, body: { selectionId }, isCommand: true, no, apply };
};
