import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { roleEndpoints } from '../../../shared/contract/roles.ts';
import type { Example } from './example.ts';

const CLERK: AnswerOf<'PUT /v1/roles/:code'> = {
  code: 'finance-clerk',
  name: '财务专员',
  isPreset: false,
  permissions: ['customer.read', 'consumption.read', 'account.read'],
  members: 2,
  changedAt: '2024-09-12T02:30:00.000Z',
};

const MANAGER: AnswerOf<'PUT /v1/operators/:operatorId/roles'> = {
  operatorId: 'op_h3Jk8LmNp2QrStUvWxYz01',
  userId: 'u-1024',
  name: '李**',
  roles: ['account-manager', 'finance-clerk'],
  supervisor: { operatorId: 'op_s2Ad4Fg6Hj8Kl0Qw1Er3Ty', userId: 'u-2001', name: '王**' },
  team: 0,
  customers: 128,
};

export const roleExamples: { readonly [Key in keyof typeof roleEndpoints]: Example<Key> } = {
  'GET /v1/roles': {
    answer: {
      rolesFrom: 'store',
      roles: [
        {
          code: 'account-manager',
          name: null,
          isPreset: true,
          permissions: ['customer.read', 'customer.reveal', 'customer.tag', 'consumption.read', 'consumption.export'],
          members: 40,
          changedAt: null,
        },
        CLERK,
      ],
      customRolesMaximum: 10,
      permissions: [
        { permission: 'customer.read', isGrantable: true },
        { permission: 'customer.export', isGrantable: false },
      ],
    },
  },
  'PUT /v1/roles/:code': {
    body: { name: '财务专员', permissions: ['customer.read', 'consumption.read', 'account.read'] },
    answer: CLERK,
  },
  'DELETE /v1/roles/:code': {},
  'POST /v1/operators/search': {
    body: { role: 'account-manager', size: 50 },
    answer: { operators: [MANAGER], total: 1, next: null },
  },
  'PUT /v1/operators/:operatorId/roles': { body: { roles: ['account-manager', 'finance-clerk'] }, answer: MANAGER },
  'PUT /v1/operators/:operatorId/supervisor': { body: { supervisorId: 'op_s2Ad4Fg6Hj8Kl0Qw1Er3Ty' }, answer: MANAGER },
};
