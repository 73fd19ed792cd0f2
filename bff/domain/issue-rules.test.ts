import { describe, expect, test } from 'vitest';
import { type AskedIssue, readIssue } from './issue-request.ts';
import { checkRecipient, checkRoom, decideIssue, type IssuingQuota, type Recipient } from './issue-rules.ts';
import { isRefusal } from './refusal.ts';

const START = '2024-01-01T00:00:00.000Z';
const NOW = '2024-09-15T04:00:00.000Z';
const END = '2024-12-31T16:00:00.000Z';

const QUOTA: IssuingQuota = {
  asset: 'coupon',
  state: 'normal',
  effectiveAt: START,
  expiresAt: END,
  above: null,
  restrictions: {},
  designated: null,
  invoiceSubject: 'any',
  signingEntity: null,
  issuedCount: 0,
  issuedTotal: 0n,
};
const AGENCY_SALE: Recipient = { associationType: 'agency-sale', signingEntity: null, isErased: false, dissociatedAt: null };
const REFERRAL: Recipient = { ...AGENCY_SALE, associationType: 'referral' };

interface Case {
  quota?: Partial<IssuingQuota>;
  available?: bigint;
  at?: string;
  asked?: Partial<AskedIssue>;
  customers?: Record<string, Recipient>;
  designated?: readonly string[];
  kept?: Record<string, bigint>;
}

function decide({ quota, available = 100_000n, at = NOW, asked, customers = { 'c-1': AGENCY_SALE }, designated = [], kept = {} }: Case) {
  const terms = readIssue({ faceValue: '10.00', items: Object.keys(customers).map((customerId) => ({ customerId })), ...asked });
  if (isRefusal(terms)) throw new Error(terms.refusal);
  const recipients = { customers: new Map(Object.entries(customers)), designated: new Set(designated) };
  return decideIssue({ ...QUOTA, ...quota }, { available, kept: new Map(Object.entries(kept)), at }, terms, recipients);
}
const wholeOf = (given: Case) => decide(given).refusal?.refusal ?? null;
const itemsOf = (given: Case) => decide(given).items.map(({ refusal }) => refusal?.refusal ?? null);

