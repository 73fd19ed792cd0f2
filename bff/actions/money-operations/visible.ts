import { permissionToDecide } from '../../domain/approval-rules.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Reads } from '../../ports/store.ts';
import { resellersInScope } from '../customers/whose.ts';
import type { OperatorCaller } from '../jobs/answer.ts';

type VisibleReads = Pick<Reads, 'moneyOperations' | 'resellers' | 'operators'>;

/**
 * An operation that the caller may look at: their own, one that waits for their approval, or with the permission to read the log any in the
 * books of their partner and of its resellers. Null for all others, as for one that is not there.
 */
export async function visibleOperation(reads: VisibleReads, caller: OperatorCaller, operationId: string): Promise<MoneyOperation | null> {
  const operation = await reads.moneyOperations.find(operationId);
  if (!operation) return null;
  const isVisible = isOwn(caller, operation) || mayDecide(caller, operation) || (await mayRead(reads, caller, operation));
  return isVisible ? operation : null;
}

/** An operation that the caller began; null for all others. */
export async function ownOperation(
  reads: Pick<Reads, 'moneyOperations'>,
  caller: OperatorCaller,
  operationId: string,
): Promise<MoneyOperation | null> {
  const operation = await reads.moneyOperations.find(operationId);
  return operation && isOwn(caller, operation) ? operation : null;
}

function isOwn({ partner, session }: OperatorCaller, { byPartnerId, actor }: MoneyOperation): boolean {
  return byPartnerId === partner.partnerId && actor.kind === 'operator' && actor.id === session.actor.operatorId;
}

function mayDecide({ partner, permissions }: OperatorCaller, { byPartnerId, state, kind }: MoneyOperation): boolean {
  const permission = permissionToDecide(kind);
  return byPartnerId === partner.partnerId && state === 'awaiting-approval' && permission !== null && permissions.includes(permission);
}

async function mayRead(reads: VisibleReads, caller: OperatorCaller, { partnerId, byPartnerId }: MoneyOperation): Promise<boolean> {
  const own = caller.partner.partnerId;
  if (!caller.permissions.includes('operation-log.read')) return false;
  if (partnerId === own || byPartnerId === own) return true;
  if (caller.partner.kind !== 'distributor') return false;
  const resellers = await resellersInScope(reads, own, scopeOf(caller.session.actor));
  return resellers.some((reseller) => reseller.partnerId === partnerId);
}
