import type { OperationKind } from '../../../shared/values/money-lists.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { executeAllocation } from '../accounts/execute-allocation.ts';
import { executeIssue } from '../coupons/issue-execute.ts';
import { recallItems } from '../coupons/recall-items.ts';
import { executeGrant } from '../quotas/grant-execute.ts';

/**
 * Does some waiting items of an operation, in one transaction, and answers each as it became: `done` or `refused`. What it moves comes out
 * of what was reserved (`held`) where the kind reserves. It checks each item again: between the confirmation and now a customer may have
 * left, a coupon may have been used. Events it tells itself. The runner saves the items, the counts and the audit row.
 */
export type Executor = (
  world: World,
  unit: Unit,
  work: { operation: MoneyOperation; items: readonly MoneyItem[]; at: string },
) => Promise<readonly MoneyItem[]>;

/** Kinds of operations that can wait for an approval or run as a job. */
export const EXECUTORS: { readonly [Kind in OperationKind]?: Executor } = {
  'coupon-issue': executeIssue,
  'coupon-recall': recallItems,
  'quota-grant': executeGrant,
  allocation: executeAllocation,
};
