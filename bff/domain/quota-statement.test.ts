import { describe, expect, it } from 'vitest';
import { applyStatement, checkQuotaLimits, type KnownQuota, type QuotaStatement } from './quota-statement.ts';

const NOW = '2024-09-15T04:00:00.000Z';
const LATER = '2025-09-15T04:00:00.000Z';
const whole = { asset: 'coupon', currency: 'CNY', total: 10_000n, expiresAt: LATER } as const satisfies QuotaStatement;
const known: KnownQuota = {
  ...whole,
  state: 'normal',
  effectiveAt: NOW,
  restrictions: { services: ['ecs'] },
  designated: 2,
  invoiceSubject: 'any',
  signingEntity: null,
  parent: null,
  available: 4_000n,
};
const outcome = (stated: QuotaStatement, before: KnownQuota | null = known) => {
  const answer = applyStatement(stated, before, NOW);
  return 'refusal' in answer ? answer.refusal : answer;
};

describe('a new quota', () => {
  it('takes effect now, for everybody and everything, unless it says otherwise', () => {
    const stated = { state: 'normal', effectiveAt: NOW, restrictions: {}, designated: null, invoiceSubject: 'any', signingEntity: null };
    expect(outcome(whole, null)).toEqual({ ...whole, ...stated });
    expect(outcome({ ...whole, state: 'frozen', designated: 3 }, null)).toMatchObject({ state: 'frozen', designated: 3 });
  });

  it.each(['asset', 'currency', 'total', 'expiresAt'] as const)('needs its %s', (field) => {
    expect(outcome({ ...whole, [field]: undefined }, null)).toBe('request-invalid');
  });

  it('may hold nothing yet', () => {
    expect(outcome({ ...whole, total: 0n }, null)).toMatchObject({ total: 0n });
  });

  it('may have ended already, but never before it began', () => {
    const past = { effectiveAt: '2023-01-01T00:00:00.000Z', expiresAt: '2023-02-01T00:00:00.000Z' };
    expect(outcome({ ...whole, ...past }, null)).toMatchObject(past);
    expect(outcome({ ...whole, expiresAt: '2023-02-01T00:00:00.000Z' }, null)).toBe('validity-inverted');
    expect(outcome({ ...whole, effectiveAt: LATER }, null)).toBe('validity-inverted');
  });
});

describe('cash coupons', () => {
  const cash = { ...whole, asset: 'cash-coupon' } as const;
  it('need a white list, which may be empty', () => {
    expect(outcome(cash, null)).toBe('request-invalid');
    expect(outcome({ ...cash, designated: 0 }, null)).toMatchObject({ designated: 0 });
    expect(outcome({ designated: null }, { ...known, asset: 'cash-coupon' })).toBe('request-invalid');
  });

  it('need a signing entity where their user gets the invoice', () => {
    expect(outcome({ ...cash, designated: 1, invoiceSubject: 'user' }, null)).toBe('request-invalid');
    expect(outcome({ ...cash, designated: 1, invoiceSubject: 'user', signingEntity: 'CN' }, null)).toMatchObject({ signingEntity: 'CN' });
    expect(outcome({ ...whole, invoiceSubject: 'user', signingEntity: 'CN' }, null)).toBe('request-invalid');
  });
});

describe('a statement of a known quota', () => {
  it('leaves what it does not say, and replaces restrictions and list whole', () => {
    const { parent: _, available: __, ...same } = known;
    expect(outcome({})).toEqual(same);
    expect(outcome({ restrictions: { products: ['p'] }, designated: null })).toMatchObject({
      restrictions: { products: ['p'] },
      designated: null,
    });
  });

  it('lowers the total to what is out of it, and no further', () => {
    expect(outcome({ total: 6_000n })).toMatchObject({ total: 6_000n });
    expect(outcome({ total: 5_999n })).toBe('quota-total-too-low');
    expect(outcome({ total: 99_999n })).toMatchObject({ total: 99_999n });
  });

  it.each([
    ['recalled, before all', { ...known, state: 'recalled', parent: {} }, { asset: 'cash-coupon' }, 'quota-recalled'],
    ['granted by a distributor', { ...known, parent: {} }, {}, 'quota-fixed'],
    ['of another asset', known, { asset: 'cash-coupon' }, 'quota-fixed'],
    ['of another currency, before its dates', known, { currency: 'USD', expiresAt: NOW }, 'quota-fixed'],
    ['ending before it begins, before its total', known, { expiresAt: NOW, total: 0n }, 'validity-inverted'],
  ] as const)('is refused for one that is %s', (_which, before, stated, refusal) => {
    expect(outcome(stated as QuotaStatement, before as KnownQuota)).toBe(refusal);
  });
});

describe('limits of a quota', () => {
  it.each([
    [{}, null],
    [{ minimumFaceValue: '1.00', maximumFaceValue: '1.00', maximumTotal: '5.00', maximumShare: '0.5' }, null],
    [{ minimumFaceValue: '1.01', maximumFaceValue: '1.00' }, '/q/minimumFaceValue'],
    [{ maximumTotal: '-1.00' }, '/q/maximumTotal'],
    [{ minimumOrder: '-1.00' }, '/q/minimumOrder'],
    [{ maximumShare: '1.01' }, '/q/maximumShare'],
    [{ maximumShare: '0' }, '/q/maximumShare'],
  ])('%j', (limits, pointer) => {
    expect(checkQuotaLimits(limits, '/q')?.errors?.[0]?.pointer ?? null).toBe(pointer);
  });
});
