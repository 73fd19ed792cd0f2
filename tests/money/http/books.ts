import {
  type Account,
  type Coupon,
  type CouponState,
  CURRENCIES,
  type Currency,
  type Customer,
  type Operation,
  type Quota,
  type Turn,
  type Usage,
} from './things.ts';

/** A plain model of what partners hold, in minor units, as DOMAIN.md §3 and §6 have it: no ledger, no database, no transactions. */
export class Books {
  now: number;
  readonly quotas = new Map<string, Quota>();
  readonly coupons = new Map<string, Coupon>();
  readonly usages = new Map<string, Usage>();
  readonly customers = new Map<string, Customer>();
  readonly operations = new Map<string, Operation>();
  /** By partner and currency. */
  readonly #accounts = new Map<string, Account>();
  readonly selections = new Map<
    string,
    { partnerId: string; byPartnerId: string; at: number; coupons: { couponId: string; left: bigint; refusal: string | null }[] }
  >();
  readonly leaving = new Set<string>();
  readonly turns: Turn[] = [];
  /** What customers spent of their allocation, below zero what they got back and kept. */
  readonly charged: { customerId: string; currency: Currency; at: number; amount: bigint }[] = [];
  #orders = 0;

  constructor(now: number) {
    this.now = now;
  }

  stateOf(coupon: Coupon): CouponState {
    if (coupon.ended) return coupon.ended;
    if (coupon.left === 0n) return 'used';
    if (coupon.expiresAt <= this.now) return 'expired';
    return coupon.validFrom > this.now ? 'inactive' : 'usable';
  }

  /** To the quota of origin in whatever state; where that was recalled, to the one above it. Answers where it came to. */
  toQuota(quotaId: string, amount: bigint): 'quota' | 'parent-quota' {
    const quota = this.quota(quotaId);
    if (quota.state !== 'recalled' || quota.parentId === null) {
      quota.available += amount;
      return 'quota';
    }
    quota.total -= amount;
    const parent = this.quota(quota.parentId);
    parent.granted -= amount;
    this.toQuota(parent.quotaId, amount);
    return 'parent-quota';
  }

  /** The number of an operation that begins now. */
  nextOrder(): number {
    this.#orders += 1;
    return this.#orders;
  }

  /** Its own, and those of the quota above. */
  datesOf({ effectiveAt, expiresAt, parentId }: Quota): Pick<Quota, 'effectiveAt' | 'expiresAt'> {
    if (parentId === null) return { effectiveAt, expiresAt };
    const above = this.quota(parentId);
    return { effectiveAt: Math.max(effectiveAt, above.effectiveAt), expiresAt: Math.min(expiresAt, above.expiresAt) };
  }

  addCoupon(
    quota: Quota,
    {
      couponId,
      customerId,
      face,
      expiresAt,
      order,
    }: Pick<Coupon, 'couponId' | 'customerId' | 'face'> & { expiresAt: number | null; order: number },
  ): void {
    const { quotaId, partnerId } = quota;
    const within = this.datesOf(quota);
    const validFrom = Math.max(within.effectiveAt, this.now);
    const dates = { validFrom, expiresAt: expiresAt ?? within.expiresAt };
    this.turns.push({ quotaId, customerId, at: this.now, order, amount: -face });
    this.coupons.set(couponId, { couponId, partnerId, quotaId, customerId, face, left: face, issuedAt: this.now, ended: null, ...dates });
    quota.issuedCount += 1;
    quota.issuedTotal += face;
  }

  /** By an operator, who can issue it to the same customer again. */
  recall(coupon: Coupon, order: number): void {
    const { quotaId, customerId, left } = coupon;
    this.turns.push({ quotaId, customerId, at: this.now, order, amount: left });
    this.endCoupon(coupon, 'recalled');
  }

  endCoupon(coupon: Coupon, ended: 'recalled' | 'expired'): void {
    const { left } = coupon;
    coupon.left = 0n;
    coupon.ended = ended;
    this.toQuota(coupon.quotaId, left);
  }

