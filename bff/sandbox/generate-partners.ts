import type { RoleCode, RoleSource } from '../../shared/values/lists.ts';
import type { CustomRoleRecord, OperatorRecord } from '../ports/records.ts';
import type { NewPartner } from '../ports/store.ts';
import { createDraw } from './draw.ts';
import { chinesePersonName, englishPersonName } from './generate-names.ts';

/** `own` starts empty: it is for the imports of the person who tries the kit out. */
export const WORLD_PARTNERS = ['distributor', 'resellerNorth', 'resellerSouth', 'solutionProvider', 'own'] as const;
export type WorldPartnerName = (typeof WORLD_PARTNERS)[number];

export interface WorldPartner {
  record: NewPartner;
  keyId: string;
  /** Fixed and public: it opens demonstration data and nothing else. */
  secretKey: string;
  operators: readonly OperatorRecord[];
  /** Roles of the partner's own. */
  roles: readonly Omit<CustomRoleRecord, 'changedAt'>[];
  /** Part of all customers of the world, 0 to 1. */
  share: number;
  /** Part of its customers with an English name, 0 to 1. */
  englishShare: number;
}

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** An id of the contract's shape that is the same in every world. */
export function worldId(prefix: string, label: string): string {
  return `${prefix}_${createDraw(`id/${prefix}/${label}`).text(ID_ALPHABET, 22)}`;
}

interface Plan {
  title: string;
  kind: NewPartner['kind'];
  parent: WorldPartnerName | null;
  supervisors: number;
  managers: number;
  rolesFrom: RoleSource;
  /** In which language the partner names its own roles; null: it has none. */
  roleNames: 'zh' | 'en' | null;
  share: number;
  englishShare: number;
}

const PLANS: Record<WorldPartnerName, Plan> = {
  distributor: {
    title: '砺峰云服务',
    kind: 'distributor',
    parent: null,
    supervisors: 2,
    managers: 8,
    rolesFrom: 'session',
    roleNames: 'zh',
    share: 0.45,
    englishShare: 0.12,
  },
  resellerNorth: {
    title: '朗屿科技',
    kind: 'reseller',
    parent: 'distributor',
    supervisors: 1,
    managers: 4,
    rolesFrom: 'session',
    roleNames: null,
    share: 0.175,
    englishShare: 0.05,
  },
  resellerSouth: {
    title: '观澜数据',
    kind: 'reseller',
    parent: 'distributor',
    supervisors: 1,
    managers: 3,
    rolesFrom: 'session',
    roleNames: null,
    share: 0.125,
    englishShare: 0.05,
  },
  solutionProvider: {
    title: 'Marram Cloud',
    kind: 'solution-provider',
    parent: null,
    supervisors: 1,
    managers: 5,
    rolesFrom: 'store',
    roleNames: 'en',
    share: 0.25,
    englishShare: 0.6,
  },
  own: {
    title: '我的公司 My company',
    kind: 'solution-provider',
    parent: null,
    supervisors: 0,
    managers: 0,
    rolesFrom: 'session',
    roleNames: null,
    share: 0,
    englishShare: 0,
  },
};

const MARRAM_LIMITS = [{ currency: 'CNY', operationMaximum: 2_000_000n, operatorDayMaximum: 5_000_000n }];

/** The partners of the sandbox with keys and operators: the same whatever the seed, so that a page or a script can name them. */
export function worldPartner(name: WorldPartnerName): WorldPartner {
  const plan = PLANS[name];
  return {
    record: {
      partnerId: worldId('par', name),
      name: plan.title,
      kind: plan.kind,
      mode: 'test',
      rolesFrom: plan.rolesFrom,
      parentPartnerId: plan.parent && worldId('par', plan.parent),
      currency: name === 'own' ? null : 'CNY',
      // Whose real name is verified can apply for payment agreement contracts; one is not yet.
      isVerified: name === 'distributor' || name === 'solutionProvider',
      // One partner shows codes and approvals; the others are as a partner begins.
      ...(name === 'solutionProvider' && { stepUp: true, limits: MARRAM_LIMITS }),
    },
    keyId: worldId('key', name),
    secretKey: `pwk_test_${'demonstration-only'.padEnd(43 - name.length, '-')}${name}`,
    operators: operatorsOf(name, plan),
    roles: rolesOf(plan),
    share: plan.share,
    englishShare: plan.englishShare,
  };
}

const OWN_ROLES = [
  {
    code: 'sales-operations',
    zh: '销售运营',
    en: 'Sales operations',
    permissions: ['customer.read', 'customer.reveal', 'customer.tag', 'assignment.write', 'consumption.read'],
  },
  {
    code: 'finance-clerk',
    zh: '财务专员',
    en: 'Finance clerk',
    permissions: [
      'customer.read',
      'consumption.read',
      'consumption.export',
      'coupon.read',
      'quota.read',
      'account.read',
      'operation-log.read',
    ],
  },
  {
    code: 'coupon-desk',
    zh: '券管理专员',
    en: 'Coupon desk',
    permissions: ['customer.read', 'coupon.read', 'coupon.issue', 'coupon.recall', 'quota.read', 'account.read', 'operation-log.read'],
  },
] as const;

function rolesOf({ roleNames }: Plan): WorldPartner['roles'] {
  if (roleNames === null) return [];
  return OWN_ROLES.map((role) => ({ code: role.code, name: role[roleNames], permissions: role.permissions }));
}

function operatorsOf(partner: WorldPartnerName, plan: Plan): OperatorRecord[] {
  const operator = (userId: string, roles: RoleCode | readonly RoleCode[], supervisorId: string | null = null): OperatorRecord => {
    const draw = createDraw(`operator/${partner}/${userId}`);
    const name = draw.chance(plan.englishShare) ? englishPersonName(draw) : chinesePersonName(draw);
    return {
      operatorId: worldId('op', `${partner}/${userId}`),
      partnerId: worldId('par', partner),
      userId,
      name,
      roles: typeof roles === 'string' ? [roles] : roles,
      supervisorId,
    };
  };
  const supervisors = Array.from({ length: plan.supervisors }, (_, index) => operator(`supervisor-${index + 1}`, 'supervisor'));
  const managers = Array.from({ length: plan.managers }, (_, index) => {
    // The last manager of a partner stands under nobody and has no name yet, as a manager does whom an import made.
    const isLast = index === plan.managers - 1;
    const above = isLast ? null : (supervisors[index % supervisors.length]?.operatorId ?? null);
    const manager = operator(`manager-${index + 1}`, 'account-manager', above);
    return isLast ? { ...manager, name: null } : manager;
  });
  // A role of the partner's own, alone and beside the account manager's, whose limit to own customers it lifts (R-ROLE-1).
  const others = plan.roleNames
    ? [
        operator('clerk-1', 'finance-clerk'),
        operator('sales-1', 'sales-operations'),
        operator('sales-2', ['account-manager', 'sales-operations']),
        operator('coupons-1', 'coupon-desk'),
      ]
    : [];
  return [operator('admin', 'administrator'), ...supervisors, ...managers, ...others];
}
