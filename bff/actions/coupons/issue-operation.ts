import type { IssueTerms } from '../../domain/issue-request.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import { newOperation } from '../money/new-operation.ts';
import { addReserved } from '../money-operations/reserve.ts';
import { refusedItem, waitingItem } from './issue-coupons.ts';
import type { DecidedIssue } from './issue-decide.ts';

/** What is the same for all coupons of an issue that waits, kept as JSON. */
export type CommonTerms = Pick<IssueTerms, 'validFrom' | 'expiresAt' | 'customerNote' | 'restrictions'>;

/** What a job goes by, and a retry of what was refused. */
export function commonTerms({ validFrom, expiresAt, customerNote, restrictions }: IssueTerms): string {
  return JSON.stringify({ validFrom, expiresAt, customerNote, restrictions } satisfies CommonTerms);
}

interface Call {
  caller: SessionCaller;
  requestId: string;
}

/** The operation of an issue that was decided; `state` and what follows from it is up to the caller. */
export function issueOperation(
  world: World,
  call: Call,
  { quota, items, total, issuable }: DecidedIssue,
  stated: Pick<MoneyOperation, 'at' | 'memo'> & Partial<MoneyOperation>,
): MoneyOperation {
  const { partnerId, quotaId, asset, currency } = quota;
  const counts = { asked: total, items: items.length, refused: items.length - issuable };
  return newOperation(world, call, { kind: 'coupon-issue', partnerId, quotaId, asset, currency, ...counts, ...stated });
}

/**
 * Keeps an issue for later, for an approval or a job: the total leaves the quota at once and is held for the operation, in the same
 * transaction as the operation and all its items, so that none of it can run dry or be lost. Whoever is refused already stays refused.
 */
export async function reserveIssue(
  world: World,
  unit: Unit,
  call: Call,
  { decided, terms, at, approval }: { decided: DecidedIssue; terms: IssueTerms; at: string; approval: MoneyOperation['approval'] },
): Promise<MoneyOperation> {
  const { quota, items, issuable } = decided;
  const { quotaId } = quota;
  const later = issuable === 0 ? 'done' : approval ? 'awaiting-approval' : 'queued';
  const operation = issueOperation(world, call, decided, {
    at,
    memo: terms.memo,
    state: later,
    request: commonTerms(terms),
    approval: later === 'done' ? null : approval,
  });
  await addReserved(world, unit, operation);
  await unit.moneyOperations.saveItems(
    operation.operationId,
    items.map((one) => (one.refusal ? refusedItem(quotaId, one, at) : waitingItem(quotaId, one, at))),
  );
  return operation;
}
