import { returnCoupons, returnToQuotas } from '../../bff/actions/money/returns.ts';
import type { StoredUsage } from '../../bff/ports/coupon-usages.ts';
import { type Book, type LedgerAccount, type LedgerMove, LedgerShort } from '../../bff/ports/ledger.ts';
import type { MoneyItem, MoneyOperation } from '../../bff/ports/money-operations.ts';
import type { StoredCoupon, StoredQuota } from '../../bff/ports/quotas.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { couponRecord, moneyItem, moneyOperation, quotaRecord } from '../storage/money-records.ts';
import type { OnceCommand } from './commands.ts';

class Refused extends Error {}
class Undone extends Error {}

type Of<Do extends OnceCommand['do']> = Extract<OnceCommand, { do: Do }>;
type Stated = Pick<MoneyOperation, 'kind'> & Partial<MoneyOperation> & { amount: bigint };

const ALL = { kind: 'all' } as const;
const UPSTREAM: LedgerAccount = { kind: 'upstream' };
const BALANCE: LedgerAccount = { kind: 'account', accountType: 'balance' };

/**
 * Carries out commands over the ports of the store as actions do: read, decide, move, note. Whether there is enough is left to the ledger.
 */
export class PortDriver {
  readonly #store: Store;
  readonly #partners: readonly string[];
  readonly #newId: (kind: string) => string;
  now = Date.parse('2024-09-30T04:00:00.000Z');

  constructor(store: Store, partners: readonly string[], newId: (kind: string) => string) {
    this.#store = store;
    this.#partners = partners;
    this.#newId = newId;
  }

  /** True where it was done, now or under the same key before. */
  async run(command: OnceCommand, key: string, isUndone: boolean): Promise<boolean> {
    const [first = '', ...also] = this.#partners;
    const at = new Date(this.now).toISOString();
    const place = { partnerId: first, actor: 'opr_1', endpoint: command.do, key };
    const carriedOut = this.#store.write(
      first,
      async (unit) => {
        if (await unit.answers.find(place)) return;
        await new Doing(unit, at, { partners: this.#partners, newId: this.#newId }).do(command);
        await unit.answers.add(place, { requestHash: '', isRefusal: false, answer: '{}', at });
        if (isUndone) throw new Undone('The command is undone.');
      },
      { also },
    );
    return carriedOut.then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused || error instanceof LedgerShort || error instanceof Undone) return false;
        throw error;
      },
    );
  }
}

class Doing {
  readonly #unit: Unit;
  readonly #at: string;
  readonly #partners: readonly string[];
  readonly #newId: (kind: string) => string;

  constructor(unit: Unit, at: string, { partners, newId }: { partners: readonly string[]; newId: (kind: string) => string }) {
    this.#unit = unit;
    this.#at = at;
    this.#partners = partners;
    this.#newId = newId;
  }

  async do(command: OnceCommand): Promise<void> {
    switch (command.do) {
      case 'state-quota':
        return this.#stateQuota(command);
      case 'grant':
        return this.#grant(command);
      case 'recall-quota':
        return this.#recallQuota(command);
      case 'issue':
        return this.#issue(command);
      case 'state-coupon':
        return this.#stateCoupon(command);
      case 'reserve':
        return this.#reserve(command);
      case 'settle':
        return this.#settle(command);
      case 'spend':
        return this.#spend(command);
      case 'refund':
        return this.#refund(command);
      case 'end-coupon':
        return this.#endCoupon(command);
      case 'top-up':
        return this.#money(command.partnerId, 'top-up', [UPSTREAM, BALANCE], command.amount, {});
      case 'allocate':
      case 'recall-allocation':
        return this.#allocate(command);
      case 'charge': {
        const { customerId } = command;
        const accounts: [LedgerAccount, LedgerAccount] = [
          { kind: 'customer', customerId },
          { kind: 'customer-spent', customerId },
        ];
        return this.#money(command.partnerId, 'charge', accounts, command.amount, { customerId });
      }
    }
  }

