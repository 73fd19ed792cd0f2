import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Reads } from '../../ports/store.ts';
import type { WhoseCustomers } from '../customers/whose.ts';
import { toPicked } from '../money/picked.ts';

type Line = AnswerOf<'POST /v1/consumption/lines/search'>['lines'][number];
export type ShownCustomer = NonNullable<Line['customer']>;
export type ShownManager = NonNullable<Line['accountManager']>;

/** Operators of these partners by id, masked; those that are not theirs are left out. */
export async function namedOperators(
  { operators }: Pick<Reads, 'operators'>,
  partnerIds: readonly string[],
  operatorIds: readonly string[],
): Promise<ReadonlyMap<string, ShownManager>> {
  if (operatorIds.length === 0) return new Map();
  const ids = [...new Set(operatorIds)];
  const named = await Promise.all(partnerIds.map((partnerId) => operators.named(partnerId, ids)));
  return new Map(named.flat().map(({ operatorId, userId, nameMasked }) => [operatorId, { operatorId, userId, name: nameMasked }]));
}

/** Those of the customers who are in the list of whoever asks, in no order. */
export async function customersInList(
  { customers }: Pick<Reads, 'customers'>,
  { partnerIds, scope }: Pick<WhoseCustomers, 'partnerIds' | 'scope'>,
  customerIds: readonly string[],
): ReturnType<Reads['customers']['picked']> {
  return customerIds.length === 0 ? [] : customers.picked(partnerIds, scope, customerIds);
}

/** As figures and lines show them: masked, look-alikes among them marked, without names where a customer was erased. */
export function shownCustomers(rows: Awaited<ReturnType<typeof customersInList>>): ReadonlyMap<string, ShownCustomer> {
  return toPicked(rows.map((row) => (row.isErased ? { ...row, customerNameMasked: null, accountNameMasked: null } : row)));
}
