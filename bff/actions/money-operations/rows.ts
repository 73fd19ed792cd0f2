import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ASSET_ID_PATTERN } from '../../../shared/values/ids.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../../shared/values/problem-codes.ts';
import type { CustomerScope } from '../../domain/actor.ts';
import type { LoggedItem } from '../../ports/operation-log.ts';
import type { Reads } from '../../ports/store.ts';
import { Doers } from '../money/doers.ts';
import { memoFor } from '../money/memo.ts';
import { pickedCustomers } from '../money/picked.ts';

export type LogRow = AnswerOf<'POST /v1/operations/search'>['rows'][number];

/** Who reads, and which customers of which partners they see. */
interface Reader {
  partnerId: string;
  books: readonly string[];
  scope: CustomerScope;
}

/** Items as rows of the log: operators and customers masked. Two statements, however many rows. */
export async function logRows(
  reads: { operators: Pick<Reads['operators'], 'named'>; customers: Pick<Reads['customers'], 'picked'> },
  { partnerId, books, scope }: Reader,
  items: readonly LoggedItem[],
): Promise<LogRow[]> {
  const doers = new Doers(reads.operators, partnerId);
  const customerIds = items.flatMap((item) => item.customerId ?? []);
  const [customers] = await Promise.all([pickedCustomers(reads, books, scope, customerIds), doers.load(items.map(({ actor }) => actor))]);
  return items.map((item) => ({
    operationId: item.operationId,
    item: item.item,
    kind: item.kind,
    asset: item.asset,
    currency: item.currency,
    at: item.at,
    by: doers.of(item.actor),
    quotaId: item.quotaId,
    couponId: item.couponId ?? unknownCoupon(item),
    customer: (item.customerId === null ? null : customers.get(item.customerId)) ?? null,
    reseller: item.resellerId === null ? null : { partnerId: item.resellerId, name: item.resellerName ?? '' },
    asked: textOf(item.asked),
    moved: textOf(item.moved),
    balanceBefore: textOf(item.balanceBefore),
    state: item.state,
    refusal: refusalOf(item.refusal),
    memo: memoFor(partnerId, item),
  }));
}

function textOf(amount: Minor | null): string | null {
  return amount === null ? null : minorToText(amount);
}

/** Of an item that named a coupon which is not there, the id that was asked for. */
export function unknownCoupon({ terms, refusal }: Pick<LoggedItem, 'terms' | 'refusal'>): string | null {
  return refusal === 'not-found' ? idIn(terms, 'couponId') : null;
}

/** Of an item that named a customer who is not there, the id that was asked for. */
export function unknownCustomer({ terms, refusal }: Pick<LoggedItem, 'terms' | 'refusal'>): string | null {
  return refusal === 'not-found' ? idIn(terms, 'customerId') : null;
}

function idIn(terms: string | null, name: string): string | null {
  const id: unknown = terms === null ? null : JSON.parse(terms)[name];
  return typeof id === 'string' && ASSET_ID_PATTERN.test(id) ? id : null;
}

/** What a later release refuses with has no words here. */
export function refusalOf(code: string | null): ProblemCode | null {
  return code === null ? null : (PROBLEM_CODES.find((known) => known === code) ?? 'internal');
}
