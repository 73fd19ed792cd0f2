import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Asking, asking, deliverLines, LINES, type TestLine } from './consumption-world.ts';
import { ADMINISTRATOR, type Fixture, MANAGER, openFixture, SUPERVISOR } from './fixture.ts';

let fixture: Fixture;
let ada: Asking;

beforeEach(async () => {
  fixture = await openFixture();
  await deliverLines(fixture, LINES);
  ada = asking(await fixture.openSession(ADMINISTRATOR));
});
afterEach(() => fixture.store.close());

const dues = async (body: Parameters<Asking['lines']>[0]) => (await ada.lines(body)).answer.lines.map(({ amounts }) => amounts.due);

describe('bill lines', () => {
  it('come newest consumption first, with the total of the figures', async () => {
    const { answer } = await ada.lines();
    expect(answer.lines.map(({ consumedAt }) => consumedAt.slice(0, 10))).toEqual([
      '2024-09-13',
      '2024-09-12',
      '2024-09-12',
      '2024-09-06',
      '2024-09-05',
      '2024-09-04',
      '2024-09-03',
      '2024-08-31',
    ]);
    expect(answer).toMatchObject({ total: { lines: 8, due: '985.1499999999' }, page: { size: 20, next: null, previous: null } });
    expect(answer).toMatchObject({ currency: 'CNY', isEstimate: true, basis: { isBill: false } });
  });

  it('state what their source stated and leave open what it did not', async () => {
    const { lines } = (await ada.lines({ filter: { service: 'ecs', region: 'south' } })).answer;
    expect(lines).toMatchObject([
      {
        cycle: '2024-09',
        isOtherCycle: false,
        customer: { customerId: 'c-1', customerName: '华为****公司', accountName: 'hu***' },
        accountManager: { operatorId: MANAGER, userId: 'mei', name: '韩**' },
        associationType: 'agency-sale',
        billClass: 'consumption',
        billType: 'usage',
        chargeMode: 'pay-per-use',
        service: { code: 'ecs', name: '弹性云服务器' },
        region: 'south',
        tradeId: null,
        resourceType: null,
        amounts: { due: '50.05', paid: '50.05', cash: '50.05', coupon: '0.00', list: null, credit: null, bonus: null },
        faults: ['I-2'],
      },
    ]);
    expect(
      (await ada.lines({ filter: { service: 'obs', dates: { begin: '2024-09-12', end: '2024-09-12' } } })).answer.lines[0]?.amounts,
    ).toMatchObject({
      due: '30.00',
      paid: null,
      coupon: null,
    });
  });

  it('say where a source bills them to another cycle than that of their time', async () => {
    const { lines } = (await ada.lines()).answer;
    expect(lines.filter(({ isOtherCycle }) => isOtherCycle).map(({ cycle, consumedAt }) => [cycle, consumedAt])).toEqual([
      ['2024-09', '2024-08-31T10:00:00.000Z'],
    ]);
  });

  it('of nothing are left out where that is asked for, from the total too', async () => {
    const { answer } = await ada.lines({ hideZero: true });
    expect(answer.lines).toHaveLength(7);
    expect(answer.total).toEqual({ lines: 7, due: '985.1499999999' });
    const days = await ada.lines({ hideZero: true, filter: { dates: { begin: '2024-09-12', end: '2024-09-13' } } });
    expect(days.answer).toMatchObject({ lines: { length: 2 }, total: { lines: 2, due: '80.05' } });
  });

  it('are found by what they break, by their order and by their resource, without a total that nobody counted', async () => {
    expect(await dues({ onlyMarked: true })).toEqual(['50.05']);
    expect(await dues({ tradeId: 'CS-1' })).toEqual(['-200.00', '1000.00']);
    expect(await dues({ resourceId: 'db-1' })).toEqual(['1000.00']);
    expect(await dues({ tradeId: 'CS' })).toEqual([]);
    for (const body of [{ onlyMarked: true }, { tradeId: 'CS-1' }, { resourceId: 'db-1' }])
      expect((await ada.lines(body)).answer.total).toBeNull();
  });

  it('are those of the figures under every filter', async () => {
    for (const filter of [
      { customerId: 'c-3' },
      { billClass: 'refund' },
      { chargeMode: null },
      { service: null },
      { currency: 'USD' },
      { accountManagerId: MANAGER },
      { cycles: { from: '2023-03', to: '2024-09' } },
      { dates: { begin: '2024-09-04', end: '2024-09-12' } },
    ] as const) {
      const { lines, total } = (await ada.lines({ filter, page: { size: 100, at: 'first' } })).answer;
      const { answer } = await ada.overview({ filter });
      expect([lines.length, total?.due], JSON.stringify(filter)).toEqual([answer.lines, answer.due]);
    }
  });
});

