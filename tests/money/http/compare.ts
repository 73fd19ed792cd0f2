import { expect } from 'vitest';
import { faultLine, ledgerFaults } from '../../../bff/node/program/verify-ledger.ts';
import { instant, text } from './ask.ts';
import type { Books } from './books.ts';
import { ofQuota } from './rules.ts';
import { CURRENCIES, type Currency, isLive, type Operation, type Quota } from './things.ts';
import { type MoneyWorld, operatorOf, PARTNERS } from './world.ts';

/** What is wrong with the model by itself; a model that contradicts itself proves nothing. */
export function brokenIn(books: Books): string[] {
  const broken: string[] = [];
  for (const quota of books.quotas.values()) {
    const { held, outstanding, expired } = partsOf(books, quota);
    const parts = quota.available + held + outstanding + expired + quota.spent + quota.granted;
    if (parts !== quota.total) broken.push(`${quota.quotaId}: ${parts} of ${quota.total}`);
    if (quota.available < 0n || held < 0n || quota.spent < 0n || quota.granted < 0n) broken.push(`${quota.quotaId} is below zero`);
  }
  return broken;
}

function partsOf(books: Books, { quotaId }: Quota): { held: bigint; outstanding: bigint; expired: bigint } {
  const parts = { held: 0n, outstanding: 0n, expired: 0n };
  for (const operation of books.operations.values()) if (operation.quotaId === quotaId) parts.held += operation.held;
  for (const coupon of books.coupons.values()) {
    if (coupon.quotaId !== quotaId) continue;
    if (coupon.expiresAt <= books.now) parts.expired += coupon.left;
    else parts.outstanding += coupon.left;
  }
  return parts;
}

/** Everything that lists and pages say of everybody, beside what the model says, and what `verify` finds. An operation that ended is looked at then, and at last. */
export async function expectAlike(world: MoneyWorld, books: Books, isLast: boolean): Promise<void> {
  expect(brokenIn(books)).toEqual([]);
  for (const partnerId of PARTNERS) {
    const [quotas, coupons, accounts] = await Promise.all([
      quotasSaid(world, partnerId),
      couponsSaid(world, partnerId),
      accountsSaid(world, partnerId),
    ]);
    expect(quotas).toEqual(quotasOf(books, partnerId));
    expect(coupons).toEqual(couponsOf(books, partnerId));
    expect(accounts).toEqual(accountsOf(books, partnerId));
  }
  const operations = isLast ? [...books.operations.values()] : changing(books);
  expect(await operationsSaid(world, operations)).toEqual(operationsOf(operations));
  for (const operation of operations) if (!isLive(operation)) operation.shownAs = operation.state;
  const faults: string[] = [];
  for await (const fault of ledgerFaults(world.reads)) faults.push(faultLine(fault));
  expect(faults).toEqual([]);
  expect(world.fixture.failures).toEqual([]);
}

type Row = Record<string, unknown>;
const byId = (rows: Row[], id: string) => rows.sort((one, other) => (String(one[id]) < String(other[id]) ? -1 : 1));
const of = (row: Row, fields: readonly string[]): Row => Object.fromEntries(fields.map((field) => [field, row[field]]));

const QUOTA = [
  'quotaId',
  'asset',
  'currency',
  'state',
  'total',
  'available',
  'held',
  'outstanding',
  'expired',
  'spent',
  'granted',
  'parentQuotaId',
];

async function pagesOf(world: MoneyWorld, partnerId: string, path: string, field: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const {
      status,
      answer,
      text: said,
    }: Awaited<ReturnType<MoneyWorld['call']>> = await world.call(operatorOf(partnerId), 'POST', path, {
      size: 100,
      ...(after !== null && { after }),
    });
    if (status !== 200) throw new Error(said);
    const page = answer as unknown as { next: string | null } & Record<string, Row[]>;
    rows.push(...(page[field] ?? []));
    after = page.next;
  } while (after !== null);
  return rows;
}

async function quotasSaid(world: MoneyWorld, partnerId: string): Promise<Row[]> {
  const rows = await pagesOf(world, partnerId, '/v1/quotas/search', 'quotas');
  return byId(
    rows.map((row) => ({ ...of(row, QUOTA), refusal: (row.issuable as Row).refusal })),
    'quotaId',
  );
}

