import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { CustomerScope } from '../../domain/actor.ts';
import { lookAlikeNumber } from '../../domain/list-rules.ts';
import type { PickedRow } from '../../ports/customers.ts';
import type { Reads } from '../../ports/store.ts';

/** A customer as the contract shows one wherever one is picked or confirmed. */
export type PickedCustomer = AnswerOf<'POST /v1/coupons/search'>['coupons'][number]['customer'];

/** Customers by id, masked, look-alikes of one answer marked; those not in scope are left out. */
export async function pickedCustomers(
  reads: { customers: Pick<Reads['customers'], 'picked'> },
  partnerIds: readonly string[],
  scope: CustomerScope,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, PickedCustomer>> {
  return toPicked(await reads.customers.picked(partnerIds, scope, customerIds));
}

/** Rows that a command read already, as they are shown. */
export function toPicked(rows: readonly PickedRow[]): ReadonlyMap<string, PickedCustomer> {
  const counts = new Map<number, number>();
  const numbers = rows.map(lookAlikeNumber);
  for (const number of numbers) if (number !== null) counts.set(number, (counts.get(number) ?? 0) + 1);
  return new Map(
    rows.map((row, index) => {
      const number = numbers[index] ?? null;
      return [row.customerId, shown(row, number !== null && (counts.get(number) ?? 0) > 1)];
    }),
  );
}

function shown(row: PickedRow, isLookAlike: boolean): PickedCustomer {
  const { accountManager } = row;
  return {
    customerId: row.customerId,
    partnerCustomerNo: row.partnerCustomerNo,
    customerName: row.customerNameMasked,
    accountName: row.accountNameMasked,
    accountManager: accountManager && {
      operatorId: accountManager.operatorId,
      userId: accountManager.userId,
      name: accountManager.nameMasked,
    },
    tags: [...row.tags],
    isLookAlike,
  };
}
