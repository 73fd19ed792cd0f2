import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { bookLines, ledgerFaults, verifyLedgers } from '../../bff/node/program/verify-ledger.ts';
import type { LedgerAccount } from '../../bff/ports/ledger.ts';
import { PROOFS } from '../../bff/ports/proofs.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { COUPONS, couponRecord, moneyItem, moneyOperation, quotaRecord } from './money-records.ts';
import { customerRecord, NOW, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const RESELLER = 'par_reseller';
const UPSTREAM: LedgerAccount = { kind: 'upstream' };
const QUOTA: LedgerAccount = { kind: 'quota', quotaId: 'quota-1' };
const COUPON: LedgerAccount = { kind: 'coupon', couponId: 'coupon-1', quotaId: 'quota-1' };
const MONEY = { partnerId: PARTNER, asset: 'money', currency: 'CNY' } as const;

/** A quota of which something was granted, issued, spent and given back, and money that was allocated to a reseller. */
async function fill(unit: Unit): Promise<void> {
  const done = async (id: string, stated: Parameters<typeof moneyOperation>[1], item: Parameters<typeof moneyItem>[1]) => {
    const moved = item?.moved ?? 0n;
    await unit.moneyOperations.add(moneyOperation(id, { asked: moved, moved, items: 1, done: 1, ...stated }));
    return () => unit.moneyOperations.saveItems(id, [moneyItem(1, { ...item, asked: moved, moved })]);
  };
  await unit.partners.add(partnerRecord());
  await unit.partners.add({ ...partnerRecord(RESELLER), kind: 'reseller', parentPartnerId: PARTNER });
  await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
  await unit.quotas.save(quotaRecord('quota-1', { total: 10_000n }));
  const stated = await done('op-statement', { kind: 'quota-statement' }, { quotaId: 'quota-1', moved: 10_000n });
  await unit.ledger.move(COUPONS, 'op-statement', NOW, [{ from: UPSTREAM, to: QUOTA, amount: 10_000n, item: 1 }]);
  await stated();
  await unit.quotas.save(quotaRecord('child', { partnerId: RESELLER, total: 3_000n, parent: { partnerId: PARTNER, quotaId: 'quota-1' } }));
  const granted = await done('op-grant', { kind: 'quota-grant' }, { quotaId: 'quota-1', resellerId: RESELLER, moved: 3_000n });
  const grant = { from: QUOTA, to: { kind: 'granted', quotaId: 'quota-1' }, amount: 3_000n, item: 1 } as const;
  await unit.ledger.move(COUPONS, 'op-grant', NOW, [grant]);
  const child = { from: UPSTREAM, to: { kind: 'quota', quotaId: 'child' }, amount: 3_000n, item: 1 } as const;
  await unit.ledger.move({ ...COUPONS, partnerId: RESELLER }, 'op-grant', NOW, [child]);
  await granted();
  const issued = await done('op-issue', {}, { quotaId: 'quota-1', couponId: 'coupon-1', customerId: 'cus-1', moved: 2_000n });
  await unit.ledger.move(COUPONS, 'op-issue', NOW, [{ from: QUOTA, to: COUPON, amount: 2_000n, item: 1 }]);
  await unit.coupons.add([couponRecord('coupon-1', { quotaId: 'quota-1', operationId: 'op-issue', face: 2_000n })]);
  await unit.quotas.countIssued(PARTNER, 'quota-1', 1, 2_000n);
  await issued();
  const spent: LedgerAccount = { kind: 'spent', quotaId: 'quota-1' };
  const usage = { partnerId: PARTNER, couponId: 'coupon-1', at: NOW };
  const redeemed = await done('op-redeem', { kind: 'coupon-redemption' }, { couponId: 'coupon-1', customerId: 'cus-1', moved: 800n });
  await unit.ledger.move(COUPONS, 'op-redeem', NOW, [{ from: COUPON, to: spent, amount: 800n, item: 1 }]);
  const order = { amount: 800n, orderType: 'new', chargeMode: 'pay-per-use', service: null, productId: null } as const;
  await unit.usages.add({
    ...{ ...usage, usageId: 'usage-1', amount: 800n, balanceAfter: 1_200n, reference: 'order-1', operationId: 'op-redeem' },
    done: { kind: 'redemption', order },
  });
  await redeemed();
  const refunded = await done('op-refund', { kind: 'coupon-refund' }, { couponId: 'coupon-1', customerId: 'cus-1', moved: 300n });
  await unit.ledger.move(COUPONS, 'op-refund', NOW, [{ from: spent, to: COUPON, amount: 300n, item: 1 }]);
  await unit.usages.add({
    ...{ ...usage, usageId: 'usage-2', amount: 300n, balanceAfter: 1_500n, reference: 'order-2', operationId: 'op-refund' },
    done: { kind: 'refund', ofUsageId: 'usage-1', returnedTo: 'coupon' },
  });
  await refunded();
  const topped = await done('op-top-up', { kind: 'top-up', asset: 'money' }, { moved: 5_000n });
  const balance: LedgerAccount = { kind: 'account', accountType: 'balance' };
  await unit.ledger.move(MONEY, 'op-top-up', NOW, [{ from: UPSTREAM, to: balance, amount: 5_000n, item: 1 }]);
  await topped();
  const allocated = await done('op-allocate', { kind: 'allocation', asset: 'money' }, { resellerId: RESELLER, moved: 1_000n });
  const reseller: LedgerAccount = { kind: 'reseller', resellerId: RESELLER };
  await unit.ledger.move(MONEY, 'op-allocate', NOW, [{ from: balance, to: reseller, amount: 1_000n, item: 1 }]);
  const arrived = { from: UPSTREAM, to: balance, amount: 1_000n, item: 1 };
  await unit.ledger.move({ ...MONEY, partnerId: RESELLER }, 'op-allocate', NOW, [arrived]);
  await allocated();
  await unit.moneyOperations.add(moneyOperation('op-held', { state: 'queued', asked: 500n, items: 1, endedAt: null }));
  await unit.moneyOperations.saveItems('op-held', [moneyItem(1, { state: 'waiting', customerId: 'cus-1', asked: 500n })]);
  const held = { from: QUOTA, to: { kind: 'held', operationId: 'op-held', quotaId: 'quota-1' }, amount: 500n, item: 1 } as const;
  await unit.ledger.move(COUPONS, 'op-held', NOW, [held]);
}

/** What somebody with the database's own password does, triggers or not. */
async function tamper(address: string, statement: string): Promise<void> {
  if (!address.startsWith('postgres')) {
    const database = new DatabaseSync(address, { enableForeignKeyConstraints: false });
    for (const table of ['ledger_entries', 'coupon_usages'])
      database.exec(`drop trigger ${table}_no_update; drop trigger ${table}_no_delete`);
    database.exec('pragma ignore_check_constraints = on');
    database.exec(statement);
    return database.close();
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query('alter table ledger_accounts drop constraint ledger_accounts_check');
  await client.query(`set session_replication_role = replica; ${statement}`);
  await client.end();
}

const account = (kind: string, owner: string, partnerId = PARTNER) =>
  `account_key = (select a.account_key from ledger_accounts a join partners p on p.partner_key = a.partner_key
    where p.partner_id = '${partnerId}' and a.asset = 'coupon' and a.kind = '${kind}' and a.owner = '${owner}')`;
const operation = (id: string) => `operation_key = (select operation_key from money_operations where operation_id = '${id}')`;

/** What is done, and the faults that name it; each damage may be seen by several proofs. */
const DAMAGES: readonly [what: string, statement: string, found: string[]][] = [
  ['nothing', 'select 1', []],
  [
    'a balance that was raised',
    `update ledger_accounts set balance = balance + 1 where ${account('quota', 'quota-1')}`,
    ['balance account quota quota-1', 'book-sum all accounts', 'quota-total quota quota-1'],
  ],
  [
    'an entry that was changed',
    `update ledger_entries set amount = amount - 1 where ${account('quota', 'quota-1')} and sequence = 2`,
    ['entry-order account quota quota-1 entry 2', 'item-sum operation op-grant item 1'],
  ],
  [
    'an entry that was taken out',
    `delete from ledger_entries where ${account('quota', 'quota-1')} and sequence = 2`,
    ['entry-order account quota quota-1 entry 3', 'item-sum operation op-grant item 1'],
  ],
  [
    'a last entry that was taken away',
    `delete from ledger_entries where ${account('spent', 'quota-1')} and sequence = 2`,
    ['balance account spent quota-1', 'item-sum operation op-refund item 1'],
  ],
  [
    'an account below zero',
    `update ledger_accounts set balance = -5 where ${account('quota', 'quota-1')}`,
    ['balance account quota quota-1', 'below-zero account quota quota-1', 'book-sum all accounts', 'quota-total quota quota-1'],
  ],
  [
    'an operation whose item was taken away',
    `delete from money_items where ${operation('op-redeem')}`,
    ['entry-item operation op-redeem item 1', 'operation-counts operation op-redeem', 'operation-moved operation op-redeem'],
  ],
  [
    'an item with another amount',
    `update money_items set moved = moved + 1 where ${operation('op-issue')}`,
    ['item-entry operation op-issue item 1', 'operation-moved operation op-issue'],
  ],
  [
    'an operation with another count',
    `update money_operations set done = 2 where ${operation('op-issue')}`,
    ['operation-counts operation op-issue'],
  ],
  [
    'an operation with another amount',
    `update money_operations set moved = 1 where ${operation('op-issue')}`,
    ['operation-moved operation op-issue'],
  ],
  [
    'an operation that ended and kept its reservation',
    `update money_operations set state = 'stopped' where ${operation('op-held')}`,
    ['held-for-ended account held op-held:quota-1'],
  ],
  ['a quota with another total', `update quotas set total = total + 1 where quota_id = 'quota-1'`, ['quota-total quota quota-1']],
  [
    'a child quota with another total',
    `update quotas set total = total - 1 where quota_id = 'child'`,
    ['quota-total quota child', 'quota-granted quota quota-1'],
  ],
  [
    'a quota that counts its coupons wrong',
    `update quotas set issued_count = 7 where quota_id = 'quota-1'`,
    ['quota-issued quota quota-1'],
  ],
  [
    'an account that was put into another quota',
    `update ledger_accounts set quota_key = (select quota_key from quotas where quota_id = 'child') where ${account('spent', 'quota-1')}`,
    ['quota-total quota quota-1', 'quota-total quota child', 'quota-account account spent quota-1'],
  ],
  [
    'a coupon with the account of another',
    `update coupons set account_key = (select account_key from ledger_accounts where kind = 'spent')`,
    ['coupon-account coupon coupon-1', 'coupon-entries coupon coupon-1'],
  ],
  [
    'a coupon with another face value',
    `update coupons set face = face + 1`,
    ['quota-issued quota quota-1', 'coupon-entries coupon coupon-1'],
  ],
  [
    'a record of use with another amount',
    `update coupon_usages set amount = 100 where usage_id = 'usage-1'`,
    ['coupon-entries coupon coupon-1', 'usage-refunds coupon coupon-1 usage usage-1'],
  ],
  ['a coupon that is used and has something left', `update coupons set state = 'used'`, ['coupon-state coupon coupon-1']],
  [
    'money that never reached the reseller',
    `update ledger_accounts set partner_key = (select partner_key from partners where partner_id = '${PARTNER}'), owner = 'x'
      where asset = 'money' and kind = 'upstream' and partner_key <> (select partner_key from partners where partner_id = '${PARTNER}')`,
    [
      'book-sum all accounts',
      'book-sum all accounts',
      'item-sum operation op-allocate item 1',
      'item-sum operation op-allocate item 1',
      'reseller-book account reseller par_reseller operation op-allocate item 1',
    ],
  ],
];

onBothEngines('A ledger', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await engines.open());
    await store.write(PARTNER, fill, { also: [RESELLER] });
  });

  test.each(DAMAGES)('shows %s', async (_what, statement, found) => {
    await tamper(address, statement);
    const faults: string[] = [];
    for await (const { proof, subject } of ledgerFaults(store.reads)) faults.push(`${proof} ${subject}`);
    expect(faults).toEqual(found);
  });

  test('is told book by book, with what is wrong and where', async () => {
    const adding = (await verifyLedgers(store.reads)).flatMap(bookLines);
    expect(adding).toEqual([
      'par_1 coupon CNY: accounts 6, entries 12: adds up',
      'par_1 money CNY: accounts 3, entries 4: adds up',
      'par_reseller coupon CNY: accounts 2, entries 2: adds up',
      'par_reseller money CNY: accounts 2, entries 2: adds up',
    ]);
    await tamper(address, `update quotas set total = total + 1 where quota_id = 'quota-1'`);
    const [line, fault] = (await verifyLedgers(store.reads)).flatMap(bookLines);
    expect(line).toBe('par_1 coupon CNY: accounts 6, entries 12: 1 FAULTS');
    expect(fault).toBe('  quota quota-1: its total is not what its accounts hold: expected 100.00, found 100.01');
  });
});

test('Every proof is shown to find a damage', () => {
  const shown = new Set(DAMAGES.flatMap(([, , found]) => found.map((one) => one.split(' ')[0])));
  expect([...shown].sort()).toEqual([...PROOFS].sort());
});
