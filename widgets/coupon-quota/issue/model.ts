import type { AnswerOf, BodyOf } from '../../../shared/contract/index.ts';
import type { OrderType } from '../../../shared/values/money-lists.ts';
import type { Quota } from '../quotas/controller.ts';

type Issue = BodyOf<'POST /v1/coupons/issues'>;
export type Line = AnswerOf<'POST /v1/coupons/recipients'>['lines'][number];
export type Customer = NonNullable<Line['customer']>;

/** What may differ for one recipient; empty texts mean „as for all". Days are UTC+8. */
export interface OwnTerms {
  faceValue: string;
  validFrom: string;
  lastDay: string;
  customerNote: string;
  memo: string;
}

export interface Recipient {
  customer: Customer;
  own: OwnTerms;
}

/** What is for all. Days are UTC+8, the last one included. */
export interface Terms {
  faceValue: string;
  /** True where every recipient has a face value of its own. */
  isOwnFaceValue: boolean;
  validFrom: string;
  lastDay: string;
  minimumOrder: string;
  services: string;
  orderTypes: readonly OrderType[];
  customerNote: string;
  memo: string;
}

export const NO_OWN: OwnTerms = { faceValue: '', validFrom: '', lastDay: '', customerNote: '', memo: '' };
export const NO_TERMS: Terms = {
  faceValue: '',
  isOwnFaceValue: false,
  validFrom: '',
  lastDay: '',
  minimumOrder: '',
  services: '',
  orderTypes: [],
  customerNote: '',
  memo: '',
};

const UTC_8 = 8 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;

/** The instant at which a day in UTC+8 begins. */
export function startOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - UTC_8).toISOString();
}

/** The instant at which a day in UTC+8 is over, never later than the quota. */
export function endOfDay(day: string, quota: Pick<Quota, 'expiresAt'>): string {
  const end = Date.parse(startOfDay(day)) + DAY;
  return new Date(Math.min(end, Math.max(Date.parse(quota.expiresAt), end - DAY + 1))).toISOString();
}