function quotasOf(books: Books, partnerId: string): Row[] {
  const own = [...books.quotas.values()].filter((quota) => quota.partnerId === partnerId);
  const rows = own.map((quota) => {
    const { held, outstanding, expired } = partsOf(books, quota);
    const { quotaId, asset, currency, state, total, available, spent, granted, parentId } = quota;
    const amounts = { total, available, held, outstanding, expired, spent, granted };
    const said = Object.fromEntries(Object.entries(amounts).map(([part, amount]) => [part, text(amount)]));
    return { quotaId, asset, currency, state, ...said, parentQuotaId: parentId, refusal: ofQuota(books, quota) };
  });
  return byId(rows, 'quotaId');
}

const COUPON = ['couponId', 'quotaId', 'faceValue', 'balance', 'state', 'validFrom', 'expiresAt'];

async function couponsSaid(world: MoneyWorld, partnerId: string): Promise<Row[]> {
  const rows = await pagesOf(world, partnerId, '/v1/coupons/search', 'coupons');
  return byId(
    rows.map((row) => ({ ...of(row, COUPON), customerId: (row.customer as Row).customerId })),
    'couponId',
  );
}

function couponsOf(books: Books, partnerId: string): Row[] {
  const own = [...books.coupons.values()].filter((coupon) => coupon.partnerId === partnerId);
  const rows = own.map((coupon) => ({
    ...of({ ...coupon }, ['couponId', 'quotaId', 'customerId']),
    faceValue: text(coupon.face),
    balance: text(coupon.left),
    state: books.stateOf(coupon),
    validFrom: instant(coupon.validFrom),
    expiresAt: instant(coupon.expiresAt),
  }));
  return byId(rows, 'couponId');
}

const NOTHING = { toCustomers: '0.00', toResellers: '0.00' };

async function accountsSaid(world: MoneyWorld, partnerId: string): Promise<Row[]> {
  const { answer, text: said, status } = await world.call(operatorOf(partnerId), 'GET', '/v1/accounts');
  if (status !== 200) throw new Error(said);
  const { accounts, allocated } = answer as unknown as { accounts: Row[]; allocated: Row[] };
  return accounts.map((account) => {
    const given = allocated.find(({ currency }) => currency === account.currency);
    return { ...of(account, ['currency', 'amount', 'designated', 'held', 'free']), ...of(given ?? NOTHING, Object.keys(NOTHING)) };
  });
}

function accountsOf(books: Books, partnerId: string): Row[] {
  return CURRENCIES.map((currency) => accountIn(books, partnerId, currency)).filter((row) => row !== null);
}

function accountIn(books: Books, partnerId: string, currency: Currency): Row | null {
  const account = books.accountOf(partnerId, currency);
  if (!account) return null;
  const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n);
  const own = [...books.operations.values()].filter((one) => one.partnerId === partnerId && one.currency === currency);
  const held = sum(own.filter(({ kind }) => kind === 'allocation').map((one) => one.held));
  const { amount, designated, customers, resellers } = account;
  const free = books.freeOf(partnerId, currency) ?? 0n;
  const said = { amount: text(amount), designated: text(designated), held: text(held), free: text(free) };
  const toCustomers = text(sum([...customers.values()].map(({ left }) => left)));
  return { currency, ...said, toCustomers, toResellers: text(sum(resellers.values())) };
}

/** Operations that may still change, or did since they were looked at last. */
function changing(books: Books): Operation[] {
  return [...books.operations.values()].filter((operation) => operation.shownAs !== operation.state);
}

async function operationsSaid(world: MoneyWorld, operations: readonly Operation[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { operationId, byPartnerId } of operations) {
    const { answer } = await world.call(operatorOf(byPartnerId), 'GET', `/v1/operations/${operationId}`);
    const { state, items, amount } = answer as unknown as { state: string; items: Row; amount: Row };
    rows.push({ operationId, state: state === 'queued' || state === 'running' ? 'open' : state, items, moved: amount?.moved });
  }
  return rows;
}

function operationsOf(operations: readonly Operation[]): Row[] {
  return operations.map(({ operationId, state, items, moved }) => {
    const count = (wanted: string) => items.filter((item) => item.state === wanted).length;
    const counts = { total: items.length, waiting: count('waiting'), done: count('done'), refused: count('refused') };
    return { operationId, state, items: counts, moved: text(moved) };
  });
}
