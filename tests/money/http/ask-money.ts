import { PARTNER } from '../../http/fixture.ts';
import { FOREIGN } from '../../http/quota-world.ts';
import { type Answer, type Asking, expectText, minor, newId, text } from './ask.ts';
import { book } from './ask-coupons.ts';
import { partOf } from './ask-usages.ts';
import { begun, needsApproval } from './operations.ts';
import { ofGiver, ofReceiver, ofTie } from './rules.ts';
import type { Currency } from './things.ts';
import { pick, type Wish } from './wishes.ts';
import { CUSTOMERS_EACH, PARTNERS, RESELLERS } from './world.ts';

const currencyOf = ({ which }: Wish): Currency => (which % 5 === 4 ? 'USD' : 'CNY');

export const topUp: Asking = (wish, books) => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const direction = wish.turn % 4 === 0 ? 'out' : 'in';
  const amount = minor(wish.amount) * 2n;
  const currency = currencyOf(wish);
  const no = direction === 'out' && amount > (books.freeOf(partnerId, currency) ?? 0n) ? 'balance-insufficient' : null;
  const body = { accountType: 'balance', currency, direction, amount: text(amount), reference: newId('top-up') };
  const apply = () => {
    books.account(partnerId, currency).amount += direction === 'in' ? amount : -amount;
  };
  return { who: { server: partnerId }, method: 'POST', path: '/v1/accounts/top-ups', body, isCommand: true, no, apply };
};

export const designate: Asking = (wish, books) => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const designated = wish.turn % 2 === 0 ? 0n : minor(wish.amount);
  const currency = currencyOf(wish);
  const no = designated > (books.accountOf(partnerId, currency)?.amount ?? 0n) ? 'designated-too-high' : null;
  const body = { accounts: [{ accountType: 'balance', currency, designated: text(designated) }] };
  const apply = () => {
    if (no === null) books.account(partnerId, currency).designated = designated;
  };
  return { who: { server: partnerId }, method: 'PUT', path: '/v1/accounts', body, isCommand: false, no: null, items: [no], apply };
};

/** Customers of a partner's, or resellers; at times somebody else. */
function parties(wish: Wish): { partnerId: string; to: 'customer' | 'reseller'; ids: string[] } {
  const index = wish.partner % 3;
  const partnerId = PARTNERS[index] ?? PARTNER;
  if (wish.partner === 3) {
    const ids = wish.many.slice(0, 3).map((each) => [...RESELLERS, ...RESELLERS, ...RESELLERS, FOREIGN][each] ?? FOREIGN);
    return { partnerId: PARTNER, to: 'reseller', ids: [...new Set(ids)] };
  }
  const customers = wish.many.map((each) => (each < CUSTOMERS_EACH ? `m${index}-${each}` : `m${(index + 1) % 3}-${each - CUSTOMERS_EACH}`));
  return { partnerId, to: 'customer', ids: customers };
}

export const allocate: Asking = (wish, books) => {
  const { partnerId, to, ids } = parties(wish);
  const { who, byPartnerId, more } = book(wish, partnerId);
  const items = ids.map((id, index) => ({
    customerId: id,
    face: minor(wish.amount) + minor(index),
    no: ofReceiver(books, partnerId, to, id, RESELLERS),
  }));
  const total = items.reduce((sum, { face, no }) => (no === null ? sum + face : sum), 0n);
  const currency = currencyOf(wish);
  const free = books.freeOf(partnerId, currency);
  const no = free === null ? 'currency-unknown' : total > free ? 'balance-insufficient' : null;
  const waits = needsApproval(books, byPartnerId, currency, total);
  const apply = ({ operation: { operationId }, available }: Answer) => {
    books.account(partnerId, currency).amount -= total;
    expectText(available, (free ?? 0n) - total);
    const named = { operationId, partnerId, byPartnerId, quotaId: null, currency, expiresAt: null, kind: 'allocation', to } as const;
    books.operations.set(operationId, begun(books, named, waits ? 'waits' : 'now', items));
    if (waits) return;
    for (const item of items) if (item.no === null) books.give({ partnerId, to, currency }, item.customerId, item.face);
  };
  const asked = items.map(({ customerId, face }) => ({ id: customerId, amount: text(face) }));
  const told = waits ? {} : { items: items.map((item) => item.no) };
  const body = { to, currency, ...more, items: asked };
  return { who, method: 'POST', path: '/v1/accounts/allocations', body, isCommand: true, no, ...told, apply };
};

