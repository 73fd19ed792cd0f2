import type { Books } from './books.ts';
import { keptOf } from './kept.ts';
import type { Account, Coupon, Currency, Customer, Item, Operation, Quota } from './things.ts';

/** Why something is refused; null where it goes through. */
export type No = string | null;

/** DOMAIN.md §3.2: only a normal quota inside its dates, and of one that was granted only while that holds of the one above. */
export function ofQuota(books: Books, quota: Quota): No {
  const own = ofQuotaItself(quota, books.now);
  if (own !== null || quota.parentId === null) return own;
  return ofQuotaItself(books.quota(quota.parentId), books.now) === null ? null : 'parent-quota-not-issuable';
}

function ofQuotaItself({ state, effectiveAt, expiresAt }: Quota, now: number): No {
  if (state === 'recalled') return 'quota-recalled';
  if (state !== 'normal') return 'quota-not-normal';
  if (effectiveAt > now) return 'quota-not-started';
  return expiresAt <= now ? 'quota-expired' : null;
}

/** Whether a customer may have a coupon of this face value (R-ISS-2, R-ISS-3, R-ISS-6, DOMAIN.md §3.1). */
export function ofRecipient(quota: Quota, customer: Customer | null, face: bigint): No {
  if (!customer) return 'not-found';
  if (customer.leftAt !== null) return 'customer-dissociated';
  if (quota.asset === 'coupon' && customer.type !== 'agency-sale') return 'customer-not-agency-sale';
  if (quota.designated !== null && !quota.designated.includes(customer.customerId))
    return quota.asset === 'cash-coupon' ? 'customer-not-whitelisted' : 'customer-not-designated';
  const { smallest, largest } = quota.limits;
  if (smallest !== null && face < smallest) return 'face-value-too-low';
  return largest !== null && face > largest ? 'face-value-too-high' : null;
}

/** Whether so much more fits into what a quota may issue in all (R-ISS-3). */
export function ofRoom({ limits, issuedCount, issuedTotal }: Quota, coupons: number, total: bigint): No {
  if (limits.count !== null && issuedCount + coupons > limits.count) return 'quota-count-full';
  return limits.total !== null && issuedTotal + total > limits.total ? 'quota-total-full' : null;
}

/** A quota that limits number or total of its coupons is granted to nobody (R-ISS-3). */
export function ofGrantable({ limits }: Quota): No {
  return limits.count === null && limits.total === null ? null : 'quota-not-grantable';
}

/** Whether coupons that are to end then can begin now (R-ISS-4). */
export function ofValidity(books: Books, quota: Quota, expiresAt: number | null): No {
  const { now } = books;
  const within = books.datesOf(quota);
  const end = expiresAt ?? within.expiresAt;
  if (end <= Math.max(within.effectiveAt, now) || end <= now) return 'validity-inverted';
  return end > within.expiresAt ? 'validity-outside-quota' : null;
}

/** What was recalled from a designated customer of cash coupons goes to nobody else (DOMAIN.md §3.1). */
export function ofKept(books: Books, quota: Quota, going: readonly { customerId: string | null; amount: bigint }[]): No {
  const kept = keptOf(books, quota);
  const free = [...kept.values()].reduce((left, amount) => left - amount, quota.available);
  const wanted = going.reduce((sum, { customerId, amount }) => {
    const own = (customerId !== null && kept.get(customerId)) || 0n;
    return sum + (amount > own ? amount - own : 0n);
  }, 0n);
  return wanted > 0n && wanted > free ? 'quota-kept-for-others' : null;
}

/** R-REC-1: only usable ones, the partner's own. */
export function ofRecall(books: Books, coupon: Coupon | null): No {
  if (!coupon) return 'not-found';
  const state = books.stateOf(coupon);
  return state === 'usable' ? null : `coupon-${state}`;
}

/** R-ACC-2. */
export function ofTie(customer: Customer | null): No {
  if (!customer) return 'not-found';
  if (customer.leftAt !== null) return 'customer-dissociated';
  return customer.type === 'agency-sale' ? null : 'customer-not-agency-sale';
}

