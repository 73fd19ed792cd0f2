import { beforeEach, expect, test } from 'vitest';
import { sealContext } from '../../bff/domain/personal-fields.ts';
import type { Store } from '../../bff/ports/store.ts';
import { onBothEngines } from '../storage/stores.ts';
import { addPartner, bring, bringCustomers, customersOf, fileOf, PARTNER, SAMPLE_TEXT, sampleCells, security } from './fixture.ts';

/** GB18030 bytes of a text; no platform writes that encoding, so the table is made by reading it. */
function toGb18030(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  }
  return Uint8Array.from(Array.from(text).flatMap((character) => bytesOf.get(character) ?? [character.charCodeAt(0)]));
}

const CHINESE = [
  '客户账号ID,客户名称,账号名,移动电话,国家码,邮箱,关联类型,关联时间,客户标签,实名认证状态,客户类型,客户等级,冻结,客户经理账号,客户经理,分配时间,可用额度,欠费,资源到期时间,伙伴客户编号',
  'c-1,李雷,lilei01,13800001234,0086,lilei@example.com,代售,2024/9/1 8:00,重点；华东,已实名认证,个人,V3,否,m-1,王芳,2024-09-02,"1,234.50",0,2025-01-01,P-001',
  'c-2,北京云端科技有限公司,yunduan,,,,顾问销售,2024-09-03,,未实名认证,企业,V0,否,,,,100,,,',
  '',
].join('\r\n');

