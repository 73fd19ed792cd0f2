import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { toSignature } from './views.ts';

const SIGNATURES_SHOWN = 500;
/** Every signature may have been withdrawn. */
const ROWS_READ = 2 * SIGNATURES_SHOWN;

/** What this customer has signed, newest first. */
export async function listSignatures(
  { store }: World,
  { caller: { partner, session } }: CallOf<'GET /v1/agreements/signatures'>,
): Promise<AnswerOf<'GET /v1/agreements/signatures'> | Refusal> {
  const { agreements } = store.reads;
  const { customerId } = session.actor;
  const customer = await agreements.customer(partner.partnerId, customerId);
  if (customer === null || customer.isErased) return refuse('not-found');
  const rows = await agreements.ofCustomer(partner.partnerId, customerId, ROWS_READ);
  const withdrawals = new Map(rows.flatMap((row) => (row.withdraws === null ? [] : [[row.withdraws, row]])));
  const signed = rows.filter(({ kind }) => kind === 'signed').slice(0, SIGNATURES_SHOWN);
  return { signatures: signed.map((row) => toSignature(row, withdrawals.get(row.recordId) ?? null)) };
}