describe('pages of lines', () => {
  const MANY: TestLine[] = Array.from({ length: 25 }, (_, index) => ({
    customerId: `c-${(index % 3) + 1}`,
    // Several at one instant.
    at: `2024-07-${String(Math.floor(index / 4) + 1).padStart(2, '0')}`,
    due: String(index + 1),
  }));
  const filter = { cycles: { from: '2024-07', to: '2024-07' } };
  const page = (asked: object) => ada.lines({ filter, page: { size: 10, ...asked } as never });

  beforeEach(() => deliverLines(fixture, MANY, { source: 'many' }));

  it('follow on each other without a gap or a double, forth and back', async () => {
    const seen: string[][] = [];
    let reply = await page({ at: 'first' });
    for (;;) {
      seen.push(reply.answer.lines.map(({ lineId }) => lineId));
      const { next } = reply.answer.page;
      if (next === null) break;
      reply = await page({ after: next });
    }
    expect(seen.map((ids) => ids.length)).toEqual([10, 10, 5]);
    expect(new Set(seen.flat()).size).toBe(25);
    const back = await page({ before: reply.answer.page.previous });
    expect(back.answer.lines.map(({ lineId }) => lineId)).toEqual(seen[1]);
    const first = await page({ before: back.answer.page.previous });
    expect(first.answer.lines.map(({ lineId }) => lineId)).toEqual(seen[0]);
    expect(first.answer.page.previous).toBeNull();
  });

  it('end with the page that one comes to from the beginning', async () => {
    let walked = await page({ at: 'first' });
    while (walked.answer.page.next !== null) walked = await page({ after: walked.answer.page.next });
    const last = await page({ at: 'last' });
    expect(last.answer.lines).toEqual(walked.answer.lines);
    expect(last.answer.lines).toHaveLength(5);
    expect(last.answer.page.next).toBeNull();
    expect(last.answer.page.previous).not.toBeNull();
  });

  it('belong to what was asked: a cursor leads nowhere else', async () => {
    const { next } = (await page({ at: 'first' })).answer.page;
    const elsewhere = await ada.lines({ filter: { ...filter, customerId: 'c-1' }, page: { size: 10, after: next ?? '' } });
    expect(elsewhere).toMatchObject({ status: 400, answer: { code: 'cursor-invalid' } });
  });
});

describe('what can be filtered by', () => {
  it('is what sources stated, by name, and every account manager', async () => {
    expect((await ada.options()).answer).toEqual({
      cycles: { earliest: '2023-03', latest: '2024-09' },
      currencies: ['CNY', 'USD'],
      services: [
        { code: 'obs', name: null },
        { code: 'rds', name: null },
        { code: 'ecs', name: '弹性云服务器' },
      ],
      resourceTypes: [],
      regions: [
        { code: 'north', name: null },
        { code: 'south', name: null },
      ],
      chargeModes: ['yearly-monthly', 'pay-per-use'],
      billTypes: ['new-purchase', 'unsubscription', 'usage', 'compensation'],
      supervisors: [{ operatorId: SUPERVISOR, userId: 'lead', name: null }],
      accountManagers: [{ operatorId: MANAGER, userId: 'mei', name: '韩**', supervisorId: SUPERVISOR }],
      isManagerNeeded: false,
    });
  });
});
