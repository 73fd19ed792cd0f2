import { describe, expect, test } from 'vitest';
import { type Amount, amountToText } from '../../../shared/values/amount.ts';
import { memberOf, readBillDetail } from './bill-detail-row.ts';
import { RowRefused } from './row-problem.ts';

/** Numbers are text, as the reader of files hands them over. */
const RECORD = {
  bill_cycle: '2024-09',
  customer_id: 'c-1',
  association_type: '1',
  service_type_code: 'hws.service.type.ec2',
  service_type_name: '弹性云服务器',
  resource_type_code: 'hws.resource.type.vm',
  resource_type_name: '云主机',
  charging_mode: '3',
  consume_time: '2024-09-03T04:05:06Z',
  trade_time: '2024-09-03T05:00:00Z',
  trade_id: 'CS123',
  bill_detail_type: '5',
  resource_id: 'r-1',
  resource_name: 'web-1',
  product_name: 'c6.large',
  region_code: 'cn-north-4',
  region_name: '华北-北京四',
  enterprise_project_id: '0',
  official_amount: '0.123456789012',
  official_discount_amount: '0.023456789012',
  payment_amount: '0.1',
  cash_amount: '0.06',
  credit_amount: '0',
  coupon_amount: '0.04',
  flexipurchase_coupon_amount: '0',
  stored_value_card_amount: '0',
  debt_amount: '0',
  writeoff_amount: '0',
};

function readWith(changes: Record<string, unknown>, currency: unknown = 'CNY') {
  return readBillDetail({ ...RECORD, ...changes }, currency);
}

function shown(amount: Amount | null | undefined): string | null {
  return amount ? amountToText(amount) : null;
}

describe('A record of the upstream', () => {
  test('says who consumed what, how it was charged, and where the money came from', () => {
    const { row, unknown, roundings, isTurned } = readWith({});
    expect(row).toMatchObject({
      customerId: 'c-1',
      cycle: '2024-09',
      currency: 'CNY',
      consumedAt: '2024-09-03T04:05:06.000Z',
      tradedAt: '2024-09-03T05:00:00.000Z',
      tradeId: 'CS123',
      associationType: 'referral',
      billClass: 'consumption',
      billType: 5,
      chargeMode: 3,
      service: 'hws.service.type.ec2',
      serviceName: '弹性云服务器',
      resourceType: 'hws.resource.type.vm',
      resourceTypeName: '云主机',
      resourceId: 'r-1',
      resourceName: 'web-1',
      region: 'cn-north-4',
      regionName: '华北-北京四',
      enterpriseProject: '0',
      description: 'c6.large',
      faults: 0,
    });
    expect([shown(row.due), shown(row.listPrice)]).toEqual(['0.10', '0.123456789012']);
    expect(Object.fromEntries(Object.entries(row.amounts).map(([name, amount]) => [name, shown(amount)]))).toEqual({
      discount: '0.023456789012',
      cash: '0.06',
      credit: '0.00',
      coupon: '0.04',
      cashCoupon: '0.00',
      storedValueCard: '0.00',
      arrears: '0.00',
      writeOff: '0.00',
    });
    expect({ unknown, roundings, isTurned }).toEqual({ unknown: [], roundings: 0, isTurned: false });
  });

  test('leaves away what it does not state: not stated is neither zero nor an empty text', () => {
    const stated = {
      customer_id: 'c-1',
      bill_cycle: '2024-09',
      consume_time: '2024-09-03T04:05:06Z',
      payment_amount: '1',
      cash_amount: null,
      trade_id: '',
    };
    expect(readBillDetail(stated, 'CNY').row).toEqual({
      customerId: 'c-1',
      cycle: '2024-09',
      currency: 'CNY',
      consumedAt: '2024-09-03T04:05:06.000Z',
      due: { micro: 1_000_000n, rest: 0n },
      listPrice: null,
      amounts: {},
      faults: 0,
      service: null,
      region: null,
      resourceId: null,
      description: null,
    });
  });

  test('without a time of consumption was consumed as it was traded', () => {
    expect(readWith({ consume_time: null }).row.consumedAt).toBe('2024-09-03T05:00:00.000Z');
    expect(() => readWith({ consume_time: null, trade_time: '' })).toThrow(new RowRefused('consume_time', 'missing'));
  });

  test('keeps the cycle that it is billed in, whenever it was consumed', () => {
    expect(readWith({ consume_time: '2024-07-31T15:59:59Z' }).row.cycle).toBe('2024-09');
  });

  test.each([
    ['4', 'refund', true],
    ['20', 'refund', true],
    ['24', 'refund', true],
    ['9', 'adjustment', false],
    ['16', 'adjustment', false],
    ['103', 'consumption', false],
  ])('of type %s is of class %s, and a refund is negative', (bill_detail_type, billClass, isTurned) => {
    const read = readWith({ bill_detail_type });
    expect([read.row.billClass, read.isTurned, shown(read.row.due), shown(read.row.amounts.coupon)]).toEqual([
      billClass,
      isTurned,
      isTurned ? '-0.10' : '0.10',
      isTurned ? '-0.04' : '0.04',
    ]);
    expect(read.row.faults).toBe(0);
  });

  test('that contradicts itself is kept and marked', () => {
    expect(readWith({ cash_amount: '0.05' }).row.faults).toBe(2);
    expect(readWith({ official_amount: '0.2', cash_amount: '0.05' }).row.faults).toBe(3);
  });

  test.each([
    ['bill_detail_type', '26', 'billType'],
    ['bill_detail_type', 'usage', 'billType'],
    ['charging_mode', '2', 'chargeMode'],
    ['association_type', '3', 'associationType'],
  ])('with a code that is not known, %s %s, is kept without it', (field, code, name) => {
    const { row, unknown } = readWith({ [field]: code });
    expect(unknown).toEqual([{ field, code }]);
    expect(row).not.toHaveProperty(name);
    expect(shown(row.due)).toBe('0.10');
  });

  test.each([
    ['customer_id', '', 'missing'],
    ['customer_id', '李 雷', 'not-a-customer-id'],
    ['bill_cycle', null, 'missing'],
    ['bill_cycle', '2024-13', 'not-a-cycle'],
    ['consume_time', '2024-09-31T00:00:00Z', 'not-a-time'],
    ['payment_amount', null, 'missing'],
    ['payment_amount', '1,000.00', 'not-an-amount'],
    ['cash_amount', '1000000000000', 'not-an-amount'],
    ['cash_amount', { value: '1' }, 'not-text'],
    ['resource_name', true, 'not-text'],
    ['resource_name', 'a\0b', 'control-character'],
    ['region_code', 'x'.repeat(257), 'too-long'],
  ] as const)('whose %s is %j is refused by field: %s', (field, value, problem) => {
    expect(() => readWith({ [field]: value })).toThrow(new RowRefused(field, problem));
  });

  test.each([
    [undefined, 'missing'],
    ['元', 'not-a-currency'],
  ] as const)('of an answer whose currency is %j is refused', (currency, problem) => {
    expect(() => readBillDetail(RECORD, currency)).toThrow(new RowRefused('currency', problem));
  });

  test('counts for its customer and cycle even where the rest of it cannot be read', () => {
    expect(memberOf({ ...RECORD, payment_amount: 'free' })).toEqual({ customerId: 'c-1', cycle: '2024-09' });
    expect(memberOf({ ...RECORD, bill_cycle: 'soon' })).toBeNull();
  });
});
