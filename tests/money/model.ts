/**
 * What quotas, coupons and money are, without a ledger: plain amounts that change as the rules say. Tests drive it beside the real thing and
 * compare. Every method answers false, and changes nothing, where the rules refuse.
 */
export interface ModelQuota {
  partnerId: string;
  quotaId: string;
  parentId: string | null;
  isRecalled: boolean;
  total: bigint;
  available: bigint;
  /** Reserved for operations that wait. */
  held: bigint;
  granted: bigint;
  spent: bigint;
  issuedCount: number;
  issuedTotal: bigint;
}

export interface ModelCoupon {
  couponId: string;
  partnerId: string;
  /** Null: issued by the upstream. */
  quotaId: string | null;
  customerId: string;
  face: bigint;
  left: bigint;
  state: 'usable' | 'used' | 'expired' | 'recalled';
}

export interface ModelUsage {
  usageId: string;
  couponId: string;
  amount: bigint;
  refunded: bigint;
}

export interface ModelMoney {
  account: bigint;
  customers: Map<string, bigint>;
  customersSpent: Map<string, bigint>;
  resellers: Map<string, bigint>;
}

export class MoneyModel {
  readonly quotas = new Map<string, ModelQuota>();
  readonly coupons = new Map<string, ModelCoupon>();
  readonly usages = new Map<string, ModelUsage>();
  readonly reserved = new Map<string, { quotaId: string; amount: bigint }>();
  readonly money = new Map<string, ModelMoney>();

  /** The partner's books, empty at first. */
  moneyOf(partnerId: string): ModelMoney {
    const known = this.money.get(partnerId) ?? { account: 0n, customers: new Map(), customersSpent: new Map(), resellers: new Map() };
    this.money.set(partnerId, known);
    return known;
  }

  /** States a quota, or another total of one: it may grow, and shrink by what is available. */
  stateQuota(partnerId: string, quotaId: string, total: bigint): boolean {
    const quota = this.quotas.get(quotaId);
    if (!quota) {
      this.#addQuota(partnerId, quotaId, null, total);
      return true;
    }
    const grown = total - quota.total;
    if (quota.parentId !== null || quota.isRecalled || quota.available + grown < 0n) return false;
    quota.total = total;
    quota.available += grown;
    return true;
  }

  grant(quotaId: string, childId: string, resellerId: string, amount: bigint): boolean {
    const quota = this.#quota(quotaId);
    if (quota.isRecalled || quota.available < amount) return false;
    quota.available -= amount;
    quota.granted += amount;
    this.#addQuota(resellerId, childId, quotaId, amount);
    return true;
  }

  /** What is available in a child quota goes back, and so does later whatever comes back to it. */
  recallQuota(childId: string): boolean {
    const child = this.#quota(childId);
    if (child.parentId === null || child.isRecalled) return false;
    child.isRecalled = true;
    const amount = child.available;
    child.available = 0n;
    this.#comeBack(child, amount);
    return true;
  }

  issue(quotaId: string, couponId: string, customerId: string, amount: bigint): boolean {
    const quota = this.#quota(quotaId);
    if (quota.isRecalled || quota.available < amount) return false;
    quota.available -= amount;
    this.#addCoupon(quota, couponId, customerId, amount);
    return true;
  }

  /** A coupon of the upstream, which no quota knows. */
  stateCoupon(partnerId: string, couponId: string, customerId: string, amount: bigint): boolean {
    this.coupons.set(couponId, { couponId, partnerId, quotaId: null, customerId, face: amount, left: amount, state: 'usable' });
    return true;
  }

  reserve(quotaId: string, operationId: string, amount: bigint): boolean {
    const quota = this.#quota(quotaId);
    if (quota.isRecalled || quota.available < amount) return false;
    quota.available -= amount;
    quota.held += amount;
    this.reserved.set(operationId, { quotaId, amount });
    return true;
  }

  /** Issues what was reserved, or gives it back. */
  settle(operationId: string, coupon: { couponId: string; customerId: string } | null): boolean {
    const reserved = this.reserved.get(operationId);
    if (!reserved) return false;
    const quota = this.#quota(reserved.quotaId);
    this.reserved.delete(operationId);
    quota.held -= reserved.amount;
    if (coupon) this.#addCoupon(quota, coupon.couponId, coupon.customerId, reserved.amount);
    else this.#comeBack(quota, reserved.amount);
    return true;
  }

  spend(couponId: string, usageId: string, amount: bigint): boolean {
    const coupon = this.#coupon(couponId);
    if (coupon.state !== 'usable' || coupon.left < amount) return false;
    coupon.left -= amount;
    if (coupon.left === 0n) coupon.state = 'used';
    if (coupon.quotaId !== null) this.#quota(coupon.quotaId).spent += amount;
    this.usages.set(usageId, { usageId, couponId, amount, refunded: 0n });
    return true;
  }

