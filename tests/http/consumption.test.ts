import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { MONEY_SOURCES } from '../../shared/values/consumption-lists.ts';
import { type Asking, asking, deliverLines, LINES, type TestLine } from './consumption-world.ts';
import { ADMINISTRATOR, CLEAR, type Fixture, openFixture } from './fixture.ts';

let fixture: Fixture;
let ada: Asking;

beforeEach(async () => {
  fixture = await openFixture();
  ada = asking(await fixture.openSession(ADMINISTRATOR));
});
afterEach(() => fixture.store.close());

const stated = (amount: string | null, unstatedLines = 0) => ({ amount, unstatedLines });
const NOTHING = { due: '0.00', paid: stated('0.00'), lines: 0 };

describe('the overview of the running cycle', () => {
  beforeEach(() => deliverLines(fixture, LINES));

  it('says what it is of: cycles, currency, as of when, and that it is an estimate and no bill', async () => {
    const { status, answer } = await ada.overview();
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      currency: 'CNY',
      asOf: '2024-09-15T04:00:00.000Z',
      isEstimate: true,
      basis: {
        cycles: { from: '2024-09', to: '2024-09' },
        dates: null,
        areDatesIgnored: false,
        scope: 'all',
        isBill: false,
        currencies: ['CNY', 'USD'],
      },
    });
  });

  it('adds up what is due to the last digit, and what was paid over the lines that state their coupons', async () => {
    const { answer } = await ada.overview();
    expect(answer).toMatchObject({ due: '985.1499999999', paid: stated('945.1499999999', 1), lines: 8, markedLines: 1 });
    expect(answer.list).toEqual(stated(null, 8));
  });

  it('tells where the money came from, and leaves open what no line states', async () => {
    const { sources } = (await ada.overview()).answer;
    expect(sources.map(({ source }) => source)).toEqual([...MONEY_SOURCES]);
    expect(sources[0]).toEqual({ source: 'cash', amount: '140.15', unstatedLines: 6, share: '14.23' });
    expect(sources[2]).toEqual({ source: 'coupon', amount: '10.00', unstatedLines: 1, share: '1.02' });
    expect(sources[5]).toEqual({ source: 'bonus', amount: null, unstatedLines: 8, share: null });
  });

  it('has three sub-totals, which are the total', async () => {
    expect((await ada.overview()).answer.classes).toEqual([
      { billClass: 'consumption', due: '1185.15', paid: stated('1145.15', 1), lines: 6 },
      { billClass: 'refund', due: '-200.00', paid: stated('-200.00'), lines: 1 },
      { billClass: 'adjustment', due: '-0.0000000001', paid: stated('-0.0000000001'), lines: 1 },
    ]);
  });

  it('stands beside the cycle before and the same a year before, also by their same first days', async () => {
    const { previous, yearBefore } = (await ada.overview()).answer;
    expect(previous).toEqual({
      cycles: { from: '2024-08', to: '2024-08' },
      due: '100.00',
      paid: stated('100.00'),
      dueChange: '885.1499999999',
      duePercent: '885.1',
      // The last day with a line is the 13th, and what was consumed in August does not belong to these days.
      sameDays: { days: 13, due: '80.00', dueChange: '900.1499999999', duePercent: '1125.2' },
    });
    expect(yearBefore).toMatchObject({
      cycles: { from: '2023-09', to: '2023-09' },
      due: '10.00',
      dueChange: '975.1499999999',
      duePercent: '9751.5',
      sameDays: { days: 13, due: '10.00' },
    });
  });

  it('is not compared with cycles without lines, nor with those outside the window', async () => {
    const { answer } = await ada.overview({ filter: { cycles: { from: '2024-07', to: '2024-09' } } });
    expect(answer).toMatchObject({ due: '1085.1499999999', previous: null, yearBefore: { due: '10.00', sameDays: null }, forecast: null });
    const old = await ada.overview({ filter: { cycles: { from: '2023-09', to: '2023-09' } } });
    expect(old.answer).toMatchObject({ due: '10.00', isEstimate: false, previous: null, yearBefore: null });
  });

  it('narrows to days, beside the same days of the month before', async () => {
    const { answer } = await ada.overview({ filter: { dates: { begin: '2024-09-05', end: '2024-09-12' } } });
    expect(answer).toMatchObject({
      due: '180.1499999999',
      lines: 4,
      previous: { due: '80.00', sameDays: null },
      forecast: null,
      budget: null,
    });
    expect(answer.basis.dates).toEqual({ begin: '2024-09-05', end: '2024-09-12' });
  });

  it('counts the whole cycle where one day alone is named, and says so', async () => {
    for (const dates of [{ begin: '2024-09-05' }, { end: '2024-09-05' }]) {
      const { answer } = await ada.overview({ filter: { dates } });
      expect(answer).toMatchObject({ due: '985.1499999999', basis: { dates: null, areDatesIgnored: true } });
    }
  });

  it('is of one currency at a time', async () => {
    const { answer } = await ada.overview({ filter: { currency: 'USD' } });
    expect(answer).toMatchObject({ currency: 'USD', due: '7.00', lines: 1, previous: null });
    expect((await ada.overview({ filter: { currency: ['USD'] } })).answer.due).toBe('7.00');
    expect((await ada.overview({ filter: { currency: 'EUR' } })).answer).toMatchObject({ currency: 'EUR', due: '0.00', lines: 0 });
  });

  it.each([
    [{ customerId: 'c-3' }, '800.00'],
    [{ service: 'ecs' }, '150.15'],
    [{ service: null }, '-0.0000000001'],
    [{ chargeMode: 'pay-per-use' }, '150.15'],
    [{ chargeMode: null }, '34.9999999999'],
    [{ billClass: 'refund' }, '-200.00'],
    [{ billType: 'new-purchase', customerId: 'c-3' }, '1000.00'],
    [{ region: 'south' }, '50.05'],
    [{ associationType: 'referral' }, '-0.0000000001'],
    [{ accountManagerId: null, service: 'ecs' }, '100.10'],
  ] as const)('narrows to %j', async (filter, due) => {
    expect((await ada.overview({ filter })).answer.due).toBe(due);
  });

  it('carries nothing personal in clear', async () => {
    await ada.overview();
    await ada.distribution({ by: 'customer' });
    const sent = fixture.sent.join('\n');
    for (const clear of [...CLEAR.names, ...CLEAR.accounts, ...CLEAR.mobiles, ...CLEAR.emails]) expect(sent).not.toContain(clear);
  });
});

