import type { Minor } from '../../shared/values/minor.ts';
import { checkCustomerNote, checkMemo, LARGEST, readAsked } from './amount-rules.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { checkUseLimits, type UseLimits } from './restriction-rules.ts';

/** An issue as it is asked for (`POST /v1/coupons/issues`). */
export interface AskedIssue extends AskedTerms {
  restrictions?: UseLimits | undefined;
  items: readonly (AskedTerms & { customerId: string })[];
}

interface AskedTerms {
  faceValue?: string | undefined;
  validFrom?: string | undefined;
  expiresAt?: string | undefined;
  customerNote?: string | undefined;
  memo?: string | undefined;
}

/** One coupon that is asked for, with what is its own; null: as for all. */
export interface IssueItem {
  /** From 1. */
  item: number;
  customerId: string;
  face: Minor;
  validFrom: string | null;
  expiresAt: string | null;
  customerNote: string | null;
  memo: string | null;
}

/** An issue that is well formed. Instants as the store keeps them. */
export interface IssueTerms {
  validFrom: string | null;
  expiresAt: string | null;
  customerNote: string | null;
  memo: string | null;
  restrictions: UseLimits;
  items: readonly IssueItem[];
}

const MAXIMUM_ERRORS = 20;

/**
 * Reads an issue. A malformed one is refused whole, each kind of fault by its own name, in this order: a customer named twice, face values
 * (R-ISS-2), memos and notes (R-ISS-7), limits of use that make no sense. Every place with the first fault found is named, 20 at most.
 */
export function readIssue(asked: AskedIssue): IssueTerms | Refusal {
  const faces = asked.faceValue === undefined ? null : readAsked(asked.faceValue, LARGEST.faceValue, '/body/faceValue');
  const values = asked.items.map((item, index) => faceOf(item.faceValue, faces, index));
  const refused =
    firstOf(repeated(asked.items)) ??
    firstOf(isRefusal(faces) ? [faces] : values.filter(isRefusal)) ??
    firstOf(textFaults(asked)) ??
    (asked.restrictions ? checkUseLimits(asked.restrictions, '/body/restrictions') : null);
  if (refused) return refused;
  const items = asked.items.map((item, index) => ({
    item: index + 1,
    customerId: item.customerId,
    face: values[index] as Minor,
    ...termsOf(item),
  }));
  return { ...termsOf(asked), restrictions: asked.restrictions ?? {}, items };
}

function faceOf(own: string | undefined, common: Minor | Refusal | null, index: number): Minor | Refusal {
  const pointer = `/body/items/${index}/faceValue`;
  if (own !== undefined) return readAsked(own, LARGEST.faceValue, pointer);
  return common ?? refuse('request-invalid', { errors: [{ pointer, detail: 'Here, or one for all.' }] });
}

function* repeated(items: AskedIssue['items']): Generator<Refusal> {
  const seen = new Set<string>();
  for (const [index, { customerId }] of items.entries()) {
    if (seen.has(customerId))
      yield refuse('item-repeated', { errors: [{ pointer: `/body/items/${index}/customerId`, detail: 'Named before.' }] });
    seen.add(customerId);
  }
}

function* textFaults(asked: AskedIssue): Generator<Refusal> {
  yield* faultsOf(asked, '/body');
  for (const [index, item] of asked.items.entries()) yield* faultsOf(item, `/body/items/${index}`);
}

function* faultsOf({ memo, customerNote }: AskedTerms, place: string): Generator<Refusal> {
  const faults = [checkMemo(memo, `${place}/memo`), checkCustomerNote(customerNote, `${place}/customerNote`)];
  for (const fault of faults) if (fault) yield fault;
}

/** The first fault, with the places of all that have the same name. */
function firstOf(faults: Iterable<Refusal>): Refusal | null {
  const all = [...faults];
  const [first] = all;
  if (!first) return null;
  const alike = all.filter(({ refusal }) => refusal === first.refusal);
  return refuse(first.refusal, { errors: alike.flatMap(({ errors = [] }) => errors).slice(0, MAXIMUM_ERRORS) });
}

function termsOf({ validFrom, expiresAt, customerNote, memo }: AskedTerms) {
  return {
    validFrom: validFrom === undefined ? null : instantOf(validFrom),
    expiresAt: expiresAt === undefined ? null : instantOf(expiresAt),
    customerNote: customerNote || null,
    memo: memo || null,
  };
}

function instantOf(text: string): string {
  return new Date(Date.parse(text)).toISOString();
}