  /** A grant of its own for one reseller. */
  addChild(parent: Quota, childId: string, resellerId: string, amount: bigint): void {
    const anew = { available: amount, total: amount, granted: 0n, spent: 0n, issuedCount: 0, issuedTotal: 0n };
    this.quotas.set(childId, { ...parent, ...anew, quotaId: childId, partnerId: resellerId, parentId: parent.quotaId, state: 'normal' });
    parent.granted += amount;
  }

  /** What comes back when the tie of a customer ends or changes its type (R-DIS-1, R-DIS-2). */
  bringBack(customer: Customer): void {
    for (const coupon of this.coupons.values()) {
      const isHeld = coupon.partnerId === customer.partnerId && coupon.customerId === customer.customerId;
      if (isHeld && ['usable', 'inactive'].includes(this.stateOf(coupon))) this.endCoupon(coupon, 'recalled');
    }
    for (const currency of CURRENCIES) {
      const account = this.accountOf(customer.partnerId, currency);
      const allocated = account?.customers.get(customer.customerId);
      if (!account || !allocated) continue;
      account.amount += allocated.left;
      allocated.left = 0n;
    }
  }

  accountOf(partnerId: string, currency: Currency): Account | null {
    return this.#accounts.get(`${partnerId} ${currency}`) ?? null;
  }

  /** The account of a partner; opens one that never was. */
  account(partnerId: string, currency: Currency): Account {
    const found = this.accountOf(partnerId, currency) ?? { amount: 0n, designated: 0n, customers: new Map(), resellers: new Map() };
    this.#accounts.set(`${partnerId} ${currency}`, found);
    return found;
  }

  freeOf(partnerId: string, currency: Currency): bigint | null {
    const account = this.accountOf(partnerId, currency);
    if (!account) return null;
    return account.amount > account.designated ? account.amount - account.designated : 0n;
  }

  /** Money from a partner's account, or from what was held of it, to a customer or a reseller. */
  give(
    { partnerId, to, currency }: { partnerId: string; to: 'customer' | 'reseller'; currency: Currency },
    id: string,
    amount: bigint,
  ): void {
    const account = this.account(partnerId, currency);
    if (to === 'reseller') {
      account.resellers.set(id, (account.resellers.get(id) ?? 0n) + amount);
      this.account(id, currency).amount += amount;
      return;
    }
    const { left, spent } = account.customers.get(id) ?? { left: 0n, spent: 0n };
    account.customers.set(id, { left: left + amount, spent });
  }

  /** What a customer spent since it came back, or since its type changed; null where neither ever happened. */
  spentInTie({ customerId, everLeftAt, switchedAt }: Customer, currency: Currency): bigint | null {
    if (everLeftAt === null && switchedAt === null) return null;
    const since = Math.max(everLeftAt ?? 0, switchedAt ?? 0);
    const own = this.charged.filter((one) => one.customerId === customerId && one.currency === currency && one.at > since);
    return own.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** Ends an operation; what is left reserved goes back. */
  end(operation: Operation, state: 'done' | 'stopped' | 'rejected' | 'lapsed'): void {
    operation.state = state;
    const { held, quotaId, currency } = operation;
    operation.held = 0n;
    if (held === 0n) return;
    if (quotaId !== null) this.toQuota(quotaId, held);
    else if (currency !== null) this.account(operation.partnerId, currency).amount += held;
  }

  /** What anybody would do on the hour: lets approvals lapse, and brings back what is left of expired coupons. */
  sweep(): void {
    for (const operation of this.operations.values())
      if (operation.state === 'awaiting-approval' && operation.until <= this.now) this.end(operation, 'lapsed');
    for (const coupon of this.coupons.values())
      if (coupon.ended === null && coupon.left > 0n && coupon.expiresAt <= this.now) this.endCoupon(coupon, 'expired');
  }

  quota(quotaId: string): Quota {
    const found = this.quotas.get(quotaId);
    if (!found) throw new Error(`The model has no quota ${quotaId}.`);
    return found;
  }

  customerOf(partnerId: string, customerId: string): Customer | null {
    const found = this.customers.get(customerId);
    return found?.partnerId === partnerId ? found : null;
  }
}
