import { describe, expect, it } from 'vitest';
import {
  type AskedParty,
  checkCharge,
  checkDesignated,
  checkGiver,
  checkReceiver,
  checkTopUp,
  decideAllocation,
  decideRecall,
  freeOf,
  keepsRefund,
  largestOf,
  type Party,
  readParties,
} from './account-rules.ts';
import { isRefusal } from './refusal.ts';

const SOME = '2024-09-10T00:00:00.000Z';
const customer: Extract<Party, { kind: 'customer' }> = {
  kind: 'customer',
  associationType: 'agency-sale',
  isErased: false,
  dissociatedAt: null,
};
const referral = { ...customer, associationType: 'referral' } as const;
const dissociated = { ...customer, dissociatedAt: SOME };
const erased = { ...customer, isErased: true };
const reseller = { kind: 'reseller', isLeaving: false, free: 500n } as const;
const leaving = { ...reseller, isLeaving: true };
const of = (refused: { refusal: string } | null) => refused?.refusal ?? null;

describe('amounts of a call', () => {
  const read = (...amounts: string[]) =>
    readParties(
      amounts.map((amount, index) => ({ id: `c-${index}`, amount })),
      largestOf('customer', 'allocation'),
    );

  it('are read in minor units', () => {
    expect(read('0.01', '12', '12.5', '2147483647.00')).toEqual([1n, 1200n, 1250n, 214_748_364_700n]);
  });

  it.each([
    ['0', 'amount-not-positive'],
    ['0.00', 'amount-not-positive'],
    ['-5.00', 'amount-not-positive'],
    ['1.005', 'amount-too-precise'],
    ['1e3', 'amount-not-a-number'],
    ['NaN', 'amount-not-a-number'],
    ['1,000', 'amount-not-a-number'],
    ['', 'amount-not-a-number'],
    ['2147483647.01', 'amount-out-of-range'],
  ])('%j refuses the call as %s', (amount, refusal) => {
    expect(read('1.00', amount)).toEqual({ refusal, errors: [{ pointer: '/body/items/1/amount', detail: expect.any(String) }] });
  });

  it('name every item that is wrong in the same way', () => {
    const refused = read('0', '1.00', '1.001', '0.00');
    expect(isRefusal(refused) && refused.errors?.map(({ pointer }) => pointer)).toEqual(['/body/items/0/amount', '/body/items/3/amount']);
  });

  it('of a party that is named twice refuse the call before they are read', () => {
    const refused = readParties(
      [
        { id: 'c-1', amount: '1' },
        { id: 'c-2', amount: 'x' },
        { id: 'c-1', amount: '2' },
      ],
      100n,
    );
    expect(refused).toEqual({ refusal: 'item-repeated', errors: [{ pointer: '/body/items/2/id', detail: expect.any(String) }] });
  });

  it.each([
    ['customer', 'allocation', 2_147_483_647_00n],
    ['customer', 'recall', 2_147_483_647_00n],
    ['reseller', 'allocation', 999_999_999_99n],
    ['reseller', 'recall', 999_999_999_999_00n],
  ] as const)('of a %s’s %s are bounded as the upstream bounds them', (to, way, largest) => {
    expect(largestOf(to, way)).toBe(largest);
  });
});

describe('who may receive money', () => {
  it.each([
    ['an agency-sale customer', customer, null],
    ['nobody in scope', null, 'not-found'],
    ['a customer whose data was erased', erased, 'customer-erased'],
    ['a customer that left', dissociated, 'customer-dissociated'],
    ['a referral customer', referral, 'customer-not-agency-sale'],
    ['a referral customer that left', { ...referral, dissociatedAt: SOME }, 'customer-dissociated'],
    ['an erased customer that left', { ...erased, dissociatedAt: SOME }, 'customer-erased'],
    ['a reseller', reseller, null],
    ['a reseller that is leaving', leaving, 'reseller-leaving'],
  ] as const)('%s', (_who, party, refusal) => {
    expect(of(checkReceiver(party))).toBe(refusal);
  });
});

describe('what may be recalled', () => {
  it.each([
    ['all that is left', customer, 100n, 100n, null],
    ['a part of it', customer, 1n, 100n, null],
    ['more than is left', customer, 101n, 100n, 'allocation-insufficient'],
    ['anything where nothing is left', customer, 1n, 0n, 'allocation-insufficient'],
    ['anything where nothing was allocated', customer, 1n, null, 'no-allocation'],
    ['from nobody in scope', null, 1n, null, 'not-found'],
    ['from a customer that left', dissociated, 1n, 100n, 'customer-dissociated'],
    ['from a referral customer', referral, 1n, 100n, 'customer-not-agency-sale'],
    ['from an erased customer', erased, 100n, 100n, null],
    ['from a reseller', reseller, 500n, 900n, null],
    ['from a reseller that is leaving', leaving, 500n, 900n, null],
    ['more than is free at the reseller', reseller, 501n, 900n, 'allocation-insufficient'],
    ['more than this distributor allocated', reseller, 401n, 400n, 'allocation-insufficient'],
    ['from a reseller that got nothing', reseller, 1n, null, 'no-allocation'],
  ] as const)('%s', (_what, party, amount, left, refusal) => {
    expect(of(checkGiver({ party, amount, left }))).toBe(refusal);
  });
});

