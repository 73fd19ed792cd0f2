import { codeOf } from './engine.ts';

/** What PostgreSQL says to every statement after one that failed, until the transaction ends. */
const TRANSACTION_FAILED = '25P02';

/**
 * Waits for statements of one transaction that were asked for at once. Nothing of them is under way any more when it throws, so that
 * nothing is written after the transaction was undone. Throws what went wrong first.
 */
export async function together(...asked: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(asked)).filter((one) => one.status === 'rejected').map(({ reason }) => reason as unknown);
  if (failures.length > 0) throw failures.find((error) => codeOf(error) !== TRANSACTION_FAILED) ?? failures[0];
}