export const recallMoney: Asking = (wish, books) => {
  const { partnerId, to, ids } = parties(wish);
  const { who, more } = book(wish, partnerId);
  const currency = currencyOf(wish);
  const account = books.accountOf(partnerId, currency);
  const leftOf = (id: string) => (to === 'customer' ? account?.customers.get(id)?.left : account?.resellers.get(id)) ?? 0n;
  const asked = ids.map((id) => ({ id, amount: partOf(leftOf(id), wish) }));
  const items = asked.map(({ id, amount }) =>
    account ? ofGiver(books, account, { partnerId, to, id, amount, currency }, RESELLERS) : null,
  );
  const no = account ? null : 'currency-unknown';
  const apply = () => {
    for (const [index, { id, amount }] of asked.entries()) {
      if (!account || items[index] !== null) continue;
      account.amount += amount;
      const allocated = account.customers.get(id);
      if (to === 'customer' && allocated) allocated.left -= amount;
      if (to !== 'reseller') continue;
      account.resellers.set(id, leftOf(id) - amount);
      books.account(id, currency).amount -= amount;
    }
  };
  const body = { to, currency, ...more, items: asked.map(({ id, amount }) => ({ id, amount: text(amount) })) };
  return { who, method: 'POST', path: '/v1/accounts/recalls', body, isCommand: true, no, items, apply };
};

export const charge: Asking = (wish, books) => {
  const partnerId = pick(PARTNERS, wish.partner) ?? PARTNER;
  const direction = wish.which % 3 === 0 ? 'refunded' : 'spent';
  const currency = currencyOf(wish);
  const account = books.accountOf(partnerId, currency);
  const allocations = [...(account?.customers ?? [])];
  const fitting = allocations.filter(([, { left, spent }]) => (direction === 'spent' ? left : spent) > 0n);
  const known = (fitting.length === 0 ? allocations : fitting).map(([id]) => id);
  const customerId = wish.turn === 0 ? 'nobody' : (pick(known, wish.which) ?? `m${PARTNERS.indexOf(partnerId)}-0`);
  const customer = books.customerOf(partnerId, customerId);
  const allocated = account?.customers.get(customerId);
  const amount = partOf((direction === 'spent' ? allocated?.left : allocated?.spent) ?? 0n, wish);
  const short = direction === 'spent' ? 'allocation-insufficient' : 'refund-exceeds-usage';
  const there = (direction === 'spent' ? allocated?.left : allocated?.spent) ?? 0n;
  const no = !customer ? 'not-found' : !allocated ? 'no-allocation' : amount > there ? short : null;
  const apply = ({ balance }: Answer) => {
    if (!account || !allocated || !customer) return;
    const sign = direction === 'spent' ? 1n : -1n;
    const inTie = books.spentInTie(customer, currency);
    const isKept = direction === 'spent' || (ofTie(customer) === null && (inTie === null || amount <= inTie));
    allocated.spent += sign * amount;
    if (isKept) {
      allocated.left -= sign * amount;
      books.charged.push({ customerId, currency, at: books.now, amount: sign * amount });
    } else account.amount += amount;
    expectText(balance, allocated.left);
  };
  const body = { customerId, currency, direction, amount: text(amount), reference: newId('charge') };
  return { who: { server: partnerId }, method: 'POST', path: '/v1/accounts/charges', body, isCommand: true, no, apply };
};
