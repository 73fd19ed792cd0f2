import { PARTNER } from '../../http/fixture.ts';
import { type Answer, type Ask, type Asking, expectText, first, instant, minor, newId, text } from './ask.ts';
import type { Books, Coupon, Customer, Operation, Quota } from './books.ts';
import { ofKept, ofQuota, ofRecall, ofRecipient, ofRoom, ofValidity } from './rules.ts';
import { pick, type Wish } from './wishes.ts';
import { CUSTOMERS_EACH, LIMIT, operatorOf, PARTNERS } from './world.ts';

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

/** Above its limit the distributor's operations wait for a second person; resellers have set none. */
export function needsApproval(byPartnerId: string, total: bigint): boolean {
  return byPartnerId === PARTNER && total > LIMIT;
}

export const stateQuota: Asking = (wish, books): Ask => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const own = [...books.quotas.values()].filter((quota) => quota.partnerId === partnerId);
  const known = own.length < 3 ? undefined : pick(own, wish.which);
  const total = minor(wish.amount) * (known ? 5n : 20n);
  const asset = known?.asset ?? (['coupon', 'coupon', 'pick-up-coupon', 'cash-coupon'] as const)[wish.turn % 4] ?? 'coupon';
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
        ...{ quotaId, asset, currency: 'CNY', total: text(total), state },
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
    const stated = { quotaId, partnerId, asset, state, effectiveAt, expiresAt, limits, designated, parentId: null, total } as const;
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
  const one = wish.turn === 11 && wish.many.length === 1 && quota.available > 0n ? quota.available : null;
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
    const waits = needsApproval(byPartnerId, total);
    const isLater = isJob || waits;
    const apply = ({ operation, results, available }: Answer) => {
      quota.available -= total;
      expectText(available, quota.available);
      if (isLater) {
        const named = { operationId: operation.operationId, partnerId: quota.partnerId, byPartnerId, quotaId: quota.quotaId, expiresAt };
        books.operations.set(operation.operationId, reserved(books, { ...named, kind: 'issue', to: 'customer' }, waits, items));
        return;
      }
      const order = books.nextOrder();
      for (const [index, { customerId, face, no: refused }] of items.entries())
        if (refused === null) books.addCoupon(quota, { couponId: results[index]?.couponId ?? '', customerId, face, expiresAt, order });
    };
    const path = isJob ? '/v1/coupons/issue-jobs' : '/v1/coupons/issues';
    const told = isLater ? {} : { items: items.map((item) => item.no) };
    return { who, method: 'POST', path, body, isCommand: true, no, ...told, apply };
  };
export const issue = asIssue(false);
export const issueJob = asIssue(true);

type Named = Pick<Operation, 'operationId' | 'partnerId' | 'byPartnerId' | 'quotaId' | 'expiresAt' | 'kind' | 'to'>;

/** An operation that waits, with what it will move reserved. */
export function reserved(
  books: Books,
  named: Named,
  waits: boolean,
  items: readonly { customerId: string; face: bigint; no: string | null }[],
): Operation {
  const all = items.map(({ customerId, face, no }) => ({
    state: no === null ? ('waiting' as const) : ('refused' as const),
    amount: face,
    id: customerId,
  }));
  const going = all.filter(({ state }) => state === 'waiting');
  const state = going.length === 0 && named.kind !== 'recall' ? 'done' : waits ? 'awaiting-approval' : 'open';
  const held = named.kind === 'recall' ? 0n : going.reduce((sum, { amount }) => sum + amount, 0n);
  return {
    ...named,
    state,
    isStopping: false,
    items: all,
    held,
    moved: 0n,
    until: books.now + 7 * DAY,
    shownAs: null,
    at: books.now,
    order: books.nextOrder(),
  };
}