  async #stateQuota({ partnerId, quotaId, total }: Of<'state-quota'>): Promise<void> {
    const known = await this.#unit.quotas.find(partnerId, quotaId);
    if (known && (known.parent !== null || known.state === 'recalled')) throw new Refused();
    const grown = total - (known?.total ?? 0n);
    await this.#unit.quotas.save({ ...quotaRecord(quotaId, { partnerId }), ...(known ?? {}), total });
    if (grown === 0n) return;
    const own: LedgerAccount = { kind: 'quota', quotaId };
    const move = grown > 0n ? { from: UPSTREAM, to: own, amount: grown } : { from: own, to: UPSTREAM, amount: -grown };
    await this.#done({ kind: 'quota-statement', partnerId, quotaId, amount: grown }, { quotaId }, (operationId) =>
      this.#move({ partnerId, asset: 'coupon', currency: 'CNY' }, operationId, [move]),
    );
  }

  async #grant({ quotaId, childId, resellerId, amount }: Of<'grant'>): Promise<void> {
    const parent = await this.#quotaOf(quotaId);
    if (parent.state === 'recalled') throw new Refused();
    const { partnerId } = parent;
    const origin = { partnerId: resellerId, parent: { partnerId, quotaId } };
    await this.#unit.quotas.save(quotaRecord(childId, { ...origin, total: amount }));
    await this.#done({ kind: 'quota-grant', partnerId, quotaId, amount }, { quotaId, resellerId }, async (operationId) => {
      await this.#move(bookOf(parent), operationId, [{ from: { kind: 'quota', quotaId }, to: { kind: 'granted', quotaId }, amount }]);
      const child: LedgerAccount = { kind: 'quota', quotaId: childId };
      await this.#move({ ...bookOf(parent), partnerId: resellerId }, operationId, [{ from: UPSTREAM, to: child, amount }]);
    });
  }

  async #recallQuota({ childId }: Of<'recall-quota'>): Promise<void> {
    const { available, ...child } = await this.#quotaOf(childId);
    if (child.parent === null || child.state === 'recalled') throw new Refused();
    await this.#unit.quotas.save({ ...child, state: 'recalled' });
    if (available === 0n) return;
    const stated = { kind: 'quota-recall', partnerId: child.partnerId, quotaId: childId, amount: available } as const;
    await this.#done(stated, { quotaId: childId }, async (operationId) => {
      const from: LedgerAccount = { kind: 'quota', quotaId: childId };
      await returnToQuotas(this.#unit, { operationId, at: this.#at }, [{ from, quota: child, amount: available, item: 1 }]);
    });
  }

  async #issue({ quotaId, couponId, customerId, amount }: Of<'issue'>): Promise<void> {
    const quota = await this.#quotaOf(quotaId);
    if (quota.state === 'recalled') throw new Refused();
    const { partnerId } = quota;
    await this.#done({ kind: 'coupon-issue', partnerId, quotaId, amount }, { quotaId, couponId, customerId }, async (operationId) => {
      await this.#move(bookOf(quota), operationId, [{ from: { kind: 'quota', quotaId }, to: couponOf(couponId, quotaId), amount }]);
      await this.#addCoupon(quota, { operationId, couponId, customerId, face: amount });
    });
  }

  async #stateCoupon({ partnerId, couponId, customerId, amount }: Of<'state-coupon'>): Promise<void> {
    await this.#done({ kind: 'coupon-statement', partnerId, amount }, { couponId, customerId }, async (operationId) => {
      const book = { partnerId, asset: 'coupon', currency: 'CNY' } as const;
      await this.#move(book, operationId, [{ from: UPSTREAM, to: couponOf(couponId, null), amount }]);
      const stated = { partnerId, operationId, customerId, face: amount, issuer: 'upstream' } as const;
      await this.#unit.coupons.add([couponRecord(couponId, stated)]);
    });
  }

  async #reserve({ quotaId, operationId, amount }: Of<'reserve'>): Promise<void> {
    const quota = await this.#quotaOf(quotaId);
    if (quota.state === 'recalled') throw new Refused();
    const waits = { state: 'queued', endedAt: null, items: 1, asked: amount, at: this.#at } as const;
    await this.#unit.moneyOperations.add(moneyOperation(operationId, { ...waits, partnerId: quota.partnerId, quotaId }));
    await this.#unit.moneyOperations.saveItems(operationId, [moneyItem(1, { state: 'waiting', quotaId, asked: amount })]);
    const held: LedgerAccount = { kind: 'held', operationId, quotaId };
    await this.#move(bookOf(quota), operationId, [{ from: { kind: 'quota', quotaId }, to: held, amount }]);
  }

  async #settle({ operationId, coupon }: Of<'settle'>): Promise<void> {
    const operation = await this.#unit.moneyOperations.find(operationId);
    const quotaId = operation?.quotaId ?? null;
    if (operation?.state !== 'queued' || quotaId === null) throw new Refused();
    const quota = await this.#quotaOf(quotaId);
    const from: LedgerAccount = { kind: 'held', operationId, quotaId };
    const [amount = 0n] = await this.#unit.ledger.balances(bookOf(quota), [from]);
    const item = moneyItem(1, { at: this.#at, quotaId, asked: amount });
    if (coupon) {
      await this.#move(bookOf(quota), operationId, [{ from, to: couponOf(coupon.couponId, quotaId), amount }]);
      await this.#addCoupon(quota, { operationId, ...coupon, face: amount });
      await this.#unit.moneyOperations.saveItems(operationId, [{ ...item, ...coupon, moved: amount }]);
      await this.#unit.moneyOperations.update(operationId, { state: 'done', endedAt: this.#at, moved: amount, done: 1 });
      return;
    }
    await returnToQuotas(this.#unit, { operationId, at: this.#at }, [{ from, quota, amount, item: 1 }]);
    await this.#unit.moneyOperations.saveItems(operationId, [{ ...item, state: 'refused', refusal: 'not-found' }]);
    await this.#unit.moneyOperations.update(operationId, { state: 'stopped', endedAt: this.#at, refused: 1 });
  }

  async #spend({ couponId, usageId, amount }: Of<'spend'>): Promise<void> {
    const coupon = await this.#couponOf(couponId);
    if (coupon.state !== 'usable') throw new Refused();
    const { partnerId, quotaId, customerId } = coupon;
    await this.#done({ kind: 'coupon-redemption', partnerId, amount }, { quotaId, couponId, customerId }, async (operationId) => {
      const move = { from: couponOf(couponId, quotaId), to: { kind: 'spent', quotaId }, amount } as const;
      const balanceAfter = await this.#move(bookOf(coupon), operationId, [move]);
      if (balanceAfter === 0n) await this.#unit.coupons.setState(partnerId, [couponId], 'used', this.#at);
      const order = { amount, orderType: 'new', chargeMode: 'pay-per-use', service: null, productId: null } as const;
      const usage = { usageId, partnerId, couponId, at: this.#at, amount, balanceAfter, reference: usageId, operationId };
      await this.#unit.usages.add({ ...usage, done: { kind: 'redemption', order } });
    });
  }

  async #refund({ usageId, amount }: Of<'refund'>): Promise<void> {
    const usage = await this.#usageOf(usageId);
    const { partnerId, couponId } = usage;
    if ((await this.#unit.usages.refunded(partnerId, usageId)) + amount > usage.amount) throw new Refused();
    const coupon = await this.#couponOf(couponId);
    const { quotaId, customerId } = coupon;
    await this.#done({ kind: 'coupon-refund', partnerId, amount }, { quotaId, couponId, customerId }, async (operationId) => {
      const from: LedgerAccount = { kind: 'spent', quotaId };
      const lives = coupon.state === 'usable' || coupon.state === 'used';
      let returnedTo: 'coupon' | 'quota' | 'parent-quota' | 'upstream' = lives ? 'coupon' : 'upstream';
      if (lives) {
        await this.#move(bookOf(coupon), operationId, [{ from, to: couponOf(couponId, quotaId), amount }]);
        await this.#unit.coupons.setState(partnerId, [couponId], 'usable', null);
      } else if (quotaId === null) await this.#move(bookOf(coupon), operationId, [{ from, to: UPSTREAM, amount }]);
      else {
        const quota = await this.#quotaOf(quotaId);
        const [to = 'quota'] = await returnToQuotas(this.#unit, { operationId, at: this.#at }, [{ from, quota, amount, item: 1 }]);
        returnedTo = to;
      }
      const record = { usageId: this.#newId('refund'), partnerId, couponId, at: this.#at, amount, balanceAfter: null, operationId };
      await this.#unit.usages.add({ ...record, reference: record.usageId, done: { kind: 'refund', ofUsageId: usageId, returnedTo } });
    });
  }

  async #endCoupon({ couponId, state }: Of<'end-coupon'>): Promise<void> {
    const { balance, ...coupon } = await this.#couponOf(couponId);
    if (coupon.state !== 'usable' || coupon.quotaId === null) throw new Refused();
    const { partnerId, quotaId, customerId } = coupon;
    const kind = state === 'recalled' ? 'coupon-recall' : 'coupon-expiry';
    await this.#done({ kind, partnerId, quotaId, amount: balance }, { quotaId, couponId, customerId }, async (operationId) => {
      await returnCoupons(this.#unit, { operationId, at: this.#at }, [{ coupon, balance, item: 1 }], state);
    });
  }

  async #allocate(command: Of<'allocate' | 'recall-allocation'>): Promise<void> {
    const { partnerId, party, amount } = command;
    const isBack = command.do === 'recall-allocation';
    const kind = isBack ? 'allocation-recall' : 'allocation';
    const ordered = (from: LedgerAccount, to: LedgerAccount): [LedgerAccount, LedgerAccount] => (isBack ? [to, from] : [from, to]);
    if ('customerId' in party) {
      const { customerId } = party;
      return this.#money(partnerId, kind, ordered(BALANCE, { kind: 'customer', customerId }), amount, { customerId });
    }
    const { resellerId } = party;
    await this.#done({ kind, partnerId, asset: 'money', amount }, { resellerId }, async (operationId) => {
      const book = { partnerId, asset: 'money', currency: 'CNY' } as const;
      const [from, to] = ordered(BALANCE, { kind: 'reseller', resellerId });
      await this.#move(book, operationId, [{ from, to, amount }]);
      const [theirsFrom, theirsTo] = ordered(UPSTREAM, BALANCE);
      await this.#move({ ...book, partnerId: resellerId }, operationId, [{ from: theirsFrom, to: theirsTo, amount }]);
    });
  }

  async #money(
    partnerId: string,
    kind: Stated['kind'],
    [from, to]: [LedgerAccount, LedgerAccount],
    amount: bigint,
    item: Partial<MoneyItem>,
  ): Promise<void> {
    await this.#done({ kind, partnerId, asset: 'money', amount }, item, (operationId) =>
      this.#move({ partnerId, asset: 'money', currency: 'CNY' }, operationId, [{ from, to, amount }]),
    );
  }

  /** An operation of one item that is done at once. */
  async #done({ amount, ...stated }: Stated, item: Partial<MoneyItem>, move: (operationId: string) => Promise<unknown>): Promise<void> {
    const operationId = this.#newId('operation');
    const counts = { at: this.#at, endedAt: this.#at, asked: amount, moved: amount, items: 1, done: 1 };
    await this.#unit.moneyOperations.add(moneyOperation(operationId, { ...stated, ...counts }));
    await move(operationId);
    await this.#unit.moneyOperations.saveItems(operationId, [moneyItem(1, { at: this.#at, asked: amount, moved: amount, ...item })]);
  }

  /** What the first account has left. */
  async #move(book: Book, operationId: string, moves: readonly Omit<LedgerMove, 'item'>[]): Promise<bigint> {
    const numbered = moves.map((move) => ({ ...move, item: 1 }));
    return (await this.#unit.ledger.move(book, operationId, this.#at, numbered))[0]?.fromAfter ?? 0n;
  }

  async #addCoupon(quota: StoredQuota, stated: Pick<StoredCoupon, 'couponId' | 'customerId' | 'operationId' | 'face'>): Promise<void> {
    const { partnerId, quotaId } = quota;
    await this.#unit.coupons.add([couponRecord(stated.couponId, { ...stated, partnerId, quotaId, issuedAt: this.#at })]);
    await this.#unit.quotas.countIssued(partnerId, quotaId, 1, stated.face);
  }

  async #quotaOf(quotaId: string): Promise<StoredQuota & { available: bigint }> {
    return this.#first(quotaId, (partnerId) => this.#unit.quotas.find(partnerId, quotaId));
  }

  async #couponOf(couponId: string): Promise<StoredCoupon & { balance: bigint }> {
    return this.#first(couponId, async (partnerId) => (await this.#unit.coupons.find(partnerId, ALL, [couponId]))[0] ?? null);
  }

  async #usageOf(usageId: string): Promise<StoredUsage> {
    return this.#first(usageId, (partnerId) => this.#unit.usages.find(partnerId, usageId));
  }

  /** Whichever of the partners has it. */
  async #first<Found>(id: string, find: (partnerId: string) => Promise<Found | null>): Promise<Found> {
    for (const partnerId of this.#partners) {
      const found = await find(partnerId);
      if (found) return found;
    }
    throw new Error(`There is no ${id}.`);
  }
}

function bookOf({ partnerId, asset, currency }: Pick<StoredQuota, 'partnerId' | 'asset' | 'currency'>): Book {
  return { partnerId, asset, currency };
}

function couponOf(couponId: string, quotaId: string | null): LedgerAccount {
  return { kind: 'coupon', couponId, quotaId };
}
