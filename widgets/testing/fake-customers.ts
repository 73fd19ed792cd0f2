import type { AnswerOf } from '../../shared/contract/index.ts';

type Row = AnswerOf<'POST /v1/customers/search'>['customers'][number];

/** A customer as only a BFF may know it. */
export interface PlainCustomer {
  customerId: string;
  partnerCustomerNo: string | null;
  customerName: string | null;
  accountName: string;
  associationType: Row['associationType'];
  mobile: string | null;
  email: string | null;
  managerName: string | null;
  tags: string[];
  reseller: Row['reseller'];
  index: number;
}

export const FAKE_RESELLERS = [
  { partnerId: 'pt_Qidian0000000000000000', name: '启点云科技' },
  { partnerId: 'pt_Lanhai0000000000000000', name: '蓝海数码' },
] as const;

const COMPANIES = ['星河', '远航', '青禾', '云帆', '北辰', '蓝鲸', '恒泰', '明德', '东篱', '海岳'];
const TRADES = ['科技有限公司', '网络技术有限公司', '教育咨询有限公司', '信息服务有限公司'];
const PEOPLE = ['王小明', '李雷', '韩梅梅', 'Alexandra Whitmore', '欧阳文静'];
const ACCOUNTS = ['hwc_xinghe', 'yuanhang-cloud', 'qinghe2024', 'beichen.ops', 'bluewhale'];

/** Deterministic customers; every seventh has no contacts, every eleventh no name yet. */
export function plainCustomers(count: number, hasResellers = false): PlainCustomer[] {
  return Array.from({ length: count }, (_, index) => {
    const isPerson = index % 4 === 3;
    const company = `${COMPANIES[index % COMPANIES.length]}${['互联', '数据', '智能'][index % 3]}${TRADES[index % TRADES.length]}`;
    return {
      index,
      customerId: `0a3f${String(index).padStart(4, '0')}9c7e41b2a58d06f3e1${String(7919 * (index + 3)).padStart(6, '0')}`,
      partnerCustomerNo: index % 3 === 0 ? null : `C-2026-${String(1000 + index)}`,
      customerName: index % 11 === 10 ? null : isPerson ? (PEOPLE[index % PEOPLE.length] ?? null) : company,
      accountName: `${ACCOUNTS[index % ACCOUNTS.length]}${index}`,
      associationType: index % 5 === 2 ? 'referral' : 'agency-sale',
      mobile: index % 7 === 6 ? null : `138${String(10_000_000 + 4_321 * index).slice(-8)}`,
      email: index % 7 === 6 ? null : `contact${index}@${ACCOUNTS[index % ACCOUNTS.length]?.replace(/[^a-z]/g, '')}.example.com`,
      managerName: index % 6 === 5 ? null : index % 2 ? '刘洋' : '陈静',
      reseller: hasResellers && index % 3 === 1 ? (FAKE_RESELLERS[index % 2] ?? null) : null,
      tags: index % 3 === 0 ? ['重点客户', 'renewal'] : index % 3 === 1 ? ['教育行业'] : [],
    };
  });
}

function maskName(name: string | null): string | null {
  if (name === null) return null;
  if (/^[a-z]/i.test(name)) return `${name.slice(0, 2)}***`;
  return name.length >= 6 ? `${name.slice(0, 2)}****${name.slice(-2)}` : `${name.slice(0, 1)}**`;
}

function creditOf({ associationType, index }: PlainCustomer): Row['credit'] {
  if (associationType === 'referral' || index % 9 === 4) return null;
  const isInArrears = index % 8 === 5;
  return {
    available: isInArrears ? '0.00' : `${(index * 48_271) % 1_200_000}.50`,
    arrears: isInArrears ? `${(index * 1_337) % 9_000}.00` : '0.00',
    currency: 'CNY',
    asOf: '2026-11-21T05:00:00Z',
  };
}

export function consumptionOf(index: number): Row['consumption'] {
  if (index % 10 === 7) return [];
  const first = {
    amount: index % 13 === 1 ? '0.0000008' : `${(index * 7_919) % 250_000}.${String((index * 37) % 100).padStart(2, '0')}`,
    currency: 'CNY',
  };
  return index % 12 === 4 ? [first, { amount: '20.28022672899', currency: 'USD' }] : [first];
}

export function expiryOf(index: number): string | null {
  return index % 4 === 1 ? null : new Date(Date.parse('2026-12-01T15:59:00Z') + index * 86_400_000).toISOString();
}

/** The row as the contract lets it leave. */
export function maskCustomer(customer: PlainCustomer): Row {
  const { index } = customer;
  const [local = '', domain = ''] = customer.email?.split('@') ?? [];
  const isUnverified = customer.customerName === null;
  return {
    customerId: customer.customerId,
    partnerCustomerNo: customer.partnerCustomerNo,
    customerName: maskName(customer.customerName),
    accountName: maskName(customer.accountName),
    isLookAlike: false,
    reseller: customer.reseller,
    associationType: customer.associationType,
    associatedAt: new Date(Date.parse('2026-11-20T08:30:00Z') - index * 31 * 3_600_000).toISOString(),
    accountManager:
      customer.managerName === null
        ? null
        : {
            operatorId: `op_${index % 2}`,
            userId: `user-${index % 2}`,
            name: maskName(customer.managerName),
            assignedAt: '2026-10-01T00:00:00Z',
          },
    credit: creditOf(customer),
    consumption: consumptionOf(index),
    earliestResourceExpiryAt: expiryOf(index),
    mobile: customer.mobile && `${customer.mobile.slice(0, 3)}****${customer.mobile.slice(-4)}`,
    email: customer.email && `${local.slice(0, 2)}***@${domain}`,
    tags: customer.tags,
    verification: isUnverified ? 'in-review' : 'verified',
    customerType: isUnverified ? 'none' : index % 4 === 3 ? 'individual' : 'enterprise',
    level: index % 5 === 0 ? null : ((['V0', 'V1', 'V2', 'V3'] as const)[index % 4] ?? null),
    frozen: index % 14 === 9 ? 'account-frozen' : index % 6 === 3 ? null : 'not-frozen',
  };
}
