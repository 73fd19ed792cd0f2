import { beforeEach, expect, test } from 'vitest';
import { ImportRefused } from '../../bff/actions/imports/import-refused.ts';
import type { ImportFile } from '../../bff/actions/imports/read-files.ts';
import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { Store } from '../../bff/ports/store.ts';
import { amountToText } from '../../shared/values/amount.ts';
import { onBothEngines } from '../storage/stores.ts';
import { answerOf, type DetailRecord, digits, pagesOf, USAGE, usageOf } from './answers.ts';
import { addPartner, bringDetail, brokenFile, consumedIn, customersOf, fileOf, PARTNER, sumOf } from './fixture.ts';
import { linesHandedOver } from './handed-over.ts';

/** No two amounts alike; the first is none that a float could hold. */
const AMOUNTS = ['12345678901.123456789012', ...Array.from({ length: 24 }, (_none, index) => `${index}.0000000000${index + 11}`)];
const RECORDS = AMOUNTS.map((amount) => usageOf(amount));
const WHOLE = sumOf(AMOUNTS);

function jsonOf(...answers: string[]): ImportFile {
  return fileOf(answers.join('\n'), 'answers.json');
}

function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'imported',
    (error: unknown) => (error instanceof ImportRefused ? error.details : error),
  );
}

