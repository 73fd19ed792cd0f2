import type { consumptionEndpoints } from '../../../shared/contract/consumption.ts';
import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Example } from './example.ts';

const CUSTOMER = '6f2c1a4e9b7d4c0f';
const OPERATOR = 'op_h3Jk8LmNp2QrStUvWxYz01';
const CYCLE = { from: '2024-09', to: '2024-09' };
const MANAGER = { operatorId: OPERATOR, userId: 'u-1024', name: '李**' };

type Overview = AnswerOf<'POST /v1/consumption/overview'>;
type Part = AnswerOf<'POST /v1/consumption/distribution'>['parts'][number];
type Line = AnswerOf<'POST /v1/consumption/lines/search'>['lines'][number];

const BASIS: Pick<Overview, 'currency' | 'asOf' | 'isEstimate' | 'basis'> = {
  currency: 'CNY',
  asOf: '2024-09-15T01:00:00.000Z',
  isEstimate: true,
  basis: { cycles: CYCLE, dates: null, areDatesIgnored: false, scope: 'all', isBill: false, currencies: ['CNY'] },
};
const stated = (amount: string | null, unstatedLines = 0) => ({ amount, unstatedLines });
const figures = (due: string, paid: string, lines: number) => ({ due, paid: stated(paid), lines });

const overview: Overview = {
  ...BASIS,
  ...figures('1184.50', '1084.50', 240),
  list: stated('1500.00'),
  discount: stated('315.47'),
  rounding: stated('0.03'),
  sources: [
    { source: 'cash', ...stated('84.50'), share: '7.13' },
    { source: 'credit', ...stated('1000.00'), share: '84.42' },
    { source: 'coupon', ...stated('100.00'), share: '8.44' },
    { source: 'cashCoupon', ...stated('0.00'), share: '0.00' },
    { source: 'storedValueCard', ...stated('0.00'), share: '0.00' },
    { source: 'bonus', ...stated(null, 240), share: null },
    { source: 'arrears', ...stated('0.00'), share: '0.00' },
    { source: 'writeOff', ...stated('0.00'), share: '0.00' },
  ],
  classes: [
    { billClass: 'consumption', ...figures('1204.50', '1104.50', 238) },
    { billClass: 'refund', ...figures('-20.00', '-20.00', 2) },
    { billClass: 'adjustment', ...figures('0.00', '0.00', 0) },
  ],
  markedLines: 0,
  previous: {
    cycles: { from: '2024-08', to: '2024-08' },
    due: '2300.00',
    paid: stated('2100.00'),
    dueChange: '-1115.50',
    duePercent: '-48.5',
    sameDays: { days: 14, due: '1100.00', dueChange: '84.50', duePercent: '7.7' },
  },
  yearBefore: null,
  forecast: { isGiven: true, due: '2410.00', low: '2305.12', high: '2514.88', confidence: 80, days: 28 },
  budget: {
    monthly: '1000.00',
    currency: 'CNY',
    isPassed: true,
    percent: '118.5',
    passedOn: '2024-09-13',
    setAt: '2024-08-28T06:30:00.000Z',
  },
  mayChangeBudget: true,
};

const part = (different: Partial<Part>): Part => ({
  kind: 'value',
  key: null,
  label: null,
  customer: null,
  accountManager: null,
  ...figures('0.00', '0.00', 0),
  share: null,
  parts: [],
  others: null,
  ...different,
});

