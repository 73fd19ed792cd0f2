/**
 * Closed lists: every value the contract may carry, in one place, free of any package so that widgets can use them too.
 * The contract's schemas are made from these lists.
 */

/** Locales the kit speaks. The first is the fallback. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Kinds of partner (DOMAIN.md §1.1): 总经销商, 云经销商, 解决方案提供商. */
export const PARTNER_KINDS = ['distributor', 'reseller', 'solution-provider'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** A partner's data are either real (`live`) or made for trying things out (`test`); the two never share a partner. */
export const MODES = ['live', 'test'] as const;
export type Mode = (typeof MODES)[number];

/** Preset roles (DOMAIN.md §1.3): 系统管理员, 客户经理, 客户经理主管. */
export const ROLES = ['administrator', 'account-manager', 'supervisor'] as const;
export type Role = (typeof ROLES)[number];

/** A preset role, or the code that a partner gave one of its custom roles (自定义角色). */
export type RoleCode = string;

/** Where an operator's roles come from: named by the portal with each session, or kept here. Never both. */
export const ROLE_SOURCES = ['session', 'store'] as const;
export type RoleSource = (typeof ROLE_SOURCES)[number];

/** What a role may allow (DOMAIN.md §1.3, permission table). */
export const PERMISSIONS = [
  'customer.read',
  'customer.reveal',
  'customer.tag',
  'customer.export',
  'customer.dissociate',
  'assignment.write',
  'consumption.read',
  'consumption.export',
  'coupon.read',
  'coupon.issue',
  'coupon.recall',
  'quota.read',
  'quota.grant',
  'account.read',
  'account.write',
  'operation-log.read',
  'agreement.publish',
  'role.write',
  'audit.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Permissions that administrators alone hold; a custom role may hold all others (DOMAIN.md §1.3). */
export const ADMINISTRATOR_PERMISSIONS = [
  'customer.export',
  'customer.dissociate',
  'agreement.publish',
  'role.write',
  'audit.read',
] as const satisfies readonly Permission[];

/** Widgets that a session may be limited to. */
export const WIDGETS = [
  'customer-list',
  'customer',
  'coupon-quota',
  'consumption-dashboard',
  'roles',
  'audit',
  'agreement-dialog',
  'agreement-list',
  'agreement-records',
] as const;
export type Widget = (typeof WIDGETS)[number];

/** Things inside a widget that a session may switch off. */
export const FEATURES = ['reveal', 'tag', 'assign', 'export'] as const;
export type Feature = (typeof FEATURES)[number];

/** The tie between customer and partner (DOMAIN.md §1.2): 代售, 顾问销售. */
export const ASSOCIATION_TYPES = ['agency-sale', 'referral'] as const;
export type AssociationType = (typeof ASSOCIATION_TYPES)[number];

/** Real-name verification (DOMAIN.md §2.2 `verified_status` -1, 0, 1, 2). */
export const VERIFICATION_STATES = ['unverified', 'in-review', 'rejected', 'verified'] as const;
export type VerificationState = (typeof VERIFICATION_STATES)[number];

/** DOMAIN.md §2.2 `customer_type` -1, 0, 1. */
export const CUSTOMER_TYPES = ['none', 'individual', 'enterprise'] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

/** DOMAIN.md §2.2 `customer_level`. */
export const CUSTOMER_LEVELS = ['V0', 'V1', 'V2', 'V3', 'V4', 'V5'] as const;
export type CustomerLevel = (typeof CUSTOMER_LEVELS)[number];

/** DOMAIN.md §2.2 `is_frozen` 0, 1, 2. */
export const FROZEN_STATES = ['not-frozen', 'account-frozen', 'account-and-resources-frozen'] as const;
export type FrozenState = (typeof FROZEN_STATES)[number];

/** Fields that leave the BFF masked and can be revealed (DOMAIN.md §2.3). */
export const MASKED_FIELDS = ['customerName', 'accountName', 'mobile', 'email', 'accountManagerName'] as const;
export type MaskedField = (typeof MASKED_FIELDS)[number];

/** Why an operator reveals; a closed list, so that no personal data can be typed into the audit trail. */
export const REVEAL_PURPOSES = ['contact', 'support', 'verify-identity', 'correct-data', 'other'] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];

/** What the customer list can be sorted by; masked columns are not here because their order would betray them. */
export const CUSTOMER_SORTS = ['associatedAt', 'consumption', 'resourceExpiry', 'credit'] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

export const SORT_DIRECTIONS = ['ascending', 'descending'] as const;
export type SortDirection = (typeof SORT_DIRECTIONS)[number];

export const PAGE_SIZES = [10, 20, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** Columns of the customer list that can be shown, hidden and ordered; `identity` always comes first. */
export const CUSTOMER_COLUMNS = [
  'identity',
  'ids',
  'reseller',
  'credit',
  'consumption',
  'resourceExpiry',
  'association',
  'accountManagerName',
  'mobile',
  'email',
  'tags',
  'verification',
  'customerType',
  'level',
  'frozen',
] as const;
export type CustomerColumn = (typeof CUSTOMER_COLUMNS)[number];

/** Ways in which a revealed value goes on to somebody; each is recorded. */
export const DISCLOSURE_ACTS = ['copy', 'call', 'write'] as const;
export type DisclosureAct = (typeof DISCLOSURE_ACTS)[number];

/**
 * What became of one item of a batch. `pending` and `in-question` come from a connector that carries the command to the upstream
 * (DESIGN.md §4); without one they never occur.
 */
export const ITEM_STATES = ['done', 'refused', 'pending', 'in-question'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What a saved item did to what was stored. */
export const ITEM_CHANGES = ['added', 'changed', 'unchanged'] as const;
export type ItemChange = (typeof ITEM_CHANGES)[number];

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** What can be exported. */
export const EXPORT_KINDS = [
  'customers',
  'audit',
  'operations',
  'consumption-lines',
  'consumption-distribution',
  'agreement-standings',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Who did what an audit row records. */
export const AUDIT_ACTORS = ['operator', 'end-customer', 'partner-key', 'system'] as const;
export type AuditActor = (typeof AUDIT_ACTORS)[number];

/** Everything an audit row can record as done or refused. Closed, so that readers can filter and translate it. */
export const AUDIT_ACTIONS = [
  'access',
  'session.mint',
  'session.swap',
  'session.end',
  'session.revoke',
  'customers.search',
  'customers.reveal',
  'customers.disclose',
  'customers.save',
  'customers.tag',
  'customer.erase',
  'customers.reseal',
  'assignments.save',
  'assignments.assign',
  'assignments.withdraw',
  'reseller-assignments.assign',
  'reseller-assignments.withdraw',
  'operators.save',
  'operator.roles',
  'operator.supervisor',
  'role.save',
  'role.remove',
  'settings.save',
  'resellers.save',
  'export.create',
  'export.done',
  'export.failed',
  'export.download',
  'job.cancel',
  'job.takeover',
  'import.customers.begin',
  'import.customers',
  'import.focus.begin',
  'import.focus',
  'key.add',
  'key.rotate',
  'key.revoke',
  'partner.add',
  'partner.move',
  'webhook.add',
  'webhook.save',
  'webhook.remove',
  'webhook.secret',
  'webhook.test',
  'webhook.replay',
  'store.restore',
  'store.release',
  'quotas.save',
  'quotas.grant',
  'quotas.recall',
  'coupons.save',
  'coupons.issue',
  'coupons.recall',
  'coupons.redeem',
  'coupons.refund',
  'coupons.expire',
  'coupons.select',
  'accounts.save',
  'accounts.top-up',
  'accounts.allocate',
  'accounts.recall',
  'accounts.charge',
  'operation.approve',
  'operation.reject',
  'operation.lapse',
  'operation.stop',
  'operation.retry',
  'operation.end',
  'operation.file',
  'customer.dissociate',
  'customer.dissociation-outcome',
  'customer.association-change',
  'step-up.code',
  'step-up.check',
  'consumption.budget',
  'consumption.rebuild',
  'import.bill-detail.begin',
  'import.bill-detail',
  'agreement.publish',
  'agreement.withdraw',
  'agreement.present',
  'agreement.sign',
  'agreement.withdraw-signature',
  'agreement.receipt',
  'agreement.forget-annexes',
  'agreement.rebuild-standings',
  'third-party-payment.add',
  'third-party-payment.void',
  'third-party-payment.file',
  'payment-contract.apply',
  'payment-contract.file',
  'contact.request',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/**
 * What a partner's own systems are told. Each carries ids, amounts and times only, so that no event says more of a person than an id
 * does. An event of one kind always has the same members.
 */
export const EVENT_TYPES = [
  'customer.assigned',
  'customer.unassigned',
  'coupon.issued',
  'coupon.recalled',
  'coupon.redeemed',
  'coupon.refunded',
  'coupon.expired',
  'quota.granted',
  'quota.recalled',
  'money.allocated',
  'money.recalled',
  'operation.awaiting-approval',
  'operation.decided',
  'operation.ended',
  'customer.dissociation-submitted',
  'customer.dissociated',
  'customer.association-changed',
  'agreement.pending',
  'agreement.signed',
  'agreement.withdrawn',
  'customer.contact-requested',
  'export.done',
  'reveal.limit-reached',
  'session.refused',
  'store.restored',
  'webhook.test',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Where the delivery of an event to a webhook stands: yet to be made, or given up until it is replayed. What was delivered is not kept. */
export const DELIVERY_STATES = ['waiting', 'parked'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Limits of reveals that an operator, or all of a partner's together, can reach (DESIGN.md §4, masking). */
export const REVEAL_WINDOWS = ['operator-minute', 'operator-day', 'partner-hour'] as const;
export type RevealWindow = (typeof REVEAL_WINDOWS)[number];

/** Where a session can be refused before it begins. */
export const SESSION_STEPS = ['mint', 'swap'] as const;
export type SessionStep = (typeof SESSION_STEPS)[number];