test('Where nothing was ever delivered everything is zero, and nothing is compared or foreseen', async () => {
  const { answer } = await ada.overview();
  expect(answer).toMatchObject({ ...NOTHING, currency: 'CNY', asOf: null, previous: null, yearBefore: null, markedLines: 0 });
  expect(answer.forecast).toEqual({ isGiven: false, reason: 'nothing-consumed', days: 0 });
  expect((await ada.distribution({ by: 'service' })).answer).toMatchObject({ total: NOTHING, parts: [], others: null });
});

describe('the forecast', () => {
  const daily = (from: number, to: number, month: string, due: string): TestLine[] =>
    Array.from({ length: to - from + 1 }, (_, index) => ({
      customerId: 'c-1',
      at: `${month}-${String(from + index).padStart(2, '0')}`,
      due,
      service: 'ecs',
      chargeMode: 'pay-per-use',
      billType: 'usage',
      amounts: { coupon: '0' },
    }));

  it('goes on day by day with what is charged by use, and takes what was bought as it is', async () => {
    const bought: TestLine = { customerId: 'c-3', at: '2024-09-02', due: '5000', chargeMode: 'yearly-monthly', billType: 'new-purchase' };
    await deliverLines(fixture, [...daily(1, 31, '2024-08', '10'), ...daily(1, 14, '2024-09', '10'), bought]);
    const { forecast, due } = (await ada.overview()).answer;
    expect(due).toBe('5140.00');
    expect(forecast).toEqual({ isGiven: true, due: '5300.00', low: '5300.00', high: '5300.00', confidence: 80, days: 28 });
  });

  it('is of what is filtered, and refused in words where that cannot be foreseen', async () => {
    const bought: TestLine = { customerId: 'c-3', at: '2024-09-02', due: '5000', chargeMode: 'yearly-monthly', billType: 'new-purchase' };
    await deliverLines(fixture, [...daily(10, 14, '2024-09', '10'), bought]);
    const reason = async (filter: object) => ((await ada.overview({ filter })).answer.forecast as { reason?: string }).reason;
    expect(await reason({ chargeMode: 'pay-per-use' })).toBe('too-few-days');
    expect(await reason({ chargeMode: 'yearly-monthly' })).toBe('too-irregular');
    expect(await reason({ billClass: 'refund' })).toBe('nothing-consumed');
    expect((await ada.overview({ filter: { cycles: { from: '2024-08', to: '2024-08' } } })).answer.forecast).toBeNull();
  });
});

describe('the trend', () => {
  beforeEach(() => deliverLines(fixture, LINES));

  it('has a point for each cycle, also without lines, and they are the total', async () => {
    const { answer } = await ada.trend({ by: 'cycle', filter: { cycles: { from: '2024-07', to: '2024-09' } } });
    expect(answer.points.map(({ at, due }) => [at, due])).toEqual([
      ['2024-07', '0.00'],
      ['2024-08', '100.00'],
      ['2024-09', '985.1499999999'],
    ]);
    expect(answer).toMatchObject({ total: { due: '1085.1499999999', lines: 10 }, outside: null });
  });

  it('reaches over nineteen cycles', async () => {
    const { answer } = await ada.trend({ by: 'cycle', filter: { cycles: { from: '2023-03', to: '2024-09' } } });
    expect(answer.points).toHaveLength(19);
    expect(answer.total.due).toBe('1095.1499999999');
  });

  it('has a point for each day up to today, and says what was consumed in another month', async () => {
    const { answer } = await ada.trend({ by: 'day' });
    expect(answer.points.map(({ at }) => at).slice(0, 2)).toEqual(['2024-09-01', '2024-09-02']);
    expect(answer.points.at(-1)?.at).toBe('2024-09-15');
    expect(answer.points.find(({ at }) => at === '2024-09-12')).toMatchObject({ due: '80.05', lines: 2 });
    expect(answer.outside).toEqual({ due: '5.00', paid: stated('5.00'), lines: 1 });
    expect(answer.total).toMatchObject({ due: '985.1499999999', lines: 8 });
  });

  it('has all days of a cycle that is over, and only those that are asked for', async () => {
    const over = await ada.trend({ by: 'day', filter: { cycles: { from: '2024-08', to: '2024-08' } } });
    expect(over.answer.points).toHaveLength(31);
    const some = await ada.trend({ by: 'day', filter: { dates: { begin: '2024-09-12', end: '2024-09-14' } } });
    expect(some.answer.points.map(({ due }) => due)).toEqual(['80.05', '0.00', '0.00']);
    expect(some.answer).toMatchObject({ total: { due: '80.05' }, outside: null });
  });
});
