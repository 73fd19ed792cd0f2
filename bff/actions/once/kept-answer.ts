import type { Reads } from '../../ports/store.ts';
import { decisionMemoOf } from '../money/decision-memo.ts';
import { memoFor } from '../money/memo.ts';

/** An answer as it is kept for a repeated request: without memos, which are somebody's words and stay with its operation alone. */
export function keptAnswer(answer: unknown): string {
  return JSON.stringify(answer, (name, value: unknown) => (name === 'memo' ? null : value));
}

/** A kept answer as it was given, with the memos of its operation as they are by now: emptied, where it was about somebody who was erased. */
export async function replayed(reads: Pick<Reads, 'moneyOperations'>, partnerId: string, kept: string): Promise<unknown> {
  const answer: unknown = JSON.parse(kept);
  const summary = isObject(answer) && isObject(answer.operation) ? answer.operation : answer;
  if (!isObject(summary) || !('memo' in summary) || typeof summary.operationId !== 'string') return answer;
  const operation = await reads.moneyOperations.find(summary.operationId);
  summary.memo = operation && memoFor(partnerId, operation);
  if (operation && isObject(summary.approval))
    summary.approval.memo = memoFor(partnerId, { ...operation, memo: decisionMemoOf(operation.request) });
  return answer;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
