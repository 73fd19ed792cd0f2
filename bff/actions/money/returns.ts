import type { Minor } from '../../../shared/values/minor.ts';
import type { LedgerAccount, LedgerMove } from '../../ports/ledger.ts';
import type { StoredCoupon, StoredQuota } from '../../ports/quotas.ts';
import type { Reads, Unit } from '../../ports/store.ts';

/** The operation that brings something back, and the business instant of its entries. */
interface Returning {
  operationId: string;
  at: string;
}

/** An amount that goes back to the quota it came from. */
export interface QuotaReturn {
  from: LedgerAccount;
  quota: Pick<StoredQuota, 'partnerId' | 'quotaId'>;
  amount: Minor;
  item: number;
}

/** Where an amount came to: its quota of origin, or one above it. */
export type ReturnedTo = 'quota' | 'parent-quota';

/**
 * Distributors above a partner: a command that brings coupons back names them in `also`, because what was granted by a quota that has been
 * recalled goes back into their books.
 */
export async function partnersAbove(reads: Pick<Reads, 'partners'>, partnerId: string): Promise<string[]> {
  const above: string[] = [];
  let parentId = (await reads.partners.find(partnerId))?.parentPartnerId ?? null;
  while (parentId !== null && !above.includes(parentId)) {
    above.push(parentId);
    parentId = (await reads.partners.find(parentId))?.parentPartnerId ?? null;
  }
  return above;
}

/**
 * Brings back the whole balance of coupons of one partner and ends them; answers in their order where each came to. Those of the upstream
 * never come back (R-DIS-1) and must not be among them. Where nothing is left of one, it only ends.
 */
export async function returnCoupons(
  unit: Unit,
  returning: Returning,
  coupons: readonly { coupon: StoredCoupon; balance: Minor; item: number }[],
  endAs: 'recalled' | 'expired',
): Promise<ReturnedTo[]> {
  const returnedTo = await returnToQuotas(
    unit,
    returning,
    coupons.map(({ coupon, balance, item }) => {
      const { partnerId, couponId, quotaId } = coupon;
      if (coupon.issuer === 'upstream' || quotaId === null) throw new Error(`Coupon ${couponId} is the upstream's and does not come back.`);
      return { from: { kind: 'coupon', couponId, quotaId }, quota: { partnerId, quotaId }, amount: balance, item };
    }),
  );
  const [first] = coupons;
  const couponIds = coupons.map(({ coupon }) => coupon.couponId);
  if (first) await unit.coupons.setState(first.coupon.partnerId, couponIds, endAs, returning.at);
  return returnedTo;
}

/**
 * Moves amounts back to their quotas of origin, in whatever state those are; where one was recalled, to the quota it was granted from, and
 * so on upwards (DESIGN.md §4, ledger). A quota that something passes through on its way up shrinks by it.
 */
export async function returnToQuotas(unit: Unit, { operationId, at }: Returning, returns: readonly QuotaReturn[]): Promise<ReturnedTo[]> {
  const quotas = new QuotasOnTheWay(unit);
  const books = new MovesByBook();
  const returnedTo: ReturnedTo[] = [];
  for (const { from, quota, amount, item } of returns) {
    let found = await quotas.find(quota);
    let account = from;
    let to: ReturnedTo = 'quota';
    while (found.state === 'recalled' && found.parent !== null) {
      books.add(found, { from: account, to: { kind: 'upstream' }, amount, item });
      quotas.pass(found, amount);
      account = { kind: 'granted', quotaId: found.parent.quotaId };
      found = await quotas.find(found.parent);
      to = 'parent-quota';
    }
    books.add(found, { from: account, to: { kind: 'quota', quotaId: found.quotaId }, amount, item });
    returnedTo.push(to);
  }
  for (const { quota, moves } of books.all()) {
    const { partnerId, asset, currency } = quota;
    await unit.ledger.move({ partnerId, asset, currency }, operationId, at, moves);
  }
  await quotas.saveShrunk(at);
  return returnedTo;
}

/** Quotas that a return touches, each read once. */
class QuotasOnTheWay {
  readonly #unit: Unit;
  readonly #found = new Map<string, { quota: StoredQuota; passed: Minor }>();
  constructor(unit: Unit) {
    this.#unit = unit;
  }

  async find(named: Pick<StoredQuota, 'partnerId' | 'quotaId'>): Promise<StoredQuota> {
    const known = this.#found.get(nameOf(named));
    if (known) return known.quota;
    const found = await this.#unit.quotas.find(named.partnerId, named.quotaId);
    if (!found) throw new Error(`Quota ${named.quotaId}, to which something goes back, is not there.`);
    const { available: _, above: __, ...quota } = found;
    this.#found.set(nameOf(named), { quota, passed: 0n });
    return quota;
  }

  pass(quota: StoredQuota, amount: Minor): void {
    const known = this.#found.get(nameOf(quota));
    if (known) known.passed += amount;
  }

  async saveShrunk(at: string): Promise<void> {
    for (const { quota, passed } of this.#found.values()) {
      const { issuedCount: _, issuedTotal: __, ...saved } = quota;
      if (passed > 0n) await this.#unit.quotas.save({ ...saved, total: quota.total - passed, changedAt: at });
    }
  }
}

class MovesByBook {
  readonly #books = new Map<string, { quota: StoredQuota; moves: LedgerMove[] }>();

  /** Nothing moves where nothing is left. */
  add(quota: StoredQuota, move: LedgerMove): void {
    if (move.amount === 0n) return;
    const name = JSON.stringify([quota.partnerId, quota.asset, quota.currency]);
    const book = this.#books.get(name) ?? { quota, moves: [] };
    book.moves.push(move);
    this.#books.set(name, book);
  }

  all(): Iterable<{ quota: StoredQuota; moves: readonly LedgerMove[] }> {
    return this.#books.values();
  }
}

function nameOf({ partnerId, quotaId }: Pick<StoredQuota, 'partnerId' | 'quotaId'>): string {
  return JSON.stringify([partnerId, quotaId]);
}