describe('an issue as a whole', () => {
  test('goes through to the last cent that is available', () => {
    const customers = { 'c-1': AGENCY_SALE, 'c-2': AGENCY_SALE };
    expect(decide({ available: 2_000n, customers })).toMatchObject({ refusal: null, total: 2_000n, issuable: 2 });
    expect(decide({ available: 1_999n, customers })).toMatchObject({ refusal: { refusal: 'quota-insufficient' }, total: 2_000n });
  });

  test('leaves what was recalled from a designated customer to that customer', () => {
    const customers = { 'c-1': AGENCY_SALE, 'c-2': AGENCY_SALE };
    const quota = { asset: 'cash-coupon', designated: 2 } as const;
    const cash = { quota, customers, designated: ['c-1', 'c-2'] };
    expect(wholeOf({ ...cash, available: 2_000n, kept: { 'c-1': 1_000n } })).toBeNull();
    expect(wholeOf({ ...cash, available: 2_000n, kept: { 'c-1': 1_001n } })).toBe('quota-kept-for-others');
  });

  test('from a granted quota stays within the dates of the quota above, as they are by now', () => {
    const sooner = '2024-10-01T00:00:00.000Z';
    const quota = { above: { state: 'normal', effectiveAt: START, expiresAt: sooner } } as const;
    expect(decide({ quota }).items[0]?.expiresAt).toBe(sooner);
    expect(wholeOf({ quota, asked: { expiresAt: END } })).toBe('validity-outside-quota');
  });

  test('needs nothing for items that are refused', () => {
    const customers = { 'c-1': AGENCY_SALE, 'c-2': REFERRAL };
    expect(decide({ available: 1_000n, customers })).toMatchObject({ refusal: null, total: 1_000n, issuable: 1 });
  });

  test.each([
    ['a recalled quota', { state: 'recalled' }, NOW, 'quota-recalled'],
    ['an invalid quota', { state: 'invalid' }, NOW, 'quota-not-normal'],
    ['a quota that is being adjusted', { state: 'adjusting' }, NOW, 'quota-not-normal'],
    ['a frozen quota', { state: 'frozen' }, NOW, 'quota-not-normal'],
    ['a quota that begins later', { effectiveAt: END, expiresAt: '2025-12-31T16:00:00.000Z' }, NOW, 'quota-not-started'],
    ['a quota at its end', {}, END, 'quota-expired'],
  ] as const)('is refused for %s, whatever else is wrong', (_what, quota, at, refusal) => {
    expect(wholeOf({ quota, at, available: 0n, asked: { expiresAt: START } })).toBe(refusal);
  });

  test.each([
    ['an end before its beginning', { validFrom: '2024-11-01T00:00:00Z', expiresAt: '2024-10-01T00:00:00Z' }, 'validity-inverted'],
    ['an end at its beginning', { validFrom: '2024-11-01T00:00:00Z', expiresAt: '2024-11-01T00:00:00Z' }, 'validity-inverted'],
    ['an end in the past', { validFrom: START, expiresAt: NOW }, 'validity-inverted'],
    ['a beginning before the quota’s', { validFrom: '2023-12-31T23:59:59Z' }, 'validity-outside-quota'],
    ['an end after the quota’s', { expiresAt: '2024-12-31T16:00:00.001Z' }, 'validity-outside-quota'],
    ['the dates of the quota itself', { validFrom: START, expiresAt: END }, null],
  ] as const)('with %s for all', (_what, asked, refusal) => {
    expect(wholeOf({ asked })).toBe(refusal);
  });

  test('stays within what the quota can be used for', () => {
    const quota = { restrictions: { services: ['compute'] } };
    expect(wholeOf({ quota, asked: { restrictions: { services: ['compute'] } } })).toBeNull();
    expect(wholeOf({ quota, asked: { restrictions: { services: ['storage'] } } })).toBe('restriction-outside-quota');
  });

  test('fills a quota to its largest number of coupons, and no further', () => {
    const customers = { 'c-1': AGENCY_SALE, 'c-2': AGENCY_SALE };
    const quota = { restrictions: { maximumCount: 5 } };
    expect(wholeOf({ quota: { ...quota, issuedCount: 3 }, customers })).toBeNull();
    expect(wholeOf({ quota: { ...quota, issuedCount: 4 }, customers })).toBe('quota-count-full');
    expect(wholeOf({ quota: { ...quota, issuedCount: 4 }, customers: { ...customers, 'c-2': REFERRAL } })).toBeNull();
  });

  test('fills a quota to its largest total, and no further', () => {
    const quota = { restrictions: { maximumTotal: '50.00' } };
    expect(wholeOf({ quota: { ...quota, issuedTotal: 4_000n } })).toBeNull();
    expect(wholeOf({ quota: { ...quota, issuedTotal: 4_001n } })).toBe('quota-total-full');
  });

  test('names what is exhausted before what is full', () => {
    const quota = { restrictions: { maximumCount: 1, maximumTotal: '1.00' }, issuedCount: 1 };
    expect(wholeOf({ quota, available: 0n })).toBe('quota-insufficient');
    expect(wholeOf({ quota })).toBe('quota-count-full');
  });

  test('tells about its items even where it is refused', () => {
    const customers = { 'c-1': AGENCY_SALE, 'c-2': REFERRAL };
    const decision = decide({ quota: { state: 'frozen' }, customers });
    expect(decision.items.map(({ refusal }) => refusal?.refusal ?? null)).toEqual([null, 'customer-not-agency-sale']);
  });
});

describe('an item alone', () => {
  test('is valid from now until the end of the quota, unless it says otherwise', () => {
    expect(decide({}).items[0]).toMatchObject({ validFrom: NOW, expiresAt: END });
    const asked = { validFrom: '2024-10-01T00:00:00Z', items: [{ customerId: 'c-1', expiresAt: '2024-11-01T00:00:00Z' }] };
    expect(decide({ asked }).items[0]).toMatchObject({ validFrom: '2024-10-01T00:00:00.000Z', expiresAt: '2024-11-01T00:00:00.000Z' });
  });

  test.each([
    ['upside down', { validFrom: '2024-11-01T00:00:00Z', expiresAt: '2024-10-01T00:00:00Z' }, 'validity-inverted'],
    ['over already', { validFrom: START, expiresAt: NOW }, 'validity-inverted'],
    ['before the quota', { validFrom: '2023-12-31T00:00:00Z' }, 'validity-outside-quota'],
    ['beyond the quota', { expiresAt: '2025-01-01T00:00:00Z' }, 'validity-outside-quota'],
  ])('with dates of its own that are %s is refused, and the others go through', (_what, dates, refusal) => {
    const asked = { items: [{ customerId: 'c-1', ...dates }, { customerId: 'c-2' }] };
    const customers = { 'c-1': AGENCY_SALE, 'c-2': AGENCY_SALE };
    expect(itemsOf({ asked, customers })).toEqual([refusal, null]);
    expect(decide({ asked, customers })).toMatchObject({ refusal: null, total: 1_000n });
  });

  test('keeps to the smallest and largest face value of the quota, both included', () => {
    const quota = { restrictions: { minimumFaceValue: '10.00', maximumFaceValue: '20.00' } };
    const faces = ['9.99', '10.00', '20.00', '20.01'];
    const customers = Object.fromEntries(faces.map((_, index) => [`c-${index}`, AGENCY_SALE]));
    const asked = { items: faces.map((faceValue, index) => ({ customerId: `c-${index}`, faceValue })) };
    expect(itemsOf({ quota, customers, asked })).toEqual(['face-value-too-low', null, null, 'face-value-too-high']);
  });

  test('for a customer who is not there, or not in scope, is refused like any that does not exist', () => {
    expect(itemsOf({ asked: { items: [{ customerId: 'c-9' }] } })).toEqual(['not-found']);
  });
});