describe('a whole allocation', () => {
  const item = (party: Party | null, amount: bigint): AskedParty => ({ party, amount, left: null });

  it('counts the items that are not refused against what is free', () => {
    const decided = decideAllocation([item(customer, 60n), item(referral, 1000n), item(customer, 40n)], 100n);
    expect([decided.refusal, decided.total, decided.items.map(of)]).toEqual([null, 100n, [null, 'customer-not-agency-sale', null]]);
  });

  it('is refused where the total passes what is free by a cent', () => {
    const decided = decideAllocation([item(customer, 60n), item(customer, 41n)], 100n);
    expect([of(decided.refusal), decided.total]).toEqual(['balance-insufficient', 101n]);
  });

  it('is refused where there is no account in the currency, also where every item is', () => {
    expect(of(decideAllocation([item(customer, 1n)], null).refusal)).toBe('currency-unknown');
    expect(of(decideAllocation([item(null, 1n)], null).refusal)).toBe('currency-unknown');
  });

  it('of which every item is refused asks for nothing', () => {
    const decided = decideAllocation([item(null, 1n)], 0n);
    expect([decided.refusal, decided.total]).toEqual([null, 0n]);
  });
});

describe('a whole recall', () => {
  it('takes from those that have enough, whatever the account holds', () => {
    const decided = decideRecall(
      [
        { party: customer, amount: 5n, left: 5n },
        { party: customer, amount: 6n, left: 5n },
      ],
      0n,
    );
    expect([decided.refusal, decided.total, decided.items.map(of)]).toEqual([null, 5n, [null, 'allocation-insufficient']]);
    expect(of(decideRecall([], null).refusal)).toBe('currency-unknown');
  });
});

describe('the partner’s account', () => {
  it('has free what is not designated', () => {
    expect(freeOf({ amount: 100n, designated: 30n })).toBe(70n);
    expect(freeOf({ amount: 100n, designated: 100n })).toBe(0n);
    expect(freeOf({ amount: 10n, designated: 30n })).toBe(0n);
  });

  it.each([
    { direction: 'in', amount: 1n, account: { amount: 0n, designated: 0n }, refusal: null },
    { direction: 'in', amount: 1n, account: { amount: 999_999_999_999_00n, designated: 0n }, refusal: 'amount-out-of-range' },
    { direction: 'in', amount: 1n, account: { amount: 999_999_999_998_99n, designated: 0n }, refusal: null },
    { direction: 'out', amount: 70n, account: { amount: 100n, designated: 30n }, refusal: null },
    { direction: 'out', amount: 71n, account: { amount: 100n, designated: 30n }, refusal: 'balance-insufficient' },
    { direction: 'out', amount: 1n, account: { amount: 0n, designated: 0n }, refusal: 'balance-insufficient' },
  ] as const)(
    'takes money $direction: $amount of $account.amount, $account.designated designated, gives $refusal',
    ({ direction, amount, account, refusal }) => {
      expect(of(checkTopUp(direction, amount, account))).toBe(refusal);
    },
  );

  it('has no more designated than it holds', () => {
    expect(checkDesignated(100n, 100n)).toBeNull();
    expect(of(checkDesignated(101n, 100n))).toBe('designated-too-high');
  });
});

describe('what a customer spends of allocated money', () => {
  it.each([
    { direction: 'spent', amount: 100n, allocated: { left: 100n, spent: 0n }, refusal: null },
    { direction: 'spent', amount: 101n, allocated: { left: 100n, spent: 900n }, refusal: 'allocation-insufficient' },
    { direction: 'spent', amount: 1n, allocated: null, refusal: 'no-allocation' },
    { direction: 'refunded', amount: 50n, allocated: { left: 0n, spent: 50n }, refusal: null },
    { direction: 'refunded', amount: 51n, allocated: { left: 900n, spent: 50n }, refusal: 'refund-exceeds-usage' },
    { direction: 'refunded', amount: 1n, allocated: null, refusal: 'no-allocation' },
  ] as const)(
    '$amount $direction of $allocated.left left, $allocated.spent spent, gives $refusal',
    ({ direction, amount, allocated, refusal }) => {
      expect(of(checkCharge(direction, amount, allocated))).toBe(refusal);
    },
  );

  it('comes back to the partner once the tie ended or changed', () => {
    const keeps = (spentInTie: bigint | null) => [customer, erased, referral, dissociated].map((one) => keepsRefund(one, 500n, spentInTie));
    expect(keeps(null)).toEqual([true, true, false, false]);
    expect(keeps(500n)).toEqual([true, true, false, false]);
    expect(keeps(499n)).toEqual([false, false, false, false]);
  });
});