  /** Back into the coupon while it lives, else to its quota; of an upstream's coupon that has ended, out of the book. */
  refund(usageId: string, amount: bigint): boolean {
    const usage = this.usages.get(usageId);
    if (!usage || usage.refunded + amount > usage.amount) return false;
    const coupon = this.#coupon(usage.couponId);
    usage.refunded += amount;
    const quota = coupon.quotaId === null ? null : this.#quota(coupon.quotaId);
    if (quota) quota.spent -= amount;
    if (coupon.state === 'usable' || coupon.state === 'used') {
      coupon.left += amount;
      coupon.state = 'usable';
    } else if (quota) this.#comeBack(quota, amount);
    return true;
  }

  /** Recall or expiry: the whole balance goes back to the quota. */
  endCoupon(couponId: string, state: 'recalled' | 'expired'): boolean {
    const coupon = this.#coupon(couponId);
    if (coupon.quotaId === null || coupon.state !== 'usable') return false;
    const amount = coupon.left;
    coupon.left = 0n;
    coupon.state = state;
    this.#comeBack(this.#quota(coupon.quotaId), amount);
    return true;
  }

  topUp(partnerId: string, amount: bigint): boolean {
    this.moneyOf(partnerId).account += amount;
    return true;
  }

  allocate(partnerId: string, party: { customerId: string } | { resellerId: string }, amount: bigint): boolean {
    const money = this.moneyOf(partnerId);
    if (money.account < amount) return false;
    money.account -= amount;
    if ('customerId' in party) add(money.customers, party.customerId, amount);
    else {
      add(money.resellers, party.resellerId, amount);
      this.moneyOf(party.resellerId).account += amount;
    }
    return true;
  }

  recallAllocation(partnerId: string, party: { customerId: string } | { resellerId: string }, amount: bigint): boolean {
    const money = this.moneyOf(partnerId);
    if ('customerId' in party) {
      if ((money.customers.get(party.customerId) ?? 0n) < amount) return false;
      add(money.customers, party.customerId, -amount);
    } else {
      const theirs = this.moneyOf(party.resellerId);
      if (theirs.account < amount || (money.resellers.get(party.resellerId) ?? 0n) < amount) return false;
      theirs.account -= amount;
      add(money.resellers, party.resellerId, -amount);
    }
    money.account += amount;
    return true;
  }

  charge(partnerId: string, customerId: string, amount: bigint): boolean {
    const money = this.moneyOf(partnerId);
    if ((money.customers.get(customerId) ?? 0n) < amount) return false;
    add(money.customers, customerId, -amount);
    add(money.customersSpent, customerId, amount);
    return true;
  }

  /** What the model itself must never break, whatever is done to it (DESIGN.md §4, ledger). */
  broken(): string[] {
    const found: string[] = [];
    for (const quota of this.quotas.values()) {
      const coupons = [...this.coupons.values()].filter(({ quotaId }) => quotaId === quota.quotaId);
      const outstanding = coupons.reduce((sum, { left }) => sum + left, 0n);
      const children = [...this.quotas.values()].filter(({ parentId }) => parentId === quota.quotaId);
      const held = quota.available + quota.held + quota.granted + quota.spent + outstanding;
      if (held !== quota.total) found.push(`${quota.quotaId} holds ${held} of ${quota.total}`);
      if (children.reduce((sum, { total }) => sum + total, 0n) !== quota.granted) found.push(`${quota.quotaId} granted ${quota.granted}`);
      if (quota.available < 0n || quota.held < 0n || quota.spent < 0n) found.push(`${quota.quotaId} is below zero`);
    }
    return found;
  }

  #quota(quotaId: string): ModelQuota {
    const quota = this.quotas.get(quotaId);
    if (!quota) throw new Error(`The model has no quota ${quotaId}.`);
    return quota;
  }

  #coupon(couponId: string): ModelCoupon {
    const coupon = this.coupons.get(couponId);
    if (!coupon) throw new Error(`The model has no coupon ${couponId}.`);
    return coupon;
  }

  #addQuota(partnerId: string, quotaId: string, parentId: string | null, total: bigint): void {
    const nothing = { held: 0n, granted: 0n, spent: 0n, issuedCount: 0, issuedTotal: 0n };
    this.quotas.set(quotaId, { partnerId, quotaId, parentId, isRecalled: false, total, available: total, ...nothing });
  }

  #addCoupon(quota: ModelQuota, couponId: string, customerId: string, amount: bigint): void {
    const { partnerId, quotaId } = quota;
    quota.issuedCount += 1;
    quota.issuedTotal += amount;
    this.coupons.set(couponId, { couponId, partnerId, quotaId, customerId, face: amount, left: amount, state: 'usable' });
  }

  /** To the quota, or through it to its parent where it was recalled. */
  #comeBack(quota: ModelQuota, amount: bigint): void {
    if (!quota.isRecalled || quota.parentId === null) {
      quota.available += amount;
      return;
    }
    quota.total -= amount;
    const parent = this.#quota(quota.parentId);
    parent.granted -= amount;
    this.#comeBack(parent, amount);
  }
}

function add(amounts: Map<string, bigint>, id: string, amount: bigint): void {
  amounts.set(id, (amounts.get(id) ?? 0n) + amount);
}
