import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { CustomerScope } from '../../domain/actor.ts';
import { type DissociationFailure, type DissociationNotes, notesOf, notesText } from '../../domain/dissociation-rules.ts';
import type { DissociationRecord } from '../../ports/dissociations.ts';
import type { World } from '../../ports/index.ts';
import type { StoredCustomer, Unit } from '../../ports/store.ts';
import { unspentOf } from './bring-back.ts';

type Checked = AnswerOf<'POST /v1/customers/:customerId/dissociation/check'>;

/** A customer of the partner's own in scope, with the dissociation that was submitted last. */
export interface Subject extends StoredCustomer {
  last: DissociationRecord | null;
}

/** Null where there is no such customer, where it left, or where it is a reseller's: distributors dissociate their own alone. */
export async function findSubject(unit: Unit, partnerId: string, scope: CustomerScope, customerId: string): Promise<Subject | null> {
  const [stored] = await unit.customers.stored(partnerId, [customerId], scope);
  return stored ? { ...stored, last: await unit.dissociations.last(partnerId, customerId) } : null;
}

/** The notes as they are at a business instant, with the digest by which they are accepted. */
export async function notesAt(
  { security }: Pick<World, 'security'>,
  unit: Unit,
  { partnerId, customerId }: { partnerId: string; customerId: string },
  at: string,
): Promise<{ notes: DissociationNotes; digest: string }> {
  const notes = notesOf(await unit.coupons.leftOf(partnerId, customerId), await unspentOf(unit, partnerId, customerId), at);
  return { notes, digest: await security.hashSecret(notesText(partnerId, customerId, notes)) };
}

export function toNotes({ couponsReturned, couponsKept, unspent }: DissociationNotes, digest: string): Checked['notes'] {
  const shown = <Sum extends { amount: bigint }>(sum: Sum) => ({ ...sum, amount: minorToText(sum.amount) });
  return { digest, couponsReturned: couponsReturned.map(shown), couponsKept: couponsKept.map(shown), unspent: unspent.map(shown) };
}

export function toFailure({ block, amount, until }: DissociationFailure): Checked['failures'][number] {
  return { block, amount: amount && { currency: amount.currency, amount: minorToText(amount.amount) }, until };
}

export function toDissociation(record: DissociationRecord): NonNullable<Checked['last']> {
  const { dissociationId, customerId, state, reason, submittedAt, settledAt, operationId } = record;
  return { dissociationId, customerId, state, reason, submittedAt, settledAt, operationId };
}
