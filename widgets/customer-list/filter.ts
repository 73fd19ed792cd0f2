import type { AssociationType } from '../../shared/values/lists.ts';
import { DECIMAL_PATTERN } from '../../shared/values/money.ts';
import type { SearchBody } from './query.ts';

type FilterBody = NonNullable<SearchBody['filter']>;

/** What the list is filtered by (DOMAIN.md §2.1), as typed. Names, ids and numbers may be personal and never leave the widget but in a request's body. */
export interface Filter {
  associationType: AssociationType | '';
  customerName: string;
  accountName: string;
  customerId: string;
  mobile: string;
  accountManagerId: string;
  tag: string;
  consumptionFrom: string;
  consumptionTo: string;
  /** Days in UTC+8, both included, `YYYY-MM-DD`. */
  expiryFrom: string;
  expiryUntil: string;
}

export type FilterField = keyof Filter;

export const EMPTY_FILTER: Filter = {
  associationType: '',
  customerName: '',
  accountName: '',
  customerId: '',
  mobile: '',
  accountManagerId: '',
  tag: '',
  consumptionFrom: '',
  consumptionTo: '',
  expiryFrom: '',
  expiryUntil: '',
};

/** What is removed at once: a field, or the two ends of a range. */
export const FILTER_GROUPS = {
  customerName: ['customerName'],
  accountName: ['accountName'],
  customerId: ['customerId'],
  mobile: ['mobile'],
  accountManagerId: ['accountManagerId'],
  associationType: ['associationType'],
  tag: ['tag'],
  consumption: ['consumptionFrom', 'consumptionTo'],
  resourceExpiry: ['expiryFrom', 'expiryUntil'],
} as const satisfies Record<string, readonly FilterField[]>;
export type FilterGroup = keyof typeof FILTER_GROUPS;

/** Groups that stand behind "More filters". */
export const MORE_GROUPS = ['associationType', 'tag', 'consumption', 'resourceExpiry'] as const satisfies readonly FilterGroup[];

/** Groups that a state or an address never holds. */
export const PERSONAL = ['customerName', 'accountName', 'customerId', 'mobile'] as const satisfies readonly FilterGroup[];

/** Why a field cannot be searched for. Without the first two the rest is still searched for; the others hold the search back. */
export type FilterProblem = 'tooShort' | 'mobileIncomplete' | 'notAnAmount' | 'inverted';

const SHORTEST_NAME = 2;
const SHORTEST_MOBILE = 5;
const DAY_MILLISECONDS = 86_400_000;

/** `1,000`, `¥1000` and full-width figures as the decimal that is meant; null where it is none. */
export function readAmount(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[,¥\s]/g, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  return DECIMAL_PATTERN.test(plain) ? plain : null;
}

/** In units of 10⁻¹⁶, which no decimal of the contract is finer than. */
function unitsOf(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(16, '0'));
}

/** A day that there is, within four figures of years that anybody means. */
export function isDay(text: string): boolean {
  const isWritten = /^(19|20|21)\d\d-\d\d-\d\d$/.test(text);
  return isWritten && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
}

/** The instant at which a day begins in UTC+8, or one that many days later. */
function startOf(day: string, later = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + later * DAY_MILLISECONDS).toISOString();
}

/** What is wrong with a field as it stands, or null. */
export function problemOf(filter: Filter, field: FilterField): FilterProblem | null {
  const text = filter[field].trim();
  if (text === '') return null;
  if (field === 'customerName' || field === 'accountName') return text.length < SHORTEST_NAME ? 'tooShort' : null;
  if (field === 'mobile') return text.length < SHORTEST_MOBILE || !/\d/.test(text) ? 'mobileIncomplete' : null;
  if (field === 'consumptionFrom' || field === 'consumptionTo') return amountProblem(filter, field);
  if (field === 'expiryUntil') return isDay(filter.expiryFrom) && isDay(text) && filter.expiryFrom > text ? 'inverted' : null;
  return null;
}

/** An inverted range is told at its second end. */
function amountProblem(filter: Filter, field: 'consumptionFrom' | 'consumptionTo'): FilterProblem | null {
  const [from, to] = [readAmount(filter.consumptionFrom), readAmount(filter.consumptionTo)];
  if (readAmount(filter[field]) === null) return 'notAnAmount';
  return field === 'consumptionTo' && from !== null && to !== null && unitsOf(from) > unitsOf(to) ? 'inverted' : null;
}

/** False while a range is upside down or no amount: nothing is asked until it is put right. */
export function isSound(filter: Filter): boolean {
  return (['consumptionFrom', 'consumptionTo', 'expiryUntil'] as const).every((field) => problemOf(filter, field) === null);
}

/** The filter as the contract wants it: what is empty or too short is left out. */
export function filterBody(filter: Filter): FilterBody {
  const plain = ['associationType', 'customerName', 'accountName', 'customerId', 'mobile', 'accountManagerId', 'tag'] as const;
  const body: FilterBody = Object.fromEntries(
    plain.filter((field) => filter[field].trim() !== '' && problemOf(filter, field) === null).map((field) => [field, filter[field].trim()]),
  );
  const [minimum, maximum] = [readAmount(filter.consumptionFrom), readAmount(filter.consumptionTo)];
  if (minimum !== null || maximum !== null)
    body.consumption = { ...(minimum !== null && { minimum }), ...(maximum !== null && { maximum }) };
  const [from, until] = [
    isDay(filter.expiryFrom) && startOf(filter.expiryFrom),
    isDay(filter.expiryUntil) && startOf(filter.expiryUntil, 1),
  ];
  if (from || until) body.resourceExpiry = { ...(from && { from }), ...(until && { until }) };
  return body;
}

/** Which filters are in force, in the order in which they are told. */
export function activeGroups(filter: Filter): FilterGroup[] {
  const body = filterBody(filter);
  return (Object.keys(FILTER_GROUPS) as FilterGroup[]).filter((group) => group in body);
}

/** True while something is searched for that an address must not hold. */
export function isPersonal(filter: Filter): boolean {
  const body = filterBody(filter);
  return PERSONAL.some((group) => group in body);
}

/** The filter without one group, or without several. */
export function without(filter: Filter, ...groups: readonly FilterGroup[]): Filter {
  const fields: readonly FilterField[] = groups.flatMap((group) => FILTER_GROUPS[group]);
  return { ...filter, ...Object.fromEntries(fields.map((field) => [field, ''])) };
}

/** The day it is in UTC+8 at an instant (milliseconds), or one that many days later. */
export function dayOf(milliseconds: number, later = 0): string {
  return new Date(milliseconds + 8 * 3_600_000 + later * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
