import { z } from 'zod';
import { PERMISSIONS, ROLE_SOURCES } from '../values/lists.ts';
import type { Endpoint } from './endpoint.ts';
import { accountManager, cursor, instant, madeId, masked, permission, roleCode } from './fields.ts';

const roleName = z.string().trim().min(1).max(32).describe('As the partner calls it; its language is the partner’s.');

const role = z.object({
  code: roleCode,
  name: roleName.nullable().describe('Null for preset roles, whose names belong to the widgets’ dictionaries.'),
  isPreset: z.boolean(),
  permissions: z.array(permission),
  members: z.number().int().min(0).describe('Operators that hold the role.'),
  changedAt: instant.nullable(),
});

const operator = z.object({
  operatorId: madeId,
  userId: z.string(),
  name: masked.nullable(),
  roles: z.array(roleCode),
  supervisor: accountManager.nullable(),
  /** How many account managers stand under a supervisor. */
  team: z.number().int().min(0),
  customers: z.number().int().min(0).describe('Customers held as an account manager.'),
});

const ADMINISTRATORS = {
  callers: ['operator'],
  permission: 'role.write',
  widgets: ['roles'],
  feature: null,
} as const satisfies Partial<Endpoint>;

/** Roles and who holds them (DOMAIN.md §1.3), for administrators. */
export const roleEndpoints = {
  'GET /v1/roles': {
    ...ADMINISTRATORS,
    summary: 'Preset and custom roles',
    description: 'With what each allows, how many hold it, and the whole permission table.',
    answer: z.object({
      rolesFrom: z.enum(ROLE_SOURCES),
      roles: z.array(role),
      customRolesMaximum: z.number().int(),
      permissions: z.array(
        z.object({ permission: z.enum(PERMISSIONS), isGrantable: z.boolean().describe('Whether a custom role may hold it.') }),
      ),
    }),
    status: 200,
    refusals: [],
  },
  'PUT /v1/roles/:code': {
    ...ADMINISTRATORS,
    summary: 'Add or change a custom role',
    description: 'At most 10. What it allows changes at once, also in live sessions.',
    params: z.strictObject({ code: roleCode }),
    body: z.strictObject({ name: roleName, permissions: z.array(permission).max(PERMISSIONS.length) }),
    answer: role,
    status: 200,
    refusals: ['role-fixed', 'custom-roles-full', 'permission-not-grantable', 'role-name-taken'],
  },
  'DELETE /v1/roles/:code': {
    ...ADMINISTRATORS,
    summary: 'Remove a custom role',
    description:
      'Refused while an operator holds it; where roles come with the session, while a live session acts by it, since what a session named once may never be named again.',
    params: z.strictObject({ code: roleCode }),
    answer: z.undefined(),
    status: 204,
    refusals: ['role-fixed', 'role-in-use', 'not-found'],
  },
  'POST /v1/operators/search': {
    ...ADMINISTRATORS,
    summary: 'A page of operators, masked',
    description: 'By user id. Names are masked as persons’ names.',
    body: z.strictObject({
      role: roleCode.optional(),
      supervisorId: madeId.optional().describe('Account managers under this supervisor.'),
      userId: z.string().trim().min(1).max(128).optional().describe('Start of the user id; letters as written.'),
      after: cursor.optional(),
      size: z.number().int().min(1).max(100).optional().describe('Default: 50.'),
    }),
    answer: z.object({ operators: z.array(operator), total: z.number().int().min(0), next: cursor.nullable() }),
    status: 200,
    refusals: ['cursor-invalid'],
  },
  'PUT /v1/operators/:operatorId/roles': {
    ...ADMINISTRATORS,
    summary: 'Give an operator roles',
    description:
      'Only where roles are kept in the store. Ends the operator’s live sessions. Who is no supervisor any more frees their account managers (R-ROLE-5).',
    params: z.strictObject({ operatorId: madeId }),
    body: z.strictObject({ roles: z.array(roleCode).max(20) }),
    answer: operator,
    status: 200,
    refusals: ['not-found', 'roles-from-session', 'roles-missing', 'roles-too-many', 'roles-conflict', 'role-unknown'],
  },
  'PUT /v1/operators/:operatorId/supervisor': {
    ...ADMINISTRATORS,
    summary: 'Put an account manager under a supervisor',
    description: 'Null takes the account manager out of any team.',
    params: z.strictObject({ operatorId: madeId }),
    body: z.strictObject({ supervisorId: madeId.nullable() }),
    answer: operator,
    status: 200,
    refusals: ['not-found', 'not-an-account-manager', 'not-a-supervisor'],
  },
} as const satisfies Record<string, Endpoint>;
