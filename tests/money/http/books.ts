/** A plain model of what partners hold, in minor units, as DOMAIN.md §3 and §6 have it: no ledger, no database, no transactions. */

export type Asset = 'coupon' | 'cash-coupon' | 'pick-up-coupon';

export interface Quota {
  quotaId: string;
  partnerId: string;
  asset: Asset;
  state: 'normal' | 'frozen' | 'recalled';
  effectiveAt: number;
  expiresAt: number;
  limits: { smallest: bigint | null; largest: bigint | null; count: number | null; total: bigint | null };
  designated: readonly string[] | null;
  parentId: string | null;
  total: bigint;
  available: bigint;
  granted: bigint;
  spent: bigint;
  issuedCount: number;
  issuedTotal: bigint;
}

export interface Coupon {
  couponId: string;
  partnerId: string;
  quotaId: string;
  customerId: string;
  face: bigint;
  left: bigint;
  issuedAt: number;
  ended: 'recalled' | 'expired' | null;
  validFrom: number;
  expiresAt: number;
}

export interface Usage {
  usageId: string;
  couponId: string;
  amount: bigint;
  refunded: bigint;
}

export interface Customer {
  customerId: string;
  partnerId: string;
  type: 'agency-sale' | 'referral';
  leftAt: number | null;
  /** When it left last, also where it came back since. */
  everLeftAt: number | null;
  switchedAt: number | null;
  submitted: { dissociationId: string; at: number; state: 'submitted' | 'accepted' | 'declined' } | null;
}

export interface Account {
  amount: bigint;
  designated: bigint;
  customers: Map<string, { left: bigint; spent: bigint }>;
  resellers: Map<string, bigint>;
}

/** An item of an operation that goes on by itself. */
export interface Item {
  state: 'waiting' | 'done' | 'refused';
  amount: bigint;
  /** Customer, reseller or coupon. */
  id: string;
}

export interface Operation {
  operationId: string;
  /** Whose book it moves. */
  partnerId: string;
  byPartnerId: string;
  kind: 'issue' | 'grant' | 'allocation' | 'recall';
  state: 'awaiting-approval' | 'open' | 'done' | 'stopped' | 'rejected' | 'lapsed';
  isStopping: boolean;
  quotaId: string | null;
  to: 'customer' | 'reseller';
  /** End that was asked for of the coupons of an issue; null: the quota's. */
  expiresAt: number | null;
  /** When it was asked for. */
  at: number;
  items: Item[];
  held: bigint;
  moved: bigint;
  /** When an approval that it waits for lapses. */
  until: number;
  /** The final state in which it was found; null: it may still change. */
  shownAs: string | null;
  /** Among all operations, the earliest first. */
  order: number;
}

/** What was issued to a customer from a quota, below zero, or recalled from it. */
interface Turn {
  quotaId: string;
  customerId: string;
  at: number;
  order: number;
  amount: bigint;
}

export type CouponState = 'inactive' | 'usable' | 'used' | 'expired' | 'recalled';

export class Books {
  now: number;
  readonly quotas = new Map<string, Quota>();
  readonly coupons = new Map<string, Coupon>();
  readonly usages = new Map<string, Usage>();
  readonly customers = new Map<string, Customer>();
  readonly operations = new Map<string, Operation>();
  readonly accounts = new Map<string, Account>();
  readonly selections = new Map<
    string,
    { partnerId: string; byPartnerId: string; at: number; coupons: { couponId: string; left: bigint; refusal: string | null }[] }
  >();
  readonly leaving = new Set<string>();
  readonly turns: Turn[] = [];
  /** What customers spent of their allocation, below zero what they got back and kept. */
  readonly charged: { customerId: string; at: number; amount: bigint }[] = [];
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

  /** What of a quota was recalled from whom, and not issued to them since; of those who can have it again. */
  keptOf({ quotaId, partnerId, asset, designated }: Quota): Map<string, bigint> {
    const kept = new Map<string, bigint>();
    if (asset !== 'cash-coupon' || designated === null) return kept;
    const waiting = [...this.operations.values()].filter(
      ({ kind, state }) => kind === 'issue' && ['awaiting-approval', 'open'].includes(state),
    );
    const reserved = waiting.flatMap(({ at, order, items, quotaId: from }) =>
      items.flatMap(({ state, id, amount }) =>
        state === 'waiting' && from ? [{ quotaId: from, customerId: id, at, order, amount: -amount }] : [],
      ),
    );
    const turns = [...this.turns, ...reserved].filter((turn) => turn.quotaId === quotaId);
    for (const { customerId, amount } of turns.sort((one, other) => one.at - other.at || one.order - other.order)) {
      const left = (kept.get(customerId) ?? 0n) + amount;
      kept.set(customerId, left > 0n ? left : 0n);
    }
    for (const customerId of kept.keys())
      if (!designated.includes(customerId) || this.customerOf(partnerId, customerId)?.leftAt !== null) kept.delete(customerId);
    return kept;
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
    const account = this.accounts.get(customer.partnerId);
    const allocated = account?.customers.get(customer.customerId);
    if (!account || !allocated) return;
    account.amount += allocated.left;
    allocated.left = 0n;
  }

  /** The account of a partner; opens one that never was. */
  account(partnerId: string): Account {
    const found = this.accounts.get(partnerId) ?? { amount: 0n, designated: 0n, customers: new Map(), resellers: new Map() };
    this.accounts.set(partnerId, found);
    return found;
  }

  freeOf(partnerId: string): bigint | null {
    const account = this.accounts.get(partnerId);
    if (!account) return null;
    return account.amount > account.designated ? account.amount - account.designated : 0n;
  }

  /** Money from a partner's account, or from what was held of it, to a customer or a reseller. */
  give(partnerId: string, to: 'customer' | 'reseller', id: string, amount: bigint): void {
    const account = this.account(partnerId);
    if (to === 'reseller') {
      account.resellers.set(id, (account.resellers.get(id) ?? 0n) + amount);
      this.account(id).amount += amount;
      return;
    }
    const { left, spent } = account.customers.get(id) ?? { left: 0n, spent: 0n };
    account.customers.set(id, { left: left + amount, spent });
  }

  /** What a customer spent since it came back, or since its type changed; null where neither ever happened. */
  spentInTie({ customerId, everLeftAt, switchedAt }: Customer): bigint | null {
    if (everLeftAt === null && switchedAt === null) return null;
    const since = Math.max(everLeftAt ?? 0, switchedAt ?? 0);
    const own = this.charged.filter((one) => one.customerId === customerId && one.at > since);
    return own.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** Ends an operation; what is left reserved goes back. */
  end(operation: Operation, state: 'done' | 'stopped' | 'rejected' | 'lapsed'): void {
    operation.state = state;
    const { held, quotaId } = operation;
    operation.held = 0n;
    if (held === 0n) return;
    if (quotaId === null) this.account(operation.partnerId).amount += held;
    else this.toQuota(quotaId, held);
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
