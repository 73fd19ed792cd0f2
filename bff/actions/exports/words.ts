import type {
  AssociationType,
  AuditActor,
  CustomerType,
  ExportFormat,
  ExportKind,
  FrozenState,
  Locale,
  VerificationState,
} from '../../../shared/values/lists.ts';
import type { Asset, OperationItemState, OperationKind } from '../../../shared/values/money-lists.ts';
import { words as chinese } from './words-chinese.ts';
import type { ConsumptionWords } from './words-consumption.ts';
import { words as english } from './words-english.ts';
import type { StandingWords } from './words-standings.ts';

/** Columns of the files, in their order. */
export const CUSTOMER_FIELDS = [
  'customerId',
  'partnerCustomerNo',
  'customerName',
  'accountName',
  'reseller',
  'associationType',
  'associatedAt',
  'managerUserId',
  'managerName',
  'assignedAt',
  'creditAvailable',
  'creditArrears',
  'creditCurrency',
  'creditAsOf',
  'consumption',
  'consumptionCurrency',
  'otherConsumption',
  'resourceExpiry',
  'mobile',
  'email',
  'tags',
  'verification',
  'customerType',
  'level',
  'frozen',
] as const;
export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

export const AUDIT_FIELDS = [
  'sequence',
  'at',
  'actorKind',
  'actorId',
  'actorUserId',
  'action',
  'outcome',
  'refusal',
  'targets',
  'details',
  'sessionId',
  'requestId',
  'hash',
] as const;
export type AuditField = (typeof AUDIT_FIELDS)[number];

export const OPERATION_FIELDS = [
  'at',
  'operationId',
  'kind',
  'state',
  'refusal',
  'actorKind',
  'actorUserId',
  'asset',
  'currency',
  'quotaId',
  'couponId',
  'customerId',
  'customerName',
  'accountName',
  'reseller',
  'faceValue',
  'asked',
  'balanceBefore',
  'moved',
  'memo',
] as const;
export type OperationField = (typeof OPERATION_FIELDS)[number];

/** What stands in a file, and its name. Times are UTC+8 and say so in the head of their column. */
export interface ExportWords {
  kinds: Readonly<Record<ExportKind, string>>;
  customer: Readonly<Record<CustomerField, string>>;
  /** Head of the consumption columns, whose cycle is part of what they say. */
  ofCycle(head: string, cycle: string): string;
  audit: Readonly<Record<AuditField, string>>;
  operation: Readonly<Record<OperationField, string>>;
  consumption: ConsumptionWords;
  standings: StandingWords;
  operationKinds: Readonly<Record<OperationKind, string>>;
  itemStates: Readonly<Record<OperationItemState, string>>;
  assets: Readonly<Record<Asset, string>>;
  associationTypes: Readonly<Record<AssociationType, string>>;
  verification: Readonly<Record<VerificationState, string>>;
  customerTypes: Readonly<Record<CustomerType, string>>;
  frozen: Readonly<Record<FrozenState, string>>;
  actorKinds: Readonly<Record<AuditActor, string>>;
  outcomes: Readonly<Record<'done' | 'refused', string>>;
  /** Between several values in one cell. */
  separator: string;
}

const WORDS: Readonly<Record<Locale, ExportWords>> = { 'zh-CN': chinese, en: english };

export function wordsOf(locale: Locale): ExportWords {
  return WORDS[locale];
}

/** Such as `customers-20240915-1200.csv`: what it holds, and when it was asked for, in UTC+8. */
export function fileNameOf(locale: Locale, what: ExportKind, now: number, format: ExportFormat): string {
  const time = new Date(now + UTC8_MILLISECONDS).toISOString();
  return `${wordsOf(locale).kinds[what]}-${time.slice(0, 10).replaceAll('-', '')}-${time.slice(11, 16).replace(':', '')}.${format}`;
}

const UTC8_MILLISECONDS = 8 * 60 * 60 * 1000;

/** `2024-09-15 12:00` in UTC+8, or with its seconds. */
export function timeText(instant: string, to: 'minute' | 'second' = 'minute'): string {
  const text = new Date(Date.parse(instant) + UTC8_MILLISECONDS).toISOString();
  return text.slice(0, to === 'minute' ? 16 : 19).replace('T', ' ');
}
