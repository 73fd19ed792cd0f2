import { newItem } from '../../bff/actions/money/new-operation.ts';
import type { Book, LedgerMove } from '../../bff/ports/ledger.ts';
import type { MoneyItem, MoneyOperation } from '../../bff/ports/money-operations.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { at, DAY, id } from './records.ts';
import type { Ids } from './requests.ts';

const CURRENCY = 'CNY';
const NOW = at(0);

interface Done {
  operationId: string;
  kind: MoneyOperation['kind'];
  moves: readonly Omit<LedgerMove, 'item'>[];
  book: Book;
  item?: Partial<MoneyItem>;
}

/**
 * What moves money among a set's ids: a quota with a part granted to the reseller, a coupon of the customer's of which something is spent, a
 * selection of it, money in the account, a dissociation that the customer has yet to handle.
 */
export async function seedMoney(store: Store, partnerId: string, ids: Ids): Promise<void> {
  const { quotaId, resellerId, couponId, childQuotaId } = ids;
  const letter = ids.customerId.slice(-1).toLowerCase();
  const operationOf = (number: number) => id('mop', letter).slice(0, -1) + number;
  const own: Book = { partnerId, asset: 'coupon', currency: CURRENCY };
  const [upstream, quota, coupon] = [
    { kind: 'upstream' },
    { kind: 'quota', quotaId },
    { kind: 'coupon', couponId, quotaId },
  ] as const satisfies LedgerMove['from'][];
  await store.write(
    partnerId,
    async (unit) => {
      const act = (done: Done) => carryOut(unit, partnerId, ids, done);
      await unit.quotas.save(quotaOf(partnerId, quotaId, 100_000n, null));
      await act({
        operationId: operationOf(1),
        kind: 'quota-statement',
        book: own,
        moves: [{ from: upstream, to: quota, amount: 100_000n }],
        item: { quotaId },
      });
      const granted = { from: quota, to: { kind: 'granted', quotaId }, amount: 10_000n } as const;
      await act({ operationId: operationOf(2), kind: 'quota-grant', book: own, moves: [granted], item: { quotaId, resellerId } });
      await unit.quotas.save(quotaOf(resellerId, childQuotaId, 10_000n, { partnerId, quotaId }));
      const received = { from: upstream, to: { kind: 'quota', quotaId: childQuotaId }, amount: 10_000n } as const;
      const ofReseller = { ...own, partnerId: resellerId };
      await act({ operationId: operationOf(3), kind: 'quota-grant', book: ofReseller, moves: [received], item: { quotaId: childQuotaId } });
      const issued = { from: quota, to: coupon, amount: 1_000n };
      await act({ operationId: ids.operationId, kind: 'coupon-issue', book: own, moves: [issued], item: { quotaId } });
      await addCoupon(unit, partnerId, ids);
      const spent = { from: coupon, to: { kind: 'spent', quotaId }, amount: 200n } as const;
      await act({ operationId: operationOf(4), kind: 'coupon-redemption', book: own, moves: [spent], item: { quotaId, couponId } });
      await addUsage(unit, partnerId, ids, operationOf(4));
      const balance = { from: upstream, to: { kind: 'account', accountType: 'balance' }, amount: 50_000n } as const;
      await act({ operationId: operationOf(5), kind: 'top-up', book: { ...own, asset: 'money' }, moves: [balance] });
      await addSelection(unit, partnerId, ids);
      await addDissociation(unit, partnerId, ids);
    },
    { also: [resellerId] },
  );
}

async function carryOut(unit: Unit, byPartnerId: string, { managerId, sessionId }: Ids, done: Done): Promise<void> {
  const { operationId, kind, moves, book, item = {} } = done;
  const amount = moves.reduce((sum, move) => sum + move.amount, 0n);
  const { partnerId, asset, currency } = book;
  const counts = { asked: amount, moved: amount, items: 1, done: 1, refused: 0 };
  const nothing = { memo: null, request: null, retryOf: null, isStopping: false, attempts: 0, approval: null };
  await unit.moneyOperations.add({
    ...{ operationId, partnerId, kind, asset, currency, sessionId, at: NOW, endedAt: NOW, state: 'done', requestId: operationId },
    byPartnerId: partnerId === byPartnerId ? byPartnerId : partnerId,
    quotaId: item.quotaId ?? null,
    actor: { kind: 'operator', id: managerId },
    ...counts,
    ...nothing,
  });
  await unit.ledger.move(
    book,
    operationId,
    NOW,
    moves.map((move) => ({ ...move, item: 1 })),
  );
  await unit.moneyOperations.saveItems(operationId, [newItem({ item: 1, at: NOW, state: 'done', asked: amount, moved: amount, ...item })]);
}

