import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAmounts, amountToText, normaliseAmount, ZERO } from '../../shared/values/amount.ts';
import { SERVICES_SHOWN, type ServiceAmount, summariseCycle } from './consumption-rules.ts';

const cny = (service: string | null, micro: bigint, rest = 0n): ServiceAmount => ({ currency: 'CNY', service, amount: { micro, rest } });

describe('the largest services of a cycle', () => {
  it('are all of them where there are five or less', () => {
    const five = [9n, 7n, 5n, 3n, 1n].map((micro) => cny(`service ${micro}`, micro));
    const { due, services } = summariseCycle(five);
    expect(due).toEqual([{ currency: 'CNY', amount: { micro: 25n, rest: 0n } }]);
    expect(services).toEqual(five.map((one) => ({ ...one, isOthers: false })));
  });

  it('leave the rest to one that is called nothing', () => {
    const { services } = summariseCycle([9n, 7n, 5n, 3n, 2n, 1n, -4n].map((micro) => cny(`service ${micro}`, micro)));
    expect(services).toHaveLength(SERVICES_SHOWN + 1);
    expect(services.at(-1)).toEqual({ currency: 'CNY', service: null, amount: { micro: -3n, rest: 0n }, isOthers: true });
  });

  it('may be lines that name none, which are not the rest', () => {
    expect(summariseCycle([cny(null, 3n)]).services).toEqual([{ ...cny(null, 3n), isOthers: false }]);
  });

  it('are nothing where nothing is stated', () => {
    expect(summariseCycle([])).toEqual({ due: [], services: [] });
  });

  it('add up to what is due in every currency, to the last digit', () => {
    const amount = fc
      .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(-9_999_999_999n, 9_999_999_999n))
      .map(([micro, rest]) => normaliseAmount({ micro, rest }));
    const service = fc.record({ currency: fc.constantFrom('CNY', 'USD'), service: fc.option(fc.string(), { nil: null }), amount });
    fc.assert(
      fc.property(fc.array(service, { maxLength: 40 }), (services) => {
        const summary = summariseCycle(services);
        for (const { currency, amount: due } of summary.due) {
          const shown = summary.services.filter((one) => one.currency === currency);
          expect(shown.length).toBeLessThanOrEqual(SERVICES_SHOWN + 1);
          const stated = services.filter((one) => one.currency === currency);
          for (const parts of [shown, stated])
            expect(amountToText(parts.reduce((sum, one) => addAmounts(sum, one.amount), ZERO))).toBe(amountToText(due));
        }
        expect(summary.due.map(({ currency }) => currency).sort()).toEqual([...new Set(services.map((one) => one.currency))].sort());
      }),
    );
  });
});