/** A minimum order is an amount of the ledger's form; what is no number is left to the field to say. */
export function asAmount(text: string): string | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(2, '0')}` : null;
}

export type AmountProblem = 'amount-not-a-number' | 'amount-not-positive' | 'amount-too-precise' | 'amount-out-of-range';

/** What is wrong with an amount, by the codes of the contract, so that it is said at its field before anything is asked; null: nothing. */
export function amountProblem(text: string): AmountProblem | null {
  const typed = text.trim();
  if (/^-\d/.test(typed)) return 'amount-not-positive';
  const match = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(typed);
  if (!match) return 'amount-not-a-number';
  const [, whole = '', fraction = ''] = match;
  if (!/[1-9]/.test(whole + fraction)) return 'amount-not-positive';
  if (fraction.length > 2) return 'amount-too-precise';
  return BigInt(whole) > LARGEST_FACE_VALUE ? 'amount-out-of-range' : null;
}

/** R-ISS-2, in whole units. */
const LARGEST_FACE_VALUE = 99_999_999_999n;

/** What is sent. Parts that are empty are left out: they are the quota's. */
export function issueOf(quota: Quota, recipients: readonly Recipient[], terms: Terms): Issue {
  const from = quota.reseller?.partnerId;
  const services = terms.services
    .split(/[,，、\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const minimumOrder = asAmount(terms.minimumOrder);
  const restrictions = {
    ...(services.length > 0 ? { services: services.slice(0, 10) } : {}),
    ...(terms.orderTypes.length > 0 ? { orderTypes: [...terms.orderTypes] } : {}),
    ...(minimumOrder ? { minimumOrder } : {}),
  };
  return {
    quotaId: quota.quotaId,
    ...(from ? { indirectPartnerId: from } : {}),
    ...(!terms.isOwnFaceValue && terms.faceValue.trim() !== '' ? { faceValue: terms.faceValue.trim() } : {}),
    ...datesOf(terms, quota),
    ...(Object.keys(restrictions).length > 0 ? { restrictions } : {}),
    ...textsOf(terms),
    items: recipients.map(({ customer, own }) => ({
      customerId: customer.customerId,
      ...(own.faceValue.trim() !== '' && (terms.isOwnFaceValue || terms.faceValue.trim() === '')
        ? { faceValue: own.faceValue.trim() }
        : {}),
      ...datesOf(own, quota),
      ...textsOf(own),
    })),
  };
}

function datesOf({ validFrom, lastDay }: Pick<Terms, 'validFrom' | 'lastDay'>, quota: Quota) {
  return {
    ...(validFrom === '' ? {} : { validFrom: startOfDay(validFrom) }),
    ...(lastDay === '' ? {} : { expiresAt: endOfDay(lastDay, quota) }),
  };
}

function textsOf({ customerNote, memo }: Pick<Terms, 'customerNote' | 'memo'>) {
  return {
    ...(customerNote.trim() === '' ? {} : { customerNote: customerNote.trim() }),
    ...(memo.trim() === '' ? {} : { memo: memo.trim() }),
  };
}

/** What is kept on the server while it is not finished: ids and what was typed, never a name. */
export interface StoredDraft {
  version: 1;
  quotaId: string;
  indirectPartnerId: string | null;
  terms: Terms;
  recipients: { customerId: string; own: OwnTerms }[];
}

export function toDraft(quota: Quota, recipients: readonly Recipient[], terms: Terms): StoredDraft {
  return {
    version: 1,
    quotaId: quota.quotaId,
    indirectPartnerId: quota.reseller?.partnerId ?? null,
    terms,
    recipients: recipients.map(({ customer, own }) => ({ customerId: customer.customerId, own })),
  };
}

/** Reads a draft; null where it is none of this release. */
export function readDraft(content: string | null): StoredDraft | null {
  if (content === null) return null;
  try {
    const draft = JSON.parse(content) as StoredDraft;
    if (draft.version !== 1 || typeof draft.quotaId !== 'string' || !Array.isArray(draft.recipients)) return null;
    return { ...draft, terms: { ...NO_TERMS, ...draft.terms } };
  } catch {
    return null;
  }
}

/** Total of what would be issued as far as the amounts are amounts; exact. */
export function totalOf(recipients: readonly Recipient[], terms: Terms): string {
  const minor = (text: string): bigint => BigInt((asAmount(text) ?? '0.00').replace('.', ''));
  const common = minor(terms.faceValue);
  const sum = recipients.reduce((all, { own }) => all + (terms.isOwnFaceValue ? minor(own.faceValue) : common), 0n);
  const digits = String(sum).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export type TermsField = 'faceValue' | 'minimumOrder' | 'lastDay';
export type TermsProblem = AmountProblem | 'validity-inverted' | 'missing';

/** What is missing or wrong in the terms, by field. */
export function problemsOf(terms: Terms, recipients: readonly Recipient[]): ReadonlyMap<TermsField, TermsProblem> {
  const problems = new Map<TermsField, TermsProblem>();
  const values = terms.isOwnFaceValue ? recipients.map(({ own }) => own.faceValue) : [terms.faceValue];
  const wrong = values.find((text) => amountProblem(text) !== null);
  if (wrong !== undefined) problems.set('faceValue', wrong.trim() === '' ? 'missing' : (amountProblem(wrong) ?? 'missing'));
  if (terms.minimumOrder.trim() !== '' && asAmount(terms.minimumOrder) === null) problems.set('minimumOrder', 'amount-not-a-number');
  if (terms.validFrom !== '' && terms.lastDay !== '' && terms.lastDay < terms.validFrom) problems.set('lastDay', 'validity-inverted');
  return problems;
}

/** Who would be refused was told: what is sent, and what a code is for, is what was confirmed. */
export function goingOf(
  recipients: readonly Recipient[],
  checked: readonly { customerId: string; refusal: string | null }[],
): readonly Recipient[] {
  const refused = new Set(checked.filter(({ refusal }) => refusal !== null).map(({ customerId }) => customerId));
  return recipients.filter(({ customer }) => !refused.has(customer.customerId));
}