function quotaOf(partnerId: string, quotaId: string, total: bigint, parent: { partnerId: string; quotaId: string } | null) {
  const stated = { asset: 'coupon', currency: CURRENCY, state: 'normal', restrictions: {}, designated: null } as const;
  const dates = { effectiveAt: at(-100 * DAY), expiresAt: at(100 * DAY), createdAt: NOW, changedAt: NOW };
  return { partnerId, quotaId, total, parent, invoiceSubject: 'any', signingEntity: null, ...stated, ...dates } as const;
}

async function addCoupon(unit: Unit, partnerId: string, { couponId, quotaId, customerId, operationId }: Ids): Promise<void> {
  const dates = { validFrom: NOW, expiresAt: at(50 * DAY), issuedAt: NOW, endedAt: null };
  const terms = { asset: 'coupon', currency: CURRENCY, issuer: 'partner', state: 'usable', face: 1_000n } as const;
  const nothing = { restrictions: {}, customerNote: null, memo: null };
  await unit.coupons.add([{ partnerId, couponId, quotaId, customerId, operationId, ...terms, ...dates, ...nothing }]);
}

async function addUsage(unit: Unit, partnerId: string, { usageId, couponId }: Ids, operationId: string): Promise<void> {
  const order = { amount: 10_000n, orderType: null, chargeMode: 'yearly-monthly', service: null, productId: null } as const;
  const done = { kind: 'redemption', order } as const;
  await unit.usages.add({ usageId, partnerId, couponId, operationId, at: NOW, amount: 200n, balanceAfter: 800n, reference: usageId, done });
}

async function addSelection(unit: Unit, partnerId: string, { selectionId, couponId, managerId }: Ids): Promise<void> {
  const selection = { selectionId, partnerId, byPartnerId: partnerId, operatorId: managerId, at: NOW, expiresAt: at(DAY) };
  await unit.selections.add(selection, [{ couponId, balance: 800n }]);
}

async function addDissociation(unit: Unit, partnerId: string, { dissociationId, customerId, managerId }: Ids): Promise<void> {
  const terms = { state: 'submitted', reason: 'customer-asked', notesDigest: 'digest', submittedAt: NOW } as const;
  await unit.dissociations.add({
    dissociationId,
    partnerId,
    customerId,
    operatorId: managerId,
    ...terms,
    settledAt: null,
    operationId: null,
  });
}

/** Everything of that kind that is stored of a set's ids, to be compared before and after. */
export async function moneyState({ reads }: Store, partnerId: string, ids: Ids): Promise<unknown[]> {
  const { quotaId, couponId, resellerId, childQuotaId } = ids;
  const book = { partnerId, asset: 'coupon', currency: CURRENCY } as const;
  const operations = { partnerIds: [partnerId, resellerId], scope: { kind: 'all' }, filter: {} } as const;
  return [
    await reads.quotas.find(partnerId, quotaId),
    await reads.quotas.find(resellerId, childQuotaId),
    await reads.coupons.find(partnerId, { kind: 'all' }, [couponId]),
    await reads.ledger.balances(book, [{ kind: 'upstream' }, { kind: 'granted', quotaId }, { kind: 'coupon', couponId, quotaId }]),
    await reads.usages.ofCoupon(partnerId, couponId, 100),
    await reads.selections.coupons(ids.selectionId),
    await reads.dissociations.find(partnerId, ids.dissociationId),
    await reads.accounts.list(partnerId),
    await reads.operationLog.search(operations, null, 1000),
    await reads.partners.find(resellerId),
  ];
}