onBothEngines('Imported bill details', (engines) => {
  let store: Store;
  beforeEach(async () => {
    store = (await engines.open()).store;
    await addPartner(store);
  });

  const consumed = (cycle = '2024-09') => consumedIn(store, cycle, { kind: 'all' }, 'CNY');

  test('add up to the last digit, in one file of pages or in many, in whatever order', async () => {
    const pages = pagesOf(RECORDS, 10);
    const report = await bringDetail(store, [jsonOf(...pages)]);
    expect(await consumed()).toBe(WHOLE);
    expect(report).toMatchObject({ kind: 'bill-detail', answers: 3, rowsRead: 25, rowsRefused: 0, linesWritten: 25, linesReplaced: 0 });
    expect(report.sums.map(({ cycle, currency, due, paid }) => [cycle, currency, amountToText(due), amountToText(paid)])).toEqual([
      ['2024-09', 'CNY', WHOLE, WHOLE],
    ]);
    const again = await bringDetail(store, [jsonOf(`[${pages[2]},${pages[0]}]`), fileOf(pages[1] ?? '', 'second.json')]);
    expect(again).toMatchObject({ linesWritten: 25, linesReplaced: 25, customers: { added: 0, unchanged: 1 } });
    expect(await consumed()).toBe(WHOLE);
    expect((await store.reads.partners.find(PARTNER.partnerId))?.currency).toBe('CNY');
  });

  test('replace a customer’s cycle and leave other customers and cycles as they were', async () => {
    const other: DetailRecord = { ...usageOf('5'), customer_id: 'c-2' };
    const august: DetailRecord = { ...usageOf('7'), bill_cycle: '2024-08' };
    await bringDetail(store, [jsonOf(answerOf(RECORDS), answerOf([other]), answerOf([august]))]);
    const report = await bringDetail(store, [jsonOf(answerOf([usageOf('1')]))]);
    expect(report).toMatchObject({ linesWritten: 1, linesReplaced: 25 });
    expect([await consumed(), await consumed('2024-08')]).toEqual(['6', '7']);
  });

  test('are refused whole where a page is missing, and what was in force stays', async () => {
    await bringDetail(store, [jsonOf(answerOf(RECORDS))]);
    const pages = pagesOf(RECORDS, 10);
    const other = answerOf([{ ...usageOf('5'), customer_id: 'c-2' }]);
    const half = await refusalOf(bringDetail(store, [jsonOf(pages[0] ?? '', pages[2] ?? '', other)]));
    const member = { customerId: 'c-1', cycle: '2024-09' };
    expect(half).toEqual({ code: 'set-incomplete', count: 1, members: [{ ...member, seen: 15, total: 25, isRepeated: false }] });
    const twice = await refusalOf(bringDetail(store, [jsonOf(pages[0] ?? '', pages[0] ?? '', pages[2] ?? '')]));
    expect(twice).toMatchObject({ members: [{ seen: 25, total: 25, isRepeated: true }] });
    expect(await consumed()).toBe(WHOLE);
    const trail = await store.reads.audit.after(PARTNER.partnerId, 0, 20);
    expect(trail.at(-1)).toMatchObject({
      action: 'import.bill-detail',
      outcome: 'refused',
      refusal: 'set-incomplete',
      details: { linesWritten: 0 },
    });
  });

  test('are refused whole where an answer is none, or breaks off', async () => {
    await bringDetail(store, [jsonOf(answerOf(RECORDS))]);
    const failed = '{"error_code":"CBC.0250","error_msg":"Flow control."}';
    expect(await refusalOf(bringDetail(store, [jsonOf(answerOf([usageOf('1')]), failed)]))).toEqual({
      code: 'answer-failed',
      file: 'answers.json',
      answer: 2,
      errorCode: 'CBC.0250',
    });
    expect(await refusalOf(bringDetail(store, [jsonOf(answerOf([usageOf('1')]).slice(0, -9))]))).toMatchObject({ problem: 'json-broken' });
    expect(await refusalOf(bringDetail(store, [jsonOf('{"fee":[]}')]))).toMatchObject({ problem: 'no-answers' });
    expect(await refusalOf(bringDetail(store, [jsonOf(answerOf([USAGE], 1, null))]))).toEqual({ code: 'nothing-readable' });
    await expect(bringDetail(store, [brokenFile(answerOf([usageOf('1')]))])).rejects.toThrow('The disk is gone.');
    expect(await consumed()).toBe(WHOLE);
  });

  test('bring customers who are not known, associated as their records say, and leave known ones alone', async () => {
    const referral: DetailRecord = { ...USAGE, customer_id: 'c-2', association_type: '1' };
    await bringDetail(store, [jsonOf(answerOf([USAGE]), answerOf([referral]))]);
    await bringDetail(store, [jsonOf(answerOf([{ ...referral, association_type: '2' }]))]);
    expect(
      (await customersOf(store)).map(({ customer }) => [customer.customerId, customer.associationType, customer.associatedAt]),
    ).toEqual([
      ['c-1', 'agency-sale', '2024-08-31T16:00:00.000Z'],
      ['c-2', 'referral', '2024-08-31T16:00:00.000Z'],
    ]);
  });

  test('keep what contradicts itself, marked, and say which and where; refunds are negative', async () => {
    const handedOver: BillLineRecord[] = [];
    const refund = { ...usageOf('3'), bill_detail_type: digits('4') };
    const records = [
      USAGE,
      { ...USAGE, cash_amount: digits('0.07') },
      { ...USAGE, official_amount: digits('9'), debt_amount: digits('1') },
      refund,
    ];
    const report = await bringDetail(linesHandedOver(store, handedOver), [jsonOf(answerOf(records))]);
    expect(handedOver.map(({ faults }) => faults)).toEqual([undefined, 2, 3, undefined]);
    expect(report).toMatchObject({
      linesMarked: 2,
      marked: [
        { fault: 'I-2', count: 2, first: [{ file: 'answers.json', record: 2 }, { record: 3 }] },
        { fault: 'I-1', count: 1, first: [{ record: 3 }] },
      ],
      refundsTurned: 1,
    });
    expect(handedOver[3]).toMatchObject({
      billClass: 'refund',
      billType: 4,
      due: { micro: -3_000_000n },
      amounts: { cash: { micro: -3_000_000n } },
    });
    expect(await consumed()).toBe('-2.76');
  });

  test('are what the store answers: amounts by where the money came from, classes, marks, names', async () => {
    const refund = usageOf('3', { bill_detail_type: digits('4'), charging_mode: digits('1') });
    const marked = { ...USAGE, cash_amount: digits('0.05'), coupon_amount: digits('0.02') };
    const unstated = usageOf('1', {
      coupon_amount: null,
      enterprise_project_id: 'p-1',
      region_code: 'cn-north-4',
      region_name: '华北-北京四',
    });
    await bringDetail(store, [jsonOf(answerOf([USAGE, marked, refund, unstated]))]);
    const query = { partnerIds: [PARTNER.partnerId], currency: 'CNY', cycles: { from: '2024-09', to: '2024-09' } } as const;
    const total = await store.reads.figures.total(query);
    expect([total.lines, total.markedLines, total.linesWithoutCoupon]).toEqual([4, 1, 1]);
    expect([total.due, total.paid, total.amounts.cash.amount, total.amounts.coupon.amount].map(amountToText)).toEqual([
      '-1.84',
      '-2.86',
      '-1.87',
      '0.02',
    ]);
    expect([total.amounts.rounding.unstatedLines, total.amounts.bonus.unstatedLines]).toEqual([4, 4]);
    const classes = await store.reads.figures.classes(query);
    expect(classes.map(({ billClass, due }) => [billClass, amountToText(due)]).sort()).toEqual([
      ['consumption', '1.16'],
      ['refund', '-3.00'],
    ]);
    const [line] = await store.reads.figures.lines({ ...query, enterpriseProject: 'p-1' }, { place: null, direction: 'after' }, 10);
    expect(line).toMatchObject({
      service: { code: 'ec2', name: 'Servers' },
      region: 'cn-north-4',
      chargeMode: 3,
      tradeId: 'T-1',
      tradedAt: '2024-09-03T05:00:00.000Z',
    });
    expect(line?.amounts).toMatchObject({ coupon: null, bonus: null });
    expect(await store.reads.figures.lines({ ...query, onlyMarked: true }, { place: null, direction: 'after' }, 10)).toMatchObject([
      { faults: 2 },
    ]);
  });

  test('lose records that cannot be read and nothing else, and say which', async () => {
    const bad = [
      { ...USAGE, payment_amount: 'free' },
      { ...USAGE, customer_id: null },
      { ...USAGE, consume_time: 'soon' },
    ];
    const unknown = { ...usageOf('1'), bill_detail_type: digits('26') };
    const report = await bringDetail(store, [jsonOf(answerOf([...bad, unknown, USAGE]))]);
    expect(report.refused).toEqual([
      { file: 'answers.json', column: 'payment_amount', problem: 'not-an-amount', count: 1, lines: [1] },
      { file: 'answers.json', column: 'customer_id', problem: 'missing', count: 1, lines: [2] },
      { file: 'answers.json', column: 'consume_time', problem: 'not-a-time', count: 1, lines: [3] },
    ]);
    expect(report.unknownCodes).toEqual([
      { field: 'bill_detail_type', code: '26', count: 1, first: [{ file: 'answers.json', record: 4 }] },
    ]);
    expect(await consumed()).toBe('1.08');
  });

  test('leave their beginning and end in the audit trail, with ids and counts, and no name', async () => {
    await bringDetail(store, [jsonOf(answerOf([{ ...USAGE, resource_name: 'Li Lei’s server', cash_amount: digits('1') }]))]);
    const trail = await store.reads.audit.after(PARTNER.partnerId, 0, 10);
    expect(trail).toMatchObject([
      { action: 'import.bill-detail.begin', actor: { kind: 'system', id: 'import' }, details: { files: 1 } },
      { action: 'import.bill-detail', details: { rowsRead: 1, linesWritten: 1, linesMarked: 1, customersAdded: 1 } },
    ]);
    expect(JSON.stringify(trail)).not.toMatch(/Li Lei|answers\.json/);
  });

  test('are read and counted but not written in a dry run', async () => {
    const report = await bringDetail(store, [jsonOf(answerOf(RECORDS))], { into: null });
    expect(report).toMatchObject({ isDryRun: true, rowsRead: 25, customersSeen: 1, linesWritten: 0 });
    expect(await customersOf(store)).toEqual([]);
  });
});