export function ofReceiver(books: Books, partnerId: string, to: 'customer' | 'reseller', id: string, resellers: readonly string[]): No {
  if (to === 'customer') return ofTie(books.customerOf(partnerId, id));
  if (!resellers.includes(id)) return 'not-found';
  return books.leaving.has(id) ? 'reseller-leaving' : null;
}

/** R-ACC-3, R-ACC-4. */
export function ofGiver(
  books: Books,
  account: Account,
  {
    partnerId,
    to,
    id,
    amount,
    currency,
  }: { partnerId: string; to: 'customer' | 'reseller'; id: string; amount: bigint; currency: Currency },
  resellers: readonly string[],
): No {
  if (to === 'customer') {
    const untied = ofTie(books.customerOf(partnerId, id));
    if (untied) return untied;
  } else if (!resellers.includes(id)) return 'not-found';
  const left = to === 'customer' ? account.customers.get(id)?.left : account.resellers.get(id);
  if (left === undefined) return 'no-allocation';
  if (amount > left) return 'allocation-insufficient';
  return to === 'reseller' && amount > (books.freeOf(id, currency) ?? 0n) ? 'allocation-insufficient' : null;
}

/** DOMAIN.md §3.4. */
export function ofGrantee(books: Books, quota: Quota, resellerId: string, resellers: readonly string[]): No {
  if (!resellers.includes(resellerId)) return 'not-found';
  if (books.leaving.has(resellerId)) return 'reseller-leaving';
  if (quota.designated === null) return null;
  const isTheirs = quota.designated.every((id) => books.customerOf(resellerId, id)?.leftAt === null);
  return isTheirs ? null : 'designated-not-of-reseller';
}

/** R-REC-7. */
export function ofQuotaRecall(quota: Quota | null, now: number): No {
  if (!quota) return 'not-found';
  if (quota.parentId === null) return 'quota-not-granted';
  if (quota.state === 'recalled') return 'quota-recalled';
  return quota.expiresAt <= now ? 'quota-expired' : null;
}

/** The id of what came into being for a customer or a reseller. */
export type Made = (id: string) => string;

/** The next items of an operation that goes on by itself, in one slice. */
export function runItems(books: Books, operation: Operation, resellers: readonly string[], size: number, made: Made): void {
  if (operation.isStopping) {
    books.end(operation, 'stopped');
    return;
  }
  for (const item of operation.items.filter(({ state }) => state === 'waiting').slice(0, size)) {
    const done = runItem(books, operation, item, resellers, made);
    item.state = done === null ? 'refused' : 'done';
    operation.moved += done ?? 0n;
    if (operation.kind !== 'recall') operation.held -= done ?? 0n;
  }
  if (operation.items.every(({ state }) => state !== 'waiting')) books.end(operation, 'done');
}

/** What an item moved; null where it is refused. */
function runItem(books: Books, operation: Operation, { id, amount }: Item, resellers: readonly string[], made: Made): bigint | null {
  const { kind, partnerId, quotaId, to, currency, expiresAt } = operation;
  if (kind === 'recall') {
    const coupon = books.coupons.get(id) ?? null;
    if (ofRecall(books, coupon) !== null || !coupon) return null;
    const { left } = coupon;
    books.recall(coupon, operation.order);
    return left;
  }
  if (kind === 'allocation') {
    if (ofReceiver(books, partnerId, to, id, resellers) !== null) return null;
    if (currency !== null) books.give({ partnerId, to, currency }, id, amount);
    return amount;
  }
  const quota = books.quota(quotaId ?? '');
  const no = kind === 'grant' ? ofGrantee(books, quota, id, resellers) : ofRecipient(quota, books.customerOf(partnerId, id), amount);
  if (no !== null || ofQuota(books, quota) !== null) return null;
  if (kind === 'grant') {
    books.addChild(quota, made(id), id, amount);
    return amount;
  }
  if (ofValidity(books, quota, expiresAt) !== null || ofRoom(quota, 1, amount) !== null) return null;
  books.addCoupon(quota, { couponId: made(id), customerId: id, face: amount, expiresAt, order: operation.order });
  return amount;
}
