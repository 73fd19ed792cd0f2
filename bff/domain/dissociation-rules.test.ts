import { describe, expect, test } from 'vitest';
import {
  checkReturn,
  comesBack,
  type DissociationSubject,
  failuresToAccept,
  failuresToSubmit,
  type HeldCoupon,
  monthsLater,
  notesOf,
  notesText,
  refuseFailures,
} from './dissociation-rules.ts';

const NOW = '2026-11-18T02:00:00.000Z';
const FREE = { credit: null, frozen: null, dissociationBlocks: [] } as const;

function subject(customer: Partial<DissociationSubject['customer']> = {}, more: Partial<DissociationSubject> = {}): DissociationSubject {
  return { customer: { ...FREE, ...customer }, associationChangedAt: null, last: null, ...more };
}

function coupon(stated: Partial<HeldCoupon> = {}): HeldCoupon {
  return {
    asset: 'coupon',
    currency: 'CNY',
    issuer: 'partner',
    balance: 100n,
    state: 'usable',
    validFrom: '2026-01-01T00:00:00.000Z',
    expiresAt: '2027-01-01T00:00:00.000Z',
    ...stated,
  };
}

const blocks = (failures: readonly { block: string }[]) => failures.map(({ block }) => block);

describe('The check of a dissociation', () => {
  test('passes where nothing stands against it', () => {
    expect(failuresToSubmit(subject(), NOW)).toEqual([]);
    expect(refuseFailures([])).toBeNull();
  });

  test('names everything that fails at once, in one order, arrears with their amount', () => {
    const all = subject(
      {
        credit: { arrearsMinor: 8_620n, currency: 'CNY' },
        frozen: 'account-and-resources-frozen',
        dissociationBlocks: ['special-contract', 'members-not-finance-managed', 'support-plan', 'reserved-instance'],
      },
      { last: { state: 'submitted', submittedAt: '2026-11-01T00:00:00.000Z' } },
    );
    const failures = failuresToSubmit(all, NOW);
    expect(blocks(failures)).toEqual([
      'arrears',
      'account-frozen',
      'members-not-finance-managed',
      'reserved-instance',
      'support-plan',
      'special-contract',
      'submitted',
      'too-soon',
    ]);
    expect(failures[0]?.amount).toEqual({ currency: 'CNY', amount: 8_620n });
    expect(refuseFailures(failures)?.refusal).toBe('dissociation-submitted');
  });

  test('lets a customer pass whose account is not frozen and who owes nothing', () => {
    const free = subject({ frozen: 'not-frozen', credit: { arrearsMinor: 0n, currency: 'CNY' } });
    expect(failuresToAccept(free)).toEqual([]);
  });

  test('counts three calendar months in Beijing from the last start, whatever became of it', () => {
    const declined = { state: 'declined', submittedAt: '2026-08-18T02:00:00.000Z' } as const;
    expect(failuresToSubmit(subject({}, { last: declined }), NOW)).toEqual([]);
    const [failure] = failuresToSubmit(subject({}, { last: declined }), '2026-11-18T01:59:59.999Z');
    expect(failure).toEqual({ block: 'too-soon', amount: null, until: NOW });
    expect(refuseFailures(failure ? [failure] : [])?.refusal).toBe('dissociation-too-soon');
  });

  test('counts a change of the association’s type as a start, and the later of both', () => {
    const switched = subject(
      {},
      { associationChangedAt: '2026-10-01T00:00:00.000Z', last: { state: 'declined', submittedAt: '2026-09-01T00:00:00.000Z' } },
    );
    expect(failuresToSubmit(switched, NOW)).toEqual([{ block: 'too-soon', amount: null, until: '2027-01-01T00:00:00.000Z' }]);
  });

  test.each([
    // In Beijing the 30th of November, 07:30.
    ['2026-11-29T23:30:00.000Z', '2027-02-27T23:30:00.000Z'],
    ['2027-11-29T23:30:00.000Z', '2028-02-28T23:30:00.000Z'],
    // In Beijing the 1st of December already, so that the last of November is not meant.
    ['2026-11-30T16:00:00.000Z', '2027-02-28T16:00:00.000Z'],
    ['2026-01-31T10:00:00.123Z', '2026-04-30T10:00:00.123Z'],
  ])('three months after %s are over at %s', (from, until) => {
    expect(monthsLater(from, 3)).toBe(until);
  });
});

describe('The notes', () => {
  test('say what comes back and what stays, by asset and currency, and leave out what is over', () => {
    const notes = notesOf(
      [
        coupon({ balance: 250n }),
        coupon({ balance: 50n, validFrom: '2026-12-01T00:00:00.000Z' }),
        coupon({ asset: 'cash-coupon', balance: 7n }),
        coupon({ currency: 'USD', balance: 3n }),
        coupon({ issuer: 'upstream', balance: 900n }),
        coupon({ balance: 11n, expiresAt: '2026-11-18T02:00:00.000Z' }),
        coupon({ balance: 0n }),
      ],
      [
        { currency: 'USD', amount: 0n },
        { currency: 'CNY', amount: 412_055n },
      ],
      NOW,
    );
    expect(notes).toEqual({
      couponsReturned: [
        { asset: 'coupon', currency: 'CNY', coupons: 2, amount: 300n },
        { asset: 'coupon', currency: 'USD', coupons: 1, amount: 3n },
        { asset: 'cash-coupon', currency: 'CNY', coupons: 1, amount: 7n },
      ],
      couponsKept: [{ asset: 'coupon', currency: 'CNY', coupons: 1, amount: 900n }],
      unspent: [{ currency: 'CNY', amount: 412_055n }],
    });
  });

  test('are another text with every amount, and for every customer', () => {
    const texts = [
      notesText('par_1', 'c-1', notesOf([coupon()], [], NOW)),
      notesText('par_1', 'c-2', notesOf([coupon()], [], NOW)),
      notesText('par_1', 'c-1', notesOf([coupon({ balance: 99n })], [], NOW)),
      notesText('par_1', 'c-1', notesOf([coupon({ balance: 50n }), coupon({ balance: 50n })], [], NOW)),
      notesText('par_1', 'c-1', notesOf([coupon({ issuer: 'upstream' })], [], NOW)),
      notesText('par_1', 'c-1', notesOf([coupon()], [{ currency: 'CNY', amount: 1n }], NOW)),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('take the partner’s coupons back, never the upstream’s nor what is past its end', () => {
    expect(comesBack(coupon(), NOW)).toBe(true);
    expect(comesBack(coupon({ asset: 'cash-coupon' }), NOW)).toBe(true);
    expect(comesBack(coupon({ issuer: 'upstream' }), NOW)).toBe(false);
    expect(comesBack(coupon({ expiresAt: NOW }), NOW)).toBe(false);
  });
});

describe('A customer who left', () => {
  const left = '2026-11-18T02:00:00.000Z';
  test('comes back by an association after it left, and by nothing less', () => {
    expect(checkReturn(left, { associationType: 'referral', associatedAt: '2026-11-18T02:00:00.001Z' })).toBeNull();
    for (const stated of [{}, { associationType: 'referral' }, { associatedAt: '2027-01-01T00:00:00.000Z' }])
      expect(checkReturn(left, stated)?.refusal).toBe('customer-dissociated');
    expect(checkReturn(left, { associationType: 'referral', associatedAt: left })?.refusal).toBe('customer-dissociated');
  });

  test('concerns nobody who is there', () => {
    expect(checkReturn(null, {})).toBeNull();
  });
});
