import { describe, expect, test } from 'vitest';
import { CUSTOMER_COLUMNS } from './customer-columns.ts';
import { CustomerRowReader } from './customer-row.ts';
import { matchHeader } from './header.ts';
import { RowRefused } from './row-problem.ts';

function read(cells: Record<string, string>) {
  const { places } = matchHeader(Object.keys(cells), CUSTOMER_COLUMNS);
  return new CustomerRowReader(places).read(Object.values(cells));
}

describe('a row of a customer file', () => {
  test('is understood in Chinese', () => {
    const row = read({
      客户账号ID: 'c-1',
      客户名称: '李雷',
      移动电话: '13800001234',
      国家码: '0086',
      关联类型: '代售',
      关联时间: '2024/9/1 8:00',
      客户标签: '重点；华东',
      实名认证状态: '已实名认证',
      客户类型: '个人',
      客户等级: 'V3',
      冻结: '否',
      '可用额度（元）': '￥1,234.50',
      欠费: '',
      资源到期时间: '2025-01-01',
      客户经理账号: 'manager-1',
      客户经理: '王芳',
      分配时间: '2024-09-02',
    });
    expect(row).toEqual({
      key: { customerId: 'c-1' },
      statement: {
        customerName: '李雷',
        mobile: '0086-13800001234',
        associationType: 'agency-sale',
        associatedAt: '2024-09-01T00:00:00.000Z',
        tags: ['重点', '华东'],
        verification: 'verified',
        customerType: 'individual',
        level: 'V3',
        frozen: 'not-frozen',
        credit: { availableMinor: 123450n, arrearsMinor: 0n, currency: 'CNY', asOf: null },
        earliestResourceExpiryAt: '2024-12-31T16:00:00.000Z',
      },
      manager: { userId: 'manager-1', name: '王芳', assignedAt: '2024-09-01T16:00:00.000Z' },
      roundings: 0,
    });
  });

  test('is understood in English and in the upstream’s codes', () => {
    expect(
      read({
        customer_id: 'c-1',
        Customer: 'Ann Lee',
        association_type: '1',
        verified_status: '-1',
        customer_type: '1',
        is_frozen: '2',
        telephone: '+44 20 7946 0958',
      }),
    ).toMatchObject({
      statement: {
        customerName: 'Ann Lee',
        associationType: 'referral',
        verification: 'unverified',
        customerType: 'enterprise',
        frozen: 'account-and-resources-frozen',
        mobile: '+44 20 7946 0958',
      },
    });
  });

  test('tells a column that the file lacks from a cell that is empty', () => {
    const { statement } = read({ customer_id: 'c-1', email: '', tags: '' });
    expect(statement).toEqual({ email: null, tags: [] });
  });

  test('reads a tag as one however its characters are composed', () => {
    expect(read({ customer_id: 'c', tags: 'Cafe\u0301;Caf\u00e9' }).statement.tags).toEqual(['Caf\u00e9']);
  });

  test.each([
    ["'13800001234", '13800001234'],
    ['="13800001234"', '13800001234'],
    ['13800001234.0', '13800001234'],
    ['１３８００００１２３４', '13800001234'],
  ])('reads %j, which spreadsheets write to keep a number whole, as a telephone number', (text, mobile) => {
    expect(read({ customer_id: 'c', mobile: text }).statement.mobile).toBe(mobile);
  });

  test.each([
    [{ available_credit: '-12.30' }, { availableMinor: 0n, arrearsMinor: 1230n }],
    [{ available_credit: '(12.30)' }, { availableMinor: 0n, arrearsMinor: 1230n }],
    [
      { available_credit: '0', arrears: '5' },
      { availableMinor: 0n, arrearsMinor: 500n },
    ],
    [{ available_credit: '¥ 1,000' }, { availableMinor: 100000n, arrearsMinor: 0n }],
  ])('reads %j as credit and arrears', (cells, credit) => {
    expect(read({ customer_id: 'c', ...cells }).statement.credit).toMatchObject(credit);
  });

  test('names a customer of a bill by its accounts', () => {
    expect(read({ billing_account_id: '123', sub_account_id: '456' }).key).toEqual({ billingAccountId: '123', subAccountId: '456' });
  });

  test.each([
    [{ customer_id: '' }, 'customer_id', 'missing'],
    [{ customer_id: '1.23457E+12' }, 'customer_id', 'digits-lost'],
    [{ customer_id: '李雷' }, 'customer_id', 'not-a-customer-id'],
    [{ customer_id: 'c', mobile: '1.38E+10' }, 'mobile', 'digits-lost'],
    [{ customer_id: 'c', mobile: 'ask Ann' }, 'mobile', 'not-a-mobile'],
    [{ customer_id: 'c', email: 'ann' }, 'email', 'not-an-email'],
    [{ customer_id: 'c', association_type: '转售' }, 'association_type', 'not-in-list'],
    [{ customer_id: 'c', associated_at: '9/1/24' }, 'associated_at', 'not-a-time'],
    [{ customer_id: 'c', available_credit: '1.234,50' }, 'available_credit', 'not-an-amount'],
    [{ customer_id: 'c', available_credit: '1', currency: 'yuan' }, 'currency', 'not-a-currency'],
    [{ customer_id: 'c', tags: 'x'.repeat(65) }, 'tags', 'too-long'],
    [{ customer_id: 'c', tags: 'seen;un\u200e\u202eseen' }, 'tags', 'control-character'],
  ])('%j is refused by column', (cells, column, problem) => {
    expect(() => read(cells)).toThrow(new RowRefused(column, problem as RowRefused['problem']));
  });
});