const LINE: Line = {
  lineId: 'MTcyNjM2MjAwMDAwMC00Mg',
  cycle: '2024-09',
  isOtherCycle: false,
  consumedAt: '2024-09-14T02:00:00.000Z',
  tradedAt: '2024-09-14T03:10:00.000Z',
  tradeId: 'CS24091410ABCDEF',
  customer: {
    customerId: CUSTOMER,
    partnerCustomerNo: 'C-2024-0007',
    customerName: '华为****公司',
    accountName: 'hw***',
    accountManager: MANAGER,
    tags: ['重点客户'],
    isLookAlike: false,
  },
  accountManager: MANAGER,
  associationType: 'agency-sale',
  billClass: 'consumption',
  billType: 'usage',
  chargeMode: 'pay-per-use',
  service: { code: 'hws.service.type.ec2', name: '弹性云服务器' },
  resourceType: { code: 'hws.resource.type.vm', name: '云主机' },
  resourceId: '9b1e5a3c-0d43-4a65-8a6a-6a0f3b1c2d3e',
  resourceName: 'web-1',
  region: 'cn-north-4',
  enterpriseProject: 'default',
  description: null,
  amounts: {
    due: '1.32',
    paid: '1.22',
    list: '1.50',
    discount: '0.17812',
    rounding: '0.00188',
    cash: '0.00',
    credit: '1.22',
    coupon: '0.10',
    cashCoupon: '0.00',
    storedValueCard: '0.00',
    bonus: null,
    arrears: '0.00',
    writeOff: '0.00',
  },
  faults: [],
};

export const consumptionExamples: { readonly [Key in keyof typeof consumptionEndpoints]: Example<Key> } = {
  'POST /v1/consumption/overview': { body: { filter: { cycles: CYCLE } }, answer: overview },
  'POST /v1/consumption/trend': {
    body: { filter: { cycles: { from: '2024-08', to: '2024-09' }, associationType: 'agency-sale' }, by: 'cycle' },
    answer: {
      ...BASIS,
      basis: { ...BASIS.basis, cycles: { from: '2024-08', to: '2024-09' } },
      total: figures('3484.50', '3184.50', 900),
      points: [
        { at: '2024-08', ...figures('2300.00', '2100.00', 660) },
        { at: '2024-09', ...figures('1184.50', '1084.50', 240) },
      ],
      outside: null,
    },
  },
  'POST /v1/consumption/distribution': {
    body: { filter: { cycles: CYCLE }, by: 'service', top: 1 },
    answer: {
      ...BASIS,
      by: 'service',
      thenBy: null,
      total: figures('1184.50', '1084.50', 240),
      parts: [part({ key: 'hws.service.type.ec2', label: '弹性云服务器', ...figures('900.00', '800.00', 180), share: '75.98' })],
      others: { groups: 4, ...figures('284.50', '284.50', 60), share: '24.02' },
    },
  },
  'POST /v1/consumption/lines/search': {
    body: { filter: { cycles: CYCLE, service: 'hws.service.type.ec2' }, hideZero: true, page: { size: 20, at: 'first' } },
    answer: {
      ...BASIS,
      lines: [LINE],
      total: { lines: 1, due: '1.32' },
      page: { size: 20, next: null, previous: null },
    },
  },
  'GET /v1/consumption/filter-options': {
    answer: {
      cycles: { earliest: '2023-03', latest: '2024-09' },
      currencies: ['CNY'],
      services: [{ code: 'hws.service.type.ec2', name: '弹性云服务器' }],
      resourceTypes: [{ code: 'hws.resource.type.vm', name: '云主机' }],
      regions: [{ code: 'cn-north-4', name: '华北-北京四' }],
      chargeModes: ['yearly-monthly', 'pay-per-use'],
      billTypes: ['new-purchase', 'usage'],
      supervisors: [{ operatorId: 'op_s4Tk7WmXq1RbUvEfGhYz02', userId: 'u-2048', name: '王**' }],
      accountManagers: [{ ...MANAGER, supervisorId: 'op_s4Tk7WmXq1RbUvEfGhYz02' }],
      isManagerNeeded: false,
    },
  },
  'PUT /v1/consumption/budget': {
    body: { customerId: CUSTOMER, currency: 'CNY', monthly: '1000.00' },
    answer: { customerId: CUSTOMER, currency: 'CNY', monthly: '1000.00', setAt: '2024-09-15T04:00:00.000Z' },
  },
};