const recipient = (quota: Partial<IssuingQuota>, to: Partial<Recipient>, isDesignated = false) =>
  checkRecipient({ ...QUOTA, ...quota }, { ...AGENCY_SALE, ...to }, isDesignated)?.refusal ?? null;

describe('who can receive something', () => {
  test('nobody who left, and nobody whose data was erased', () => {
    expect(recipient({}, { dissociatedAt: START, isErased: true })).toBe('customer-dissociated');
    expect(recipient({}, { isErased: true })).toBe('customer-erased');
  });

  test('代金券 go to agency-sale customers only', () => {
    expect(recipient({ asset: 'coupon' }, AGENCY_SALE)).toBeNull();
    expect(recipient({ asset: 'coupon' }, REFERRAL)).toBe('customer-not-agency-sale');
  });

  test('提货券 go to customers of either association', () => {
    expect([recipient({ asset: 'pick-up-coupon' }, AGENCY_SALE), recipient({ asset: 'pick-up-coupon' }, REFERRAL)]).toEqual([null, null]);
  });

  test('现金券 go to the white list only, also where the quota has none', () => {
    expect(recipient({ asset: 'cash-coupon', designated: 3 }, REFERRAL, true)).toBeNull();
    expect(recipient({ asset: 'cash-coupon', designated: 3 }, REFERRAL)).toBe('customer-not-whitelisted');
    expect(recipient({ asset: 'cash-coupon' }, REFERRAL)).toBe('customer-not-whitelisted');
  });

  test('现金券 that are invoiced to their user go to no agency-sale customer', () => {
    const quota = { asset: 'cash-coupon', designated: 3, invoiceSubject: 'user', signingEntity: 'CN-1' } as const;
    expect(recipient(quota, { ...AGENCY_SALE, signingEntity: 'CN-1' }, true)).toBe('customer-agency-sale');
    expect(recipient({ ...quota, invoiceSubject: 'any' }, { ...AGENCY_SALE, signingEntity: 'CN-2' }, true)).toBeNull();
  });

  test('现金券 that are invoiced to their user go to customers of the same signing entity only', () => {
    const quota = { asset: 'cash-coupon', designated: 3, invoiceSubject: 'user', signingEntity: 'CN-1' } as const;
    expect(recipient(quota, { ...REFERRAL, signingEntity: 'CN-1' }, true)).toBeNull();
    expect(recipient(quota, { ...REFERRAL, signingEntity: 'CN-2' }, true)).toBe('signing-entity-differs');
    expect(recipient(quota, REFERRAL, true)).toBe('signing-entity-differs');
    expect(recipient({ ...quota, signingEntity: null }, REFERRAL, true)).toBe('signing-entity-differs');
    expect(recipient({ ...quota, invoiceSubject: 'any' }, { ...REFERRAL, signingEntity: 'CN-2' }, true)).toBeNull();
  });

  test('a designated quota goes to its designated customers only', () => {
    expect(recipient({ designated: 1 }, AGENCY_SALE, true)).toBeNull();
    expect(recipient({ designated: 1 }, AGENCY_SALE)).toBe('customer-not-designated');
    expect(recipient({ designated: 0 }, AGENCY_SALE)).toBe('customer-not-designated');
    expect(recipient({ asset: 'pick-up-coupon', designated: 1 }, AGENCY_SALE)).toBe('customer-not-designated');
  });
});

test('a quota without largest number and total has room for anything', () => {
  expect(checkRoom({ ...QUOTA, issuedCount: 1_000_000, issuedTotal: 10n ** 14n }, { coupons: 10_000, total: 10n ** 14n })).toBeNull();
});