/** Coupons of one partner's, and at times one that is not. */
function couponsOf(wish: Wish, books: Books, partnerId: string): string[] {
  const own = [...books.coupons.values()].filter((coupon) => coupon.partnerId === partnerId);
  const ids = wish.many.map((each) => pick(own, wish.which + each)?.couponId ?? 'cp-none');
  return [...new Set(wish.turn === 0 ? [...ids, 'cp-none'] : ids)];
}

export const recall: Asking = (wish, books) => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const { who, more } = book(wish, partnerId);
  const couponIds = couponsOf(wish, books, partnerId);
  const coupons = couponIds.map((couponId) => books.coupons.get(couponId) ?? null);
  const items = coupons.map((coupon) => ofRecall(books, coupon));
  const apply = ({ results }: Answer) => {
    const order = books.nextOrder();
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
    const named = { operationId, partnerId, byPartnerId, quotaId: null, expiresAt: null, kind: 'recall', to: 'customer' } as const;
    books.operations.set(operationId, reserved(books, named, false, items));
  };
  const path = '/v1/coupons/recall-jobs';
  return { who: operatorOf(byPartnerId), method: 'POST', path, body: { selectionId }, isCommand: true, no, apply };
};

/** Mostly a part, sometimes all to the last cent, sometimes more than there is. */
export function partOf(whole: bigint, { amount, turn }: Wish): bigint {
  if (turn % 4 === 0 && whole > 0n) return whole;
  return turn % 4 === 1 ? minor(amount) : (whole * minor(amount)) / 5_000n + 1n;
}

const NOES = { inactive: 'coupon-inactive', used: 'coupon-used', expired: 'coupon-expired', recalled: 'coupon-recalled', usable: null };

export const redeem: Asking = (wish, books) => {
  const coupon: Coupon | undefined = pick([...books.coupons.values()], wish.which);
  if (!coupon) return null;
  const { couponId, partnerId, quotaId } = coupon;
  const amount = partOf(coupon.left, wish);
  const no = first(NOES[books.stateOf(coupon)], amount > coupon.left ? 'coupon-insufficient' : null);
  const order = { amount: '1000000.00', chargeMode: 'pay-per-use' };
  const apply = ({ usageId, balance }: Answer) => {
    coupon.left -= amount;
    expectText(balance, coupon.left);
    books.quota(quotaId).spent += amount;
    books.usages.set(usageId, { usageId, couponId, amount, refunded: 0n });
  };
  const body = { couponId, amount: text(amount), reference: newId('order'), order };
  return { who: { server: partnerId }, method: 'POST', path: '/v1/coupons/redemptions', body, isCommand: true, no, apply };
};

/** Whether the tie is the one in which something was issued (R-DIS-1): the customer neither left since nor changed its type. */
function isStillTied(customer: Customer | undefined, issuedAt: number): boolean {
  if (!customer || customer.leftAt !== null) return false;
  return [customer.everLeftAt, customer.switchedAt].every((at) => at === null || at < issuedAt);
}

export const refund: Asking = (wish, books) => {
  const usage = pick([...books.usages.values()], wish.which);
  const coupon = usage && books.coupons.get(usage.couponId);
  if (!usage || !coupon) return null;
  const amount = partOf(usage.amount, wish);
  const no = amount > usage.amount - usage.refunded ? 'refund-exceeds-usage' : null;
  const isTied = isStillTied(books.customers.get(coupon.customerId), coupon.issuedAt);
  const apply = ({ returnedTo }: Answer) => {
    usage.refunded += amount;
    books.quota(coupon.quotaId).spent -= amount;
    const isOver = coupon.ended !== null || coupon.expiresAt <= books.now || !isTied;
    if (!isOver) coupon.left += amount;
    const to = isOver ? books.toQuota(coupon.quotaId, amount) : 'coupon';
    if (to !== returnedTo) throw new Error(`Went to the ${returnedTo} where the model has the ${to}.`);
  };
  const body = { usageId: usage.usageId, amount: text(amount), reference: newId('refund') };
  return { who: { server: coupon.partnerId }, method: 'POST', path: '/v1/coupons/refunds', body, isCommand: true, no, apply };
};
