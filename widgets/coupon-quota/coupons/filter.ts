import type { BodyOf } from '../../../shared/contract/index.ts';
import { ASSET_ID_PATTERN, MADE_ID_PATTERN } from '../../../shared/values/ids.ts';
import { COUPON_ASSETS, COUPON_STATES, type CouponAsset, type CouponState } from '../../../shared/values/money-lists.ts';

export type FilterBody = NonNullable<BodyOf<'POST /v1/coupons/search'>['filter']>;

/** What issued coupons are narrowed by, as typed. Names and ids may be personal and never leave the widget but in a request's body. */
export interface CouponFilter {
  customerName: string;
  /** A whole customer id, or the partner's own number. */
  customerId: string;
  state: CouponState | '';
  asset: CouponAsset | '';
  accountManagerId: string;
  tag: string;
  /** `yes`: nothing was spent; `no`: something was. */
  unspent: 'yes' | 'no' | '';
  quotaId: string;
  couponId: string;
  operationId: string;
  /** Days in UTC+8, both included, `YYYY-MM-DD`. */
  issuedFrom: string;
  issuedUntil: string;
  expiryFrom: string;
  expiryUntil: string;
}

export type FilterField = keyof CouponFilter;

export const EMPTY_FILTER: CouponFilter = {
  customerName: '',
  customerId: '',
  state: '',
  asset: '',
  accountManagerId: '',
  tag: '',
  unspent: '',
  quotaId: '',
  couponId: '',
  operationId: '',
  issuedFrom: '',
  issuedUntil: '',
  expiryFrom: '',
  expiryUntil: '',
};

/** What is taken away at once: a field, or the two ends of a range; in the order in which it is told. */
export const FILTER_GROUPS = {
  quotaId: ['quotaId'],
  operationId: ['operationId'],
  couponId: ['couponId'],
  customerName: ['customerName'],
  customerId: ['customerId'],
  state: ['state'],
  asset: ['asset'],
  accountManagerId: ['accountManagerId'],
  tag: ['tag'],
  unspent: ['unspent'],
  issued: ['issuedFrom', 'issuedUntil'],
  expiry: ['expiryFrom', 'expiryUntil'],
} as const satisfies Record<string, readonly FilterField[]>;
export type FilterGroup = keyof typeof FILTER_GROUPS;

/** Groups behind "More filters". */
export const MORE_GROUPS = ['unspent', 'quotaId', 'operationId', 'couponId', 'issued', 'expiry'] as const satisfies readonly FilterGroup[];

/** Why a field is not searched for. A name that is too short is left out; the others hold the search back. */
export type FilterProblem = 'tooShort' | 'notAnId' | 'inverted';

const SHORTEST_NAME = 2;
const DAY_MILLISECONDS = 86_400_000;

export function isDay(text: string): boolean {
  const isWritten = /^(19|20|21)\d\d-\d\d-\d\d$/.test(text);
  return isWritten && (new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) ?? false);
}

/** What is wrong with a field as it stands, or null. */
export function problemOf(filter: CouponFilter, field: FilterField): FilterProblem | null {
  const text = filter[field].trim();
  if (text === '') return null;
  if (field === 'customerName') return text.length < SHORTEST_NAME ? 'tooShort' : null;
  if (field === 'operationId') return MADE_ID_PATTERN.test(text) ? null : 'notAnId';
  if (field === 'quotaId' || field === 'couponId') return ASSET_ID_PATTERN.test(text) ? null : 'notAnId';
  if (field === 'issuedUntil') return isInverted(filter.issuedFrom, text) ? 'inverted' : null;
  if (field === 'expiryUntil') return isInverted(filter.expiryFrom, text) ? 'inverted' : null;
  return null;
}

function isInverted(from: string, until: string): boolean {
  return isDay(from) && isDay(until) && from > until;
}

/** False while an id is none, or a range is upside down: nothing is asked until it is put right. */
export function isSound(filter: CouponFilter): boolean {
  return (['operationId', 'quotaId', 'couponId', 'issuedUntil', 'expiryUntil'] as const).every(
    (field) => problemOf(filter, field) === null,
  );
}

/** The filter as the contract wants it: what is empty or too short is left out. */
export function filterBody(filter: CouponFilter): FilterBody {
  const plain = ['customerName', 'customerId', 'accountManagerId', 'tag', 'quotaId', 'couponId', 'operationId'] as const;
  const stated = plain.filter((field) => filter[field].trim() !== '' && problemOf(filter, field) === null);
  const [issued, expiry] = [range(filter.issuedFrom, filter.issuedUntil), range(filter.expiryFrom, filter.expiryUntil)];
  return {
    ...Object.fromEntries(stated.map((field) => [field, filter[field].trim()])),
    ...(filter.state && { states: [filter.state] }),
    ...(filter.asset && { assets: [filter.asset] }),
    ...(filter.unspent && { isUnspent: filter.unspent === 'yes' }),
    ...(issued && { issued }),
    ...(expiry && { expiry }),
  };
}

/** From the first day's beginning to the last day's end in UTC+8; null where neither is a day. */
function range(from: string, until: string): { from?: string; until?: string } | null {
  const start = (day: string, later: number): string =>
    new Date(Date.parse(`${day}T00:00:00+08:00`) + later * DAY_MILLISECONDS).toISOString();
  const ends = { ...(isDay(from) && { from: start(from, 0) }), ...(isDay(until) && { until: start(until, 1) }) };
  return Object.keys(ends).length > 0 ? ends : null;
}

/** What is in force, in the order in which it is told. */
export function activeGroups(filter: CouponFilter): FilterGroup[] {
  const isSet = (field: FilterField): boolean => filter[field].trim() !== '' && problemOf(filter, field) === null;
  return (Object.keys(FILTER_GROUPS) as FilterGroup[]).filter((group) => FILTER_GROUPS[group].some(isSet));
}

export function without(filter: CouponFilter, group: FilterGroup): CouponFilter {
  return { ...filter, ...Object.fromEntries(FILTER_GROUPS[group].map((field) => [field, ''])) };
}

/** What the panel asks to be shown: the coupons of a quota, of an operation, or in a state. What is no such id is left out. */
export function readAsked(asked: Readonly<Record<string, unknown>>): CouponFilter {
  const { quotaId, operationId, couponId, state, asset } = asked;
  const idOf = (value: unknown, pattern: RegExp): string => (typeof value === 'string' && pattern.test(value) ? value : '');
  return {
    ...EMPTY_FILTER,
    quotaId: idOf(quotaId, ASSET_ID_PATTERN),
    couponId: idOf(couponId, ASSET_ID_PATTERN),
    operationId: idOf(operationId, MADE_ID_PATTERN),
    state: COUPON_STATES.find((known) => known === state) ?? '',
    asset: COUPON_ASSETS.find((known) => known === asset) ?? '',
  };
}
