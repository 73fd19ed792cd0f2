import type { AnswerOf } from '../../../shared/contract/index.ts';
import { customerExample } from './customers.ts';
import type { Example } from './example.ts';

type Shown =
  | 'GET /v1/customers/:customerId'
  | 'POST /v1/customers/disclosures'
  | 'GET /v1/preferences/customer-list'
  | 'PUT /v1/preferences/customer-list';

const COLUMNS: AnswerOf<'GET /v1/preferences/customer-list'>['columns'] = [
  { column: 'identity', isShown: true },
  { column: 'consumption', isShown: true },
  { column: 'email', isShown: false },
];

export const customerPageExamples: { readonly [Key in Shown]: Example<Key> } = {
  'GET /v1/customers/:customerId': { answer: detailExample() },
  'POST /v1/customers/disclosures': { body: { customerId: '6f2c1a4e9b7d4c0f', field: 'mobile', act: 'call' } },
  'GET /v1/preferences/customer-list': { answer: { columns: COLUMNS } },
  'PUT /v1/preferences/customer-list': { body: { columns: COLUMNS }, answer: { columns: COLUMNS } },
};

function detailExample(): AnswerOf<'GET /v1/customers/:customerId'> {
  const { isLookAlike: _isLookAlike, consumption: _consumption, ...customer } = customerExample();
  const currency = 'CNY';
  return {
    customer,
    cycles: [
      {
        cycle: '2024-09',
        asOf: '2024-09-30T01:00:00.000Z',
        isEstimate: true,
        due: [{ amount: '3456.78', currency }],
        services: [
          { service: '弹性云服务器', isOthers: false, amount: '2400.00', currency },
          { service: '对象存储服务', isOthers: false, amount: '600.00', currency },
          { service: '云硬盘', isOthers: false, amount: '300.00', currency },
          { service: '弹性公网IP', isOthers: false, amount: '90.00', currency },
          { service: '云数据库', isOthers: false, amount: '50.00', currency },
          { service: null, isOthers: true, amount: '16.78', currency },
        ],
      },
      {
        cycle: '2024-08',
        asOf: '2024-09-02T01:00:00.000Z',
        isEstimate: false,
        due: [{ amount: '3300.00', currency }],
        services: [{ service: '弹性云服务器', isOthers: false, amount: '3300.00', currency }],
      },
      { cycle: '2024-07', asOf: null, isEstimate: false, due: [], services: [] },
    ],
    expiringResources: {
      until: '2024-10-30T04:00:00.000Z',
      resources: [
        { resourceId: 'ecs-1f6b', name: 'web-01', service: '弹性云服务器', region: 'cn-north-4', expiresAt: '2024-10-12T16:00:00.000Z' },
      ],
      total: 1,
      isStated: true,
    },
    managers: [
      { operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01', userId: 'u-1024', name: '李**', assignedAt: '2024-01-05T01:30:00.000Z', endedAt: null },
      {
        operatorId: 'op_a9Bc8De7Fg6Hi5Jk4Lm301',
        userId: 'u-2048',
        name: '王**',
        assignedAt: '2023-04-01T02:00:00.000Z',
        endedAt: '2024-01-05T01:30:00.000Z',
      },
    ],
    isErased: false,
  };
}