onBothEngines('A customer file', (engines) => {
  let store: Store;
  beforeEach(async () => {
    store = (await engines.open()).store;
    await addPartner(store);
  });

  async function storedOf(id: string) {
    const [found] = await store.write(PARTNER.partnerId, (unit) => unit.customers.stored(PARTNER.partnerId, [id]));
    if (!found) throw new Error('The customer is not stored.');
    return found;
  }

  const open = async (id: string, field: 'mobile' | 'email') => {
    const { customer } = await storedOf(id);
    const sealed = field === 'mobile' ? customer.mobileSealed : customer.emailSealed;
    return sealed && security.openField(sealed, sealContext(PARTNER.partnerId, id, field));
  };

  test('in Chinese, as Chinese Excel writes it, becomes masked customers with their account manager', async () => {
    const report = await bringCustomers(store, [fileOf(toGb18030(CHINESE), 'customers.csv')]);
    expect(report).toMatchObject({
      files: [{ encoding: 'gb18030' }],
      rowsRead: 2,
      rowsRefused: 0,
      customers: { added: 2 },
      assignments: { assigned: 1, managersAdded: 1 },
      creditsLeftOut: 1,
    });
    const rows = await customersOf(store);
    expect(rows.map(({ customer, accountManager }) => ({ ...customer, accountManager }))).toMatchObject([
      {
        customerId: 'c-1',
        partnerCustomerNo: 'P-001',
        customerNameMasked: '李**',
        mobileMasked: '0086-138****1234',
        emailMasked: 'l***@example.com',
        associationType: 'agency-sale',
        associatedAt: '2024-09-01T00:00:00.000Z',
        credit: { availableMinor: 123450n, arrearsMinor: 0n, currency: 'CNY' },
        earliestResourceExpiryAt: '2024-12-31T16:00:00.000Z',
        verification: 'verified',
        customerType: 'individual',
        level: 'V3',
        frozen: 'not-frozen',
        accountManager: { userId: 'm-1', nameMasked: '王**', assignedAt: '2024-09-01T16:00:00.000Z' },
      },
      { customerId: 'c-2', customerNameMasked: '北京****公司', associationType: 'referral', credit: null, accountManager: null },
    ]);
    expect(await open('c-1', 'mobile')).toBe('0086-13800001234');
  });

  test('that states when the first resource expires takes back what was stated of the resources', async () => {
    await bringCustomers(store, [fileOf(CHINESE)]);
    const { partnerId } = PARTNER;
    const one = { resourceId: 'a', name: null, service: 'ECS', region: null, expiresAt: '2024-12-01T00:00:00.000Z' };
    await store.write(partnerId, (unit) => unit.customers.saveResources(partnerId, 'c-1', [one]));
    const stated = () => store.reads.customers.expiringResources(partnerId, 'c-1', { from: '2024-01-01', until: '2026-01-01' }, 10);
    expect(await stated()).toMatchObject({ total: 1, isStated: true });
    expect(await bringCustomers(store, [fileOf(CHINESE)])).toMatchObject({ customers: { added: 0, changed: 1, unchanged: 1 } });
    expect(await stated()).toEqual({ resources: [], total: 0, isStated: false });
  });

  test('imported again changes nothing', async () => {
    await bringCustomers(store, [fileOf(CHINESE)]);
    const before = await storedOf('c-1');
    expect(await bringCustomers(store, [fileOf(CHINESE)])).toMatchObject({
      customers: { added: 0, changed: 0, unchanged: 2 },
      assignments: { assigned: 0, kept: 1 },
    });
    expect(await storedOf('c-1')).toEqual(before);
  });

  test('keeps what it has no column for, and takes away what it states to be empty', async () => {
    await bringCustomers(store, [fileOf(CHINESE)]);
    const report = await bringCustomers(store, [fileOf('customer_id,email,tags\nc-1,,VIP\n')]);
    expect(report.customers).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect((await storedOf('c-1')).customer).toMatchObject({
      emailMasked: null,
      tags: ['VIP'],
      customerName: '李雷',
      associationType: 'agency-sale',
    });
    expect(await open('c-1', 'mobile')).toBe('0086-13800001234');
    expect(await open('c-1', 'email')).toBeNull();
  });

  test('adds to the customers of a bill, which a later bill leaves alone', async () => {
    await bring(store, [fileOf(SAMPLE_TEXT)]);
    const [account, sub] = [sampleCells('BillingAccountId')[0], sampleCells('SubAccountId')[0]];
    const file = `billing_account_id,sub_account_id,customer_name,partner_customer_no,association_type\n${account},${sub},Ann Lee,A-7,referral\n`;
    expect((await bringCustomers(store, [fileOf(file)])).customers).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect((await bring(store, [fileOf(SAMPLE_TEXT)])).customers).toEqual({ added: 0, changed: 0, unchanged: 73 });
    const row = (await customersOf(store)).find(({ customer }) => customer.partnerCustomerNo === 'A-7');
    expect(row).toMatchObject({ customer: { associationType: 'referral', accountNameMasked: 'At***' } });
    expect(row?.consumption).toHaveLength(1);
  });

  test('that names a customer twice leaves the later row, and says so', async () => {
    const report = await bringCustomers(store, [
      fileOf('customer_id,association,associated_at,level\nc,2,2024-01-01,V1\nc,2,2024-01-01,V2\n'),
    ]);
    expect(report).toMatchObject({ rowsRepeated: 1, customers: { added: 1, changed: 1 } });
    expect((await storedOf('c')).customer.level).toBe('V2');
  });

  test('lacks nothing that the command line says', async () => {
    const file = fileOf('customer_id,account_manager_id\nc,m-1\n');
    expect(await bringCustomers(store, [file])).toMatchObject({
      customers: { added: 0 },
      refused: [{ column: 'association_type', problem: 'missing', lines: [2] }],
    });
    const said = { associationType: 'referral', associatedAt: '2024-01-01T00:00:00.000Z' } as const;
    expect(await bringCustomers(store, [file], said)).toMatchObject({ refused: [{ column: 'assigned_at', problem: 'missing' }] });
    const report = await bringCustomers(store, [file], { ...said, assignedAt: '2024-02-01T00:00:00.000Z' });
    expect(report).toMatchObject({ customers: { added: 1 }, assignments: { assigned: 1 } });
  });

  test('cannot take a customer back in time, nor give one to an operator of other roles', async () => {
    await bringCustomers(store, [fileOf(CHINESE)]);
    await store.write(PARTNER.partnerId, (unit) =>
      unit.operators.save({
        operatorId: 'opr_Administrator000000000',
        partnerId: PARTNER.partnerId,
        userId: 'admin',
        name: null,
        nameMasked: null,
        roles: ['administrator'],
        supervisorId: null,
      }),
    );
    const file = 'customer_id,account_manager_id,assigned_at\nc-1,m-2,2024-09-01\nc-2,admin,2024-09-05\nc-1,m-2,2024-09-20\n';
    const report = await bringCustomers(store, [fileOf(file)]);
    expect(report.refused).toMatchObject([
      { column: 'assigned_at', problem: 'assigned-before-current', lines: [2] },
      { column: 'account_manager_id', problem: 'not-an-account-manager', lines: [3] },
    ]);
    expect((await storedOf('c-1')).assignment?.assignedAt).toBe('2024-09-19T16:00:00.000Z');
  });

  test('cannot bring back what was erased, and the other lines are taken', async () => {
    await bringCustomers(store, [fileOf(CHINESE)]);
    const { customer } = await storedOf('c-1');
    const erased = { ...customer, customerName: null, customerNameMasked: null, erasedAt: '2024-10-01T00:00:00.000Z' };
    await store.write(PARTNER.partnerId, (unit) => unit.customers.save(PARTNER.partnerId, [erased]));
    const report = await bringCustomers(store, [fileOf(CHINESE)]);
    expect(report).toMatchObject({
      customers: { added: 0, changed: 0, unchanged: 1 },
      refused: [{ column: 'customer_id', problem: 'erased', lines: [2] }],
    });
    expect((await storedOf('c-1')).customer).toEqual(erased);
  });

  test('gives a customer who was withdrawn to nobody for the time before', async () => {
    await bringCustomers(store, [fileOf(CHINESE)]);
    const at = '2024-09-10T00:00:00.000Z';
    await store.write(PARTNER.partnerId, (unit) => unit.customers.withdraw(PARTNER.partnerId, [{ customerId: 'c-1', at }]));
    const again = (day: string) => fileOf(`customer_id,account_manager_id,assigned_at\nc-1,m-2,${day}\n`);
    expect((await bringCustomers(store, [again('2024-09-05')])).refused).toMatchObject([
      { column: 'assigned_at', problem: 'assigned-before-current', lines: [2] },
    ]);
    expect(await bringCustomers(store, [again('2024-09-11')])).toMatchObject({ rowsRefused: 0, assignments: { assigned: 1 } });
  });

  test('gives customers to those alone who hold the role, where roles are kept in the store', async () => {
    const kept = { partner: { ...PARTNER, rolesFrom: 'store' }, store } as const;
    const report = await bringCustomers(store, [fileOf(CHINESE)], { into: kept });
    expect(report.refused).toMatchObject([{ column: 'account_manager_id', problem: 'not-an-account-manager', lines: [2] }]);
    expect(await store.reads.operators.findByUserId(PARTNER.partnerId, 'm-1')).toBeNull();
    await bringCustomers(store, [fileOf(CHINESE)]);
    expect(await bringCustomers(store, [fileOf(CHINESE)], { into: kept })).toMatchObject({ rowsRefused: 0 });
  });
});
