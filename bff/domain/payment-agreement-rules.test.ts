import { describe, expect, it, test } from 'vitest';
import { readAmount, ZERO } from '../../shared/values/amount.ts';
import {
  checkRepeated,
  checkTrusteeDates,
  checkVoid,
  contractCurrency,
  contractNumberOf,
  foldTrustee,
  maskTrustee,
  paidOf,
  readContractCycles,
  thirdPartyStateOf,
  trusteeContext,
  trusteeIndexContext,
} from './payment-agreement-rules.ts';

const NOW = '2024-09-15T04:00:00.000Z';
const NOON = Date.parse(NOW);
const EARLIER = '2024-09-15T03:59:59.999Z';
const LATER = '2024-09-15T04:00:00.001Z';

test.each([
  ['effective until it is voided, where it has no end', { expiresAt: null, voidedAt: null }, 'effective'],
  ['effective before its end', { expiresAt: LATER, voidedAt: null }, 'effective'],
  ['expired from its end on', { expiresAt: NOW, voidedAt: null }, 'expired'],
  ['voided, also after it would have ended', { expiresAt: EARLIER, voidedAt: EARLIER }, 'voided'],
] as const)('A third-party payment agreement is %s', (_, dates, state) => {
  expect(thirdPartyStateOf(dates, NOW)).toBe(state);
});

describe('a third-party payment agreement', () => {
  it('must not end before it begins', () => {
    expect(checkTrusteeDates(null, NOW)).toBeNull();
    expect(checkTrusteeDates(LATER, NOW)).toBeNull();
    expect(checkTrusteeDates(NOW, NOW)).toMatchObject({ refusal: 'trustee-dates-inverted', errors: [{ pointer: '/body/expiresAt' }] });
  });

  it('is one at a time with each payer', () => {
    expect(checkRepeated(null)).toBeNull();
    expect(checkRepeated({})).toMatchObject({ refusal: 'third-party-payment-repeated' });
  });

  it('can be voided while it is in force, and no second time', () => {
    expect(checkVoid({ expiresAt: LATER, voidedAt: null }, NOW)).toBeNull();
    expect(checkVoid({ expiresAt: NOW, voidedAt: null }, NOW)).toMatchObject({ refusal: 'third-party-payment-ended' });
    expect(checkVoid({ expiresAt: null, voidedAt: EARLIER }, NOW)).toMatchObject({ refusal: 'third-party-payment-ended' });
  });

  it('knows its payer however the name is written, and shows it masked', () => {
    expect(foldTrustee(' ＡＣＭＥ  Cloud ')).toBe(foldTrustee('acme cloud'));
    expect(foldTrustee('示例贸易　有限 公司')).toBe(foldTrustee('示例贸易有限公司'));
    expect(foldTrustee('示例贸易有限公司')).not.toBe(foldTrustee('示例贸易公司'));
    expect(maskTrustee('北京云端科技有限公司', 'enterprise')).toBe('北京****公司');
    expect(maskTrustee('李雷', 'individual')).toBe('李**');
  });

  it('seals the name for this agreement of this partner alone', () => {
    const contexts = [
      trusteeContext('par_a', 'tpp_1'),
      trusteeContext('par_a', 'tpp_2'),
      trusteeContext('par_b', 'tpp_1'),
      trusteeIndexContext('par_a'),
      trusteeIndexContext('par_b'),
    ];
    expect(new Set(contexts).size).toBe(contexts.length);
  });
});

describe('a payment agreement contract', () => {
  const read = (from: string, to: string, isVerified = true) => readContractCycles({ from, to }, isVerified, NOON);

  it('covers cycles that are over', () => {
    expect(read('2024-06', '2024-08')).toEqual({ from: '2024-06', to: '2024-08' });
    expect(read('2023-03', '2023-03')).toEqual({ from: '2023-03', to: '2023-03' });
  });

  it('is for a partner whose real name is verified, whatever else is wrong', () => {
    expect(read('2024-08', '2024-06', false)).toMatchObject({ refusal: 'partner-not-verified' });
  });

  it('is refused by name for cycles that it cannot cover', () => {
    expect(read('2024-08', '2024-07')).toMatchObject({ refusal: 'range-inverted', errors: [{ pointer: '/body/cycles/to' }] });
    expect(read('2023-02', '2024-08')).toMatchObject({ refusal: 'cycle-outside-window', errors: [{ pointer: '/body/cycles/from' }] });
    expect(read('2024-08', '2024-09')).toMatchObject({ refusal: 'cycle-running', errors: [{ pointer: '/body/cycles/to' }] });
    expect(read('2024-08', '2024-10')).toMatchObject({ refusal: 'cycle-outside-window' });
  });

  it('covers a month from the first moment of the next one in UTC+8', () => {
    const at = (instant: string) => readContractCycles({ from: '2024-08', to: '2024-08' }, true, Date.parse(instant));
    expect(at('2024-08-31T15:59:59.999Z')).toMatchObject({ refusal: 'cycle-running' });
    expect(at('2024-08-31T16:00:00.000Z')).toEqual({ from: '2024-08', to: '2024-08' });
  });

  it('is in one currency, named where there are several', () => {
    expect(contractCurrency(undefined, ['CNY'])).toBe('CNY');
    expect(contractCurrency('USD', ['CNY', 'USD'])).toBe('USD');
    expect(contractCurrency(undefined, ['USD', 'CNY'])).toMatchObject({
      refusal: 'currencies-mixed',
      errors: [{ pointer: '/body/currency', detail: 'One of CNY, USD.' }],
    });
    expect(contractCurrency('USD', ['CNY'])).toMatchObject({ refusal: 'no-consumption' });
    expect(contractCurrency(undefined, [])).toMatchObject({ refusal: 'no-consumption' });
  });

  it('says what was paid only where every line states what a coupon paid', () => {
    const paid = readAmount('10.5')?.amount ?? ZERO;
    expect(paidOf({ lines: 2, due: paid, paid, linesWithoutCoupon: 0 })).toBe(paid);
    expect(paidOf({ lines: 2, due: paid, paid, linesWithoutCoupon: 1 })).toBeNull();
  });

  it('has a number made of its last cycle and of what it says', () => {
    const digest = '3f9a61c0d2b7'.padEnd(64, '0');
    expect(contractNumberOf({ from: '2024-06', to: '2024-08' }, digest)).toBe('PAC-202408-3F9A61C0D2B7');
  });
});
