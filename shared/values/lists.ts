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

/** What a role may allow (DOMAIN.md §1.3, permission table). */
export const PERMISSIONS = ['customer.read', 'customer.reveal', 'consumption.read'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Widgets that a session may be limited to. */
export const WIDGETS = ['customer-list'] as const;
export type Widget = (typeof WIDGETS)[number];

/** Things inside a widget that a session may switch off. */
export const FEATURES = ['reveal'] as const;
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
